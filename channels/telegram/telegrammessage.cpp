#include "channels/telegram/telegrammessage.h"

#include "channels/telegram/telegramapi.h"
#include "channels/telegram/telegramcontent.h"
#include "channels/telegram/telegrammedia.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace otklik {

namespace {

constexpr qint64 supergroupBase = 1'000'000'000'000; ///< "-100" before a supergroup's or channel's own number

qint64 number(const QJsonObject &object, const char *key)
{
    return telegramNumber(object.value(QLatin1StringView(key)));
}

QJsonObject child(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toObject();
}

QString usernameOf(const QJsonObject &account)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9_]{1,64}\\z"));
    const QString name = account.value(QLatin1StringView("username")).toString();
    return form.match(name).hasMatch() ? name : QString();
}

QString nameOf(const QJsonObject &account)
{
    QStringList names;
    for (const char *key : {"title", "first_name", "last_name"})
        if (const QString name = cleanText(account.value(QLatin1StringView(key)).toString()).simplified(); !name.isEmpty())
            names.append(name.left(300));
    return names.join(u' ');
}

std::optional<TimePoint> timeOf(const QJsonObject &message, const char *key)
{
    const qint64 seconds = number(message, key);
    constexpr qint64 year10000 = 253'402'300'800;
    if (seconds <= 0 || seconds >= year10000)
        return std::nullopt; // 0: a message that the bot may not see any more
    return TimePoint(std::chrono::seconds(seconds));
}

void readAuthor(const QJsonObject &message, const TelegramReader &reader, IncomingPost &post)
{
    // An administrator may write in the name of the group or of a channel; a channel has no other author.
    const QJsonObject asChat = child(message, "sender_chat");
    const QJsonObject from = child(message, "from");
    const QJsonObject author = !asChat.isEmpty() ? asChat : !from.isEmpty() ? from : child(message, "chat");
    const qint64 id = number(author, "id");
    post.authorExternalId = QString::number(id);
    post.authorName = nameOf(author);
    const QString username = usernameOf(author);
    post.authorHandle = username.isEmpty() ? post.authorExternalId : username;
    if (!username.isEmpty())
        post.authorUrl = QStringLiteral("https://t.me/") + username;
    const bool isBusiness = message.contains(QLatin1StringView("business_connection_id"));
    // In a chat of a business account the customer is the chat.
    post.isBrand = id == reader.botId || (isBusiness && id != number(child(message, "chat"), "id"));
}

} // namespace

TelegramId idOfMessage(const QJsonObject &message)
{
    TelegramId id;
    id.connection = message.value(QLatin1StringView("business_connection_id")).toString();
    if (id.connection.contains(u':'))
        return {};
    id.chat = number(child(message, "chat"), "id");
    id.message = number(message, "message_id");
    if (const QJsonObject topic = child(message, "direct_messages_topic"); !topic.isEmpty()) {
        id.topic = number(topic, "topic_id");
        id.isDirectMessages = true;
    } else if (message.value(QLatin1StringView("is_topic_message")).toBool()) {
        id.topic = number(message, "message_thread_id");
    }
    return id;
}

QString messageUrl(const QJsonObject &chat, qint64 message)
{
    const QString type = chat.value(QLatin1StringView("type")).toString();
    if ((type != QLatin1StringView("supergroup") && type != QLatin1StringView("channel")) || message <= 0)
        return {};
    if (const QString username = usernameOf(chat); !username.isEmpty())
        return QStringLiteral("https://t.me/%1/%2").arg(username).arg(message);
    const qint64 id = -number(chat, "id") - supergroupBase;
    return id > 0 ? QStringLiteral("https://t.me/c/%1/%2").arg(id).arg(message) : QString();
}

bool isTestWord(const QJsonObject &message)
{
    const bool isPrivate = child(message, "chat").value(QLatin1StringView("type")).toString() == QLatin1StringView("private");
    return isPrivate && !message.contains(QLatin1StringView("business_connection_id"))
        && message.value(QLatin1StringView("text")).toString().trimmed() == QLatin1StringView("/otklik_test");
}

bool isAddressedTo(const QJsonObject &message, const TelegramReader &reader)
{
    if (number(child(child(message, "reply_to_message"), "from"), "id") == reader.botId)
        return true;
    const QString name = u'@' + reader.username;
    for (const auto &[words, list] : {std::pair("text", "entities"), std::pair("caption", "caption_entities")}) {
        const QString text = message.value(QLatin1StringView(words)).toString();
        const QJsonArray entities = message.value(QLatin1StringView(list)).toArray();
        for (const QJsonValue &value : entities) {
            const QJsonObject entity = value.toObject();
            const QString type = entity.value(QLatin1StringView("type")).toString();
            const QString part = text.mid(number(entity, "offset"), std::max<qint64>(number(entity, "length"), 0));
            const bool isMention = type == QLatin1StringView("mention") && part.compare(name, Qt::CaseInsensitive) == 0;
            const bool isCommand = type == QLatin1StringView("bot_command") && part.endsWith(name, Qt::CaseInsensitive);
            const bool isNamed = type == QLatin1StringView("text_mention") && number(child(entity, "user"), "id") == reader.botId;
            if ((!reader.username.isEmpty() && (isMention || isCommand)) || isNamed)
                return true;
        }
    }
    return false;
}

std::optional<IncomingPost> postOfMessage(const QJsonObject &message, const TelegramReader &reader)
{
    const TelegramId id = idOfMessage(message);
    const auto writtenAt = timeOf(message, "date");
    if (id.chat == 0 || id.message <= 0 || !writtenAt)
        return std::nullopt;
    IncomingPost post;
    post.externalId = id.text();
    post.publishedAt = *writtenAt;
    post.editedAt = timeOf(message, "edit_date");
    readAuthor(message, reader, post);
    post.text = contentOfMessage(message);
    post.media = telegramMedia(message);

    const QJsonObject chat = child(message, "chat");
    const QString type = chat.value(QLatin1StringView("type")).toString();
    const bool isPrivate = type == QLatin1StringView("private") || !id.connection.isEmpty() || id.isDirectMessages;
    post.visibility = isPrivate ? Visibility::Private : Visibility::Public;
    post.url = isPrivate ? QString() : messageUrl(chat, id.message);
    if (isPrivate)
        post.threadExternalId = id.thread().text();
    else
        post.threadTitle = nameOf(chat);
    QJsonObject parent = child(message, "reply_to_message");
    // Every first message of a topic "answers" the making of the topic.
    if (!parent.isEmpty() && !parent.contains(QLatin1StringView("forum_topic_created"))) {
        // Telegram tells the connection of the message only.
        if (!id.connection.isEmpty())
            parent.insert(QStringLiteral("business_connection_id"), id.connection);
        const TelegramId parentId = idOfMessage(parent);
        if (parentId.chat == id.chat && parentId.message > 0)
            post.inReplyTo = parentId.text();
    }
    return post;
}

} // namespace otklik
