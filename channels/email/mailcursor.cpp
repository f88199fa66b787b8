#include "channels/email/mailcursor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace otklik {

namespace {

constexpr int cursorVersion = 1;

/// As text: a double does not hold 64 bits.
QString numberText(quint64 number)
{
    return QString::number(number);
}

template <class Number>
bool readNumber(const QJsonObject &json, const char *key, Number &into)
{
    bool isNumber = false;
    const quint64 number = json.value(QLatin1StringView(key)).toString().toULongLong(&isNumber);
    into = static_cast<Number>(number);
    return isNumber && into == number;
}

} // namespace

QString MailCursor::toText() const
{
    QJsonArray list;
    for (auto it = folders.cbegin(); it != folders.cend(); ++it)
        list.append(QJsonObject{{QStringLiteral("name"), QString::fromLatin1(it.key())},
                                {QStringLiteral("validity"), numberText(it->validity)},
                                {QStringLiteral("next"), numberText(it->next)},
                                {QStringLiteral("modseq"), numberText(it->modseq)}});
    const QJsonObject json{{QStringLiteral("email"), cursorVersion},
                           {QStringLiteral("heard_to"), QString::number(heardTo.time_since_epoch().count())},
                           {QStringLiteral("folders"), list}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<MailCursor> MailCursor::fromText(const QString &text)
{
    MailCursor cursor;
    if (text.isEmpty())
        return cursor;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    bool isGood = json.value(QLatin1StringView("email")).toInt() == cursorVersion;
    quint64 heardTo = 0;
    isGood = isGood && readNumber(json, "heard_to", heardTo);
    cursor.heardTo = TimePoint(std::chrono::milliseconds(heardTo));
    const QJsonArray list = json.value(QLatin1StringView("folders")).toArray();
    for (const QJsonValue &value : list) {
        const QJsonObject folder = value.toObject();
        ImapSession::Known known;
        const QByteArray name = folder.value(QLatin1StringView("name")).toString().toLatin1();
        isGood = isGood && !name.isEmpty() && readNumber(folder, "validity", known.validity)
            && readNumber(folder, "next", known.next) && readNumber(folder, "modseq", known.modseq);
        cursor.folders.insert(name, known);
    }
    if (!isGood)
        return failure(Error::Kind::Corruption, QStringLiteral("bad_cursor"));
    return cursor;
}

} // namespace otklik
