#include "channels/telegram/telegramcursor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace otklik {

namespace {

constexpr int cursorVersion = 1;

QJsonValue timeValue(const std::optional<TimePoint> &time)
{
    return time ? QJsonValue(static_cast<qint64>(time->time_since_epoch().count())) : QJsonValue();
}

std::optional<TimePoint> timeOf(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(TimePoint(std::chrono::milliseconds(value.toInteger()))) : std::nullopt;
}

void readMaps(const QJsonObject &json, TelegramCursor &cursor)
{
    const QJsonObject connections = json.value(QLatin1StringView("connections")).toObject();
    for (auto entry = connections.begin(); entry != connections.end(); ++entry)
        cursor.connections.insert(entry.key(), entry.value().toBool());
    const QJsonObject discussions = json.value(QLatin1StringView("discussions")).toObject();
    for (auto entry = discussions.begin(); entry != discussions.end(); ++entry)
        cursor.discussions.insert(entry.key().toLongLong(), entry.value().toString().toLongLong());
    const QJsonObject obstacles = json.value(QLatin1StringView("obstacles")).toObject();
    for (auto entry = obstacles.begin(); entry != obstacles.end(); ++entry)
        cursor.obstacles.insert(entry.key().toLongLong(), entry.value().toString());
    const QJsonArray albums = json.value(QLatin1StringView("albums")).toArray();
    for (const QJsonValue &value : albums) {
        const QJsonObject album = value.toObject();
        cursor.albums.append({album.value(QLatin1StringView("group")).toString(),
                              album.value(QLatin1StringView("first")).toString(),
                              album.value(QLatin1StringView("parts")).toInt()});
    }
}

} // namespace

bool TelegramCursor::isSequenceKnown(TimePoint now) const
{
    return next > 0 && updatedAt && now - *updatedAt < sequenceHolds;
}

const TelegramAlbum *TelegramCursor::album(const QString &group) const
{
    const auto found = std::find_if(albums.begin(), albums.end(), [&](const TelegramAlbum &a) { return a.group == group; });
    return found == albums.end() ? nullptr : &*found;
}

QString TelegramCursor::text() const
{
    QJsonObject json{{QStringLiteral("version"), cursorVersion},
                     {QStringLiteral("bot"), QString::number(botId)},
                     {QStringLiteral("next"), QString::number(next)},
                     {QStringLiteral("updated_at"), timeValue(updatedAt)},
                     {QStringLiteral("complete_until"), timeValue(completeUntil)},
                     {QStringLiteral("held_album"), heldAlbum},
                     {QStringLiteral("held_since"), timeValue(heldSince)}};
    QJsonObject map;
    for (auto entry = connections.begin(); entry != connections.end(); ++entry)
        map.insert(entry.key(), entry.value());
    json.insert(QStringLiteral("connections"), map);
    map = {};
    for (auto entry = discussions.begin(); entry != discussions.end(); ++entry)
        map.insert(QString::number(entry.key()), QString::number(entry.value()));
    json.insert(QStringLiteral("discussions"), map);
    map = {};
    for (auto entry = obstacles.begin(); entry != obstacles.end(); ++entry)
        map.insert(QString::number(entry.key()), entry.value());
    json.insert(QStringLiteral("obstacles"), map);
    QJsonArray list;
    for (const TelegramAlbum &album : albums)
        list.append(QJsonObject{{QStringLiteral("group"), album.group},
                                {QStringLiteral("first"), album.firstId},
                                {QStringLiteral("parts"), static_cast<int>(album.parts)}});
    json.insert(QStringLiteral("albums"), list);
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<TelegramCursor> TelegramCursor::fromText(const QString &text, qint64 botId)
{
    TelegramCursor cursor;
    cursor.botId = botId;
    if (text.isEmpty())
        return cursor;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    bool isNumber = false;
    cursor.next = json.value(QLatin1StringView("next")).toString().toLongLong(&isNumber);
    const bool isOurs = json.value(QLatin1StringView("version")).toInt() == cursorVersion
        && json.value(QLatin1StringView("bot")).toString() == QString::number(botId);
    if (!isOurs || !isNumber || cursor.next < 0)
        return failure(Error::Kind::Corruption, QStringLiteral("bad_cursor"));
    cursor.updatedAt = timeOf(json.value(QLatin1StringView("updated_at")));
    cursor.completeUntil = timeOf(json.value(QLatin1StringView("complete_until")));
    cursor.heldAlbum = json.value(QLatin1StringView("held_album")).toString();
    cursor.heldSince = timeOf(json.value(QLatin1StringView("held_since")));
    readMaps(json, cursor);
    return cursor;
}

} // namespace otklik
