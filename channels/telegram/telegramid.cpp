#include "channels/telegram/telegramid.h"

#include <QStringList>

namespace otklik {

namespace {

const QString businessPrefix = QStringLiteral("business:");

/// A number without sign tricks and leading zeros: a text stands for one id only.
std::optional<qint64> number(const QString &text)
{
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    return isNumber && value != 0 && QString::number(value) == text ? std::optional(value) : std::nullopt;
}

} // namespace

QString TelegramId::text() const
{
    QString text = connection.isEmpty() ? QString() : businessPrefix + connection + u':';
    text += QString::number(chat) + u':';
    if (message != 0)
        text += QString::number(message);
    if (topic != 0)
        text += (isDirectMessages ? QStringLiteral(":d") : QStringLiteral(":")) + QString::number(topic);
    return text;
}

TelegramId TelegramId::thread() const
{
    TelegramId thread = *this;
    thread.message = 0;
    return thread;
}

std::optional<TelegramId> TelegramId::fromText(const QString &text)
{
    TelegramId id;
    QStringList parts = text.split(u':');
    if (text.startsWith(businessPrefix)) {
        if (parts.size() != 4 && parts.size() != 5)
            return std::nullopt;
        id.connection = parts.at(1);
        parts.remove(0, 2);
        if (id.connection.isEmpty())
            return std::nullopt;
    }
    if (parts.size() != 2 && parts.size() != 3)
        return std::nullopt;
    const auto chat = number(parts.at(0));
    const auto message = parts.at(1).isEmpty() ? std::optional<qint64>(0) : number(parts.at(1));
    if (!chat || !message || *message < 0)
        return std::nullopt;
    id.chat = *chat;
    id.message = *message;
    if (parts.size() == 3) {
        id.isDirectMessages = parts.at(2).startsWith(u'd');
        const auto topic = number(id.isDirectMessages ? parts.at(2).mid(1) : parts.at(2));
        if (!topic || *topic < 0)
            return std::nullopt;
        id.topic = *topic;
    }
    return id;
}

} // namespace otklik
