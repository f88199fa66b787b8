#include "channels/bluesky/notificationcursor.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr int version = 1;
constexpr TimePoint atTheTop{std::chrono::milliseconds(qint64(1) << 52)};
constexpr qsizetype mostKnown = 500;
constexpr auto deep = 48h;
constexpr auto overlap = 10min; // posts of many servers do not arrive in the order of their times
constexpr auto upToStep = 1h;
/// Fewer may all have been deleted by their authors.
constexpr qsizetype enoughToMiss = 5;

QString hashOf(const QString &uri)
{
    const QByteArray hash = QCryptographicHash::hash(uri.toUtf8(), QCryptographicHash::Sha256).left(9);
    return QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

qint64 millisecondsOf(TimePoint at)
{
    return at.time_since_epoch().count();
}

TimePoint timeOf(qint64 milliseconds)
{
    return TimePoint(std::chrono::milliseconds(milliseconds));
}

/// The time that a cursor of the network tells, where it is one.
std::optional<QDateTime> timeIn(const QString &cursor)
{
    const QDateTime time = QDateTime::fromString(cursor, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return time.toUTC();
}

} // namespace

void NotificationCursor::begin(TimePoint now, TimePoint readFrom, bool isDeep)
{
    if (m_began)
        return;
    m_began = now;
    m_page.clear();
    m_lastNext.clear();
    m_lowest = atTheTop; // not `now`: the clocks of the two sides differ
    m_touched = 0;
    m_knownBefore = m_known.size();
    m_isBounded = m_known.size() >= mostKnown;
    m_horizon = m_isBounded ? std::max(readFrom, m_known.last().at) : readFrom;
    m_until = readFrom;
    if (!m_known.isEmpty())
        m_until = std::max<TimePoint>(m_until, m_known.first().at - overlap);
    if (m_upTo != TimePoint{})
        m_until = std::max<TimePoint>(m_until, m_upTo - deep);
    if (isDeep)
        m_until = std::min(m_until, std::max<TimePoint>(m_horizon, now - deep));
}

bool NotificationCursor::isKnown(const QString &hash) const
{
    return std::any_of(m_known.cbegin(), m_known.cend(), [&](const Known &known) { return known.hash == hash; });
}

QList<qsizetype> NotificationCursor::accept(const QList<Entry> &entries, const QString &next)
{
    QList<qsizetype> places;
    QList<Known> fresh;
    for (qsizetype place = 0; place < entries.size(); ++place) {
        const Entry &entry = entries.at(place);
        m_lowest = std::min(m_lowest, entry.at);
        const QString hash = hashOf(entry.uri);
        if (isKnown(hash)) {
            ++m_touched;
            continue;
        }
        const auto isSame = [&](const Known &known) { return known.hash == hash; };
        const bool isTold = entry.at == m_borderAt && m_border.contains(hash); // on the page before, beyond memory
        if (isTold || entry.at < m_horizon || std::any_of(fresh.cbegin(), fresh.cend(), isSame))
            continue;
        places.append(place);
        fresh.append({entry.at, hash});
    }
    remember(fresh);
    noteBorder(entries);

    // The reference server pages by time alone: of entries of the same millisecond at the border of two pages
    // it would leave some out. One millisecond is read twice therefore.
    const auto time = timeIn(next);
    if (time)
        m_lowest = std::min(m_lowest, timeOf(time->toMSecsSinceEpoch()));
    const bool isStandingStill = !next.isEmpty() && (next == m_page || (next == m_lastNext && !time));
    if (next.isEmpty() || isStandingStill || m_lowest < m_until) {
        finish(m_lowest >= m_until);
        return places;
    }
    m_page = time && next != m_lastNext ? time->addMSecs(1).toString(Qt::ISODateWithMs) : next;
    m_lastNext = next;
    return places;
}

void NotificationCursor::remember(const QList<Known> &fresh)
{
    if (fresh.isEmpty())
        return;
    m_known += fresh;
    std::stable_sort(m_known.begin(), m_known.end(), [](const Known &a, const Known &b) { return a.at > b.at; });
    if (m_known.size() > mostKnown)
        m_known.resize(mostKnown);
    if (m_isBounded) // what is forgotten now must not look new further below
        m_horizon = std::max(m_horizon, m_known.last().at);
}

void NotificationCursor::noteBorder(const QList<Entry> &entries)
{
    if (entries.isEmpty())
        return;
    const TimePoint lowest = std::ranges::min(entries, {}, &Entry::at).at;
    if (lowest != m_borderAt)
        m_border.clear();
    m_borderAt = lowest;
    for (const Entry &entry : entries)
        if (const QString hash = hashOf(entry.uri); entry.at == lowest && !m_border.contains(hash) && m_border.size() < mostKnown)
            m_border.append(hash);
}

void NotificationCursor::finish(bool isAtBottom)
{
    m_lastRound = {m_until, std::max(*m_began, m_until), std::nullopt};
    if (isAtBottom && m_touched == 0 && m_knownBefore >= enoughToMiss)
        m_lastRound.rolledTo = std::min(m_lowest, *m_began);
    if (*m_began - m_upTo > upToStep)
        m_upTo = *m_began;
    m_began.reset();
    m_border.clear();
    m_borderAt = {};
    m_until = m_horizon = m_lowest = TimePoint{};
    m_page.clear();
    m_lastNext.clear();
    m_touched = 0;
    m_knownBefore = 0;
    m_isBounded = false;
}

QJsonObject NotificationCursor::toJson() const
{
    QJsonArray known;
    for (const Known &one : m_known)
        known.append(QString::number(millisecondsOf(one.at)) + u':' + one.hash);
    QJsonObject json{{QStringLiteral("network"), QStringLiteral("bluesky")},
                     {QStringLiteral("version"), version},
                     {QStringLiteral("known"), known},
                     {QStringLiteral("up_to"), millisecondsOf(m_upTo)}};
    if (m_began)
        json.insert(QStringLiteral("round"),
                    QJsonObject{{QStringLiteral("began"), millisecondsOf(*m_began)},
                                {QStringLiteral("until"), millisecondsOf(m_until)},
                                {QStringLiteral("horizon"), millisecondsOf(m_horizon)},
                                {QStringLiteral("lowest"), millisecondsOf(m_lowest)},
                                {QStringLiteral("touched"), m_touched},
                                {QStringLiteral("known_before"), m_knownBefore},
                                {QStringLiteral("bounded"), m_isBounded},
                                {QStringLiteral("border_at"), millisecondsOf(m_borderAt)},
                                {QStringLiteral("border"), QJsonArray::fromStringList(m_border)},
                                {QStringLiteral("page"), m_page},
                                {QStringLiteral("last_next"), m_lastNext}});
    return json;
}

std::optional<NotificationCursor> NotificationCursor::fromJson(const QJsonObject &json)
{
    NotificationCursor cursor;
    const QJsonValue known = json.value(QLatin1StringView("known"));
    const QJsonValue upTo = json.value(QLatin1StringView("up_to"));
    if (json.value(QLatin1StringView("network")).toString() != QLatin1StringView("bluesky")
        || json.value(QLatin1StringView("version")).toInt() != version || !known.isArray() || !upTo.isDouble())
        return std::nullopt;
    cursor.m_upTo = timeOf(upTo.toInteger());
    const QJsonArray list = known.toArray();
    for (const QJsonValue &value : list) {
        const QString text = value.toString();
        bool isNumber = false;
        const qint64 at = text.section(u':', 0, 0).toLongLong(&isNumber);
        const QString hash = text.section(u':', 1);
        if (!isNumber || hash.isEmpty())
            return std::nullopt;
        cursor.m_known.append({timeOf(at), hash});
    }
    const QJsonValue round = json.value(QLatin1StringView("round"));
    if (round.isUndefined())
        return cursor;
    for (const char *key : {"began", "until", "horizon", "lowest", "touched", "known_before"})
        if (!round[QLatin1StringView(key)].isDouble())
            return std::nullopt;
    if (!round[QLatin1StringView("bounded")].isBool() || !round[QLatin1StringView("page")].isString() || !round[QLatin1StringView("last_next")].isString())
        return std::nullopt;
    cursor.m_began = timeOf(round[QLatin1StringView("began")].toInteger());
    cursor.m_until = timeOf(round[QLatin1StringView("until")].toInteger());
    cursor.m_horizon = timeOf(round[QLatin1StringView("horizon")].toInteger());
    cursor.m_lowest = timeOf(round[QLatin1StringView("lowest")].toInteger());
    cursor.m_touched = round[QLatin1StringView("touched")].toInteger();
    cursor.m_knownBefore = round[QLatin1StringView("known_before")].toInteger();
    cursor.m_isBounded = round[QLatin1StringView("bounded")].toBool();
    cursor.m_borderAt = timeOf(round[QLatin1StringView("border_at")].toInteger()); // rounds of before have none
    const QJsonArray border = round[QLatin1StringView("border")].toArray();
    for (const QJsonValue &hash : border)
        cursor.m_border.append(hash.toString());
    cursor.m_page = round[QLatin1StringView("page")].toString();
    cursor.m_lastNext = round[QLatin1StringView("last_next")].toString();
    return cursor;
}

} // namespace otklik
