#include "channels/wordpress/wordpresscursor.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace otklik {

namespace {

constexpr int version = 1;

QJsonValue number(const TimePoint &time)
{
    return static_cast<qint64>(time.time_since_epoch().count());
}

qint64 integerAt(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1StringView(key)).toInteger();
}

TimePoint timeAt(const QJsonObject &json, const char *key)
{
    return TimePoint(std::chrono::milliseconds(integerAt(json, key)));
}

QString hashOf(const QUrl &site)
{
    return QString::fromLatin1(QCryptographicHash::hash(site.toEncoded(), QCryptographicHash::Sha256).toHex().left(16));
}

} // namespace

Result<WordPressCursor> WordPressCursor::fromText(const QString &text, const QUrl &site)
{
    WordPressCursor cursor;
    cursor.of = hashOf(site);
    if (text.isEmpty())
        return cursor;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    if (json.value(QLatin1StringView("version")).toInt() != version || json.value(QLatin1StringView("of")).toString() != cursor.of)
        return failure(Error::Kind::Corruption, QStringLiteral("bad_cursor"));
    cursor.last = integerAt(json, "last");
    cursor.total = integerAt(json, "total");
    cursor.readAt = timeAt(json, "read_at");
    cursor.sweptAt = timeAt(json, "swept_at");
    if (!json.value(QLatin1StringView("walk")).isObject())
        return cursor;
    const QJsonObject told = json.value(QLatin1StringView("walk")).toObject();
    Walk walk;
    walk.isWhole = told.value(QLatin1StringView("whole")).toBool();
    walk.top = integerAt(told, "top");
    walk.low = integerAt(told, "low");
    walk.offset = integerAt(told, "offset");
    walk.fresh = integerAt(told, "fresh");
    walk.rows = integerAt(told, "rows");
    walk.total = integerAt(told, "total");
    walk.began = timeAt(told, "began");
    cursor.walk = walk;
    return cursor;
}

QString WordPressCursor::toText() const
{
    QJsonObject json{{QStringLiteral("version"), version}, {QStringLiteral("of"), of},
                     {QStringLiteral("last"), last},       {QStringLiteral("total"), total},
                     {QStringLiteral("read_at"), number(readAt)}, {QStringLiteral("swept_at"), number(sweptAt)}};
    if (walk)
        json.insert(QStringLiteral("walk"), QJsonObject{{QStringLiteral("whole"), walk->isWhole},
                                                        {QStringLiteral("top"), walk->top},
                                                        {QStringLiteral("low"), walk->low},
                                                        {QStringLiteral("offset"), walk->offset},
                                                        {QStringLiteral("fresh"), walk->fresh},
                                                        {QStringLiteral("rows"), walk->rows},
                                                        {QStringLiteral("total"), walk->total},
                                                        {QStringLiteral("began"), number(walk->began)}});
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace otklik
