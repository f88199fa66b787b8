#include "channels/feed/feedcursor.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace otklik {

namespace {

constexpr int version = 1;

qint64 milliseconds(const TimePoint &time)
{
    return time.time_since_epoch().count();
}

} // namespace

QString shortHash(const QString &text)
{
    const QByteArray hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(9).toBase64(QByteArray::Base64UrlEncoding));
}

Result<FeedCursor> FeedCursor::fromText(const QString &text, const QUrl &of)
{
    FeedCursor cursor;
    cursor.of = of;
    if (text.isEmpty())
        return cursor;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    const QJsonValue seen = json.value(QLatin1StringView("seen"));
    const bool isOurs = json.value(QLatin1StringView("version")).toInt() == version && seen.isObject()
        && json.value(QLatin1StringView("of")).toString() == shortHash(of.toString());
    if (!isOurs)
        return failure(Error::Kind::Corruption, QStringLiteral("bad_cursor"));
    cursor.address = QUrl(json.value(QLatin1StringView("address")).toString());
    cursor.etag = json.value(QLatin1StringView("etag")).toString().toLatin1();
    cursor.modified = json.value(QLatin1StringView("modified")).toString().toLatin1();
    cursor.readAt = TimePoint(std::chrono::milliseconds(json.value(QLatin1StringView("read_at")).toInteger()));
    if (json.contains(QLatin1StringView("newest")))
        cursor.newest = TimePoint(std::chrono::milliseconds(json.value(QLatin1StringView("newest")).toInteger()));
    const QJsonObject entries = seen.toObject();
    for (auto it = entries.constBegin(); it != entries.constEnd(); ++it)
        cursor.seen.insert(it.key(), it->toString());
    return cursor;
}

QString FeedCursor::toText() const
{
    QJsonObject entries;
    for (auto it = seen.cbegin(); it != seen.cend(); ++it)
        entries.insert(it.key(), *it);
    QJsonObject json{{QStringLiteral("version"), version},
                     {QStringLiteral("of"), shortHash(of.toString())},
                     {QStringLiteral("address"), address.toString()},
                     {QStringLiteral("etag"), QString::fromLatin1(etag)},
                     {QStringLiteral("modified"), QString::fromLatin1(modified)},
                     {QStringLiteral("read_at"), milliseconds(readAt)},
                     {QStringLiteral("seen"), entries}};
    if (newest)
        json.insert(QStringLiteral("newest"), milliseconds(*newest));
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace otklik
