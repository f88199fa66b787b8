#include "channels/mastodon/streamcursor.h"

#include <QJsonArray>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype largestOverlap = 10;

void keepNewest(QStringList &ids, qsizetype count)
{
    std::sort(ids.begin(), ids.end(), isIdLess);
    if (ids.size() > count)
        ids = ids.last(count);
}

std::optional<QStringList> idsOf(const QJsonValue &json)
{
    if (!json.isArray())
        return std::nullopt;
    QStringList ids;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &id : array) {
        if (!id.isString())
            return std::nullopt;
        ids.append(id.toString());
    }
    return ids;
}

QJsonValue jsonOf(const std::optional<TimePoint> &time)
{
    return time ? QJsonValue(static_cast<qint64>(time->time_since_epoch().count())) : QJsonValue(QJsonValue::Null);
}

std::optional<TimePoint> timeOf(const QJsonValue &json)
{
    if (!json.isDouble())
        return std::nullopt;
    return TimePoint(std::chrono::milliseconds(json.toInteger()));
}

} // namespace

bool isIdLess(const QString &a, const QString &b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

StreamCursor::Request StreamCursor::next() const
{
    const QString oldestKnown = m_recent.isEmpty() ? QString() : m_recent.first();
    if (m_below.isEmpty())
        return {.minId = oldestKnown, .maxId = {}, .sinceId = {}};
    return {.minId = {}, .maxId = m_below, .sinceId = oldestKnown};
}

QStringList StreamCursor::accept(const QList<Entry> &page, const QString &below)
{
    m_ended.reset();
    m_largestPage = std::max(m_largestPage, page.size());
    QStringList fresh;
    bool touchesKnown = false;
    for (const Entry &entry : page) {
        if (!m_recent.isEmpty() && (m_recent.contains(entry.id) || isIdLess(entry.id, m_recent.first()))) {
            touchesKnown = true;
            continue;
        }
        if (!m_walked.contains(entry.id) && !fresh.contains(entry.id))
            fresh.append(entry.id);
        if (!entry.at)
            continue;
        m_oldest = std::min(m_oldest.value_or(*entry.at), *entry.at);
        m_newest = std::max(m_newest.value_or(*entry.at), *entry.at);
    }
    m_walked += fresh;
    keepNewest(m_walked, largestOverlap);

    const bool isRepeated = !page.isEmpty() && !below.isEmpty() && below == m_below;
    const bool isBottom = page.isEmpty() || touchesKnown || below.isEmpty() || isRepeated;
    if (!isBottom) {
        m_below = below;
        m_hasMore = true;
    } else {
        finishRound(touchesKnown, isRepeated);
    }
    return fresh;
}

void StreamCursor::finishRound(bool touchesKnown, bool isRepeated)
{
    // One or two known ids may be gone because their posts are; so many at once are out of reach.
    constexpr qsizetype suspicious = 3;
    Round round;
    round.from = m_knownUntil;
    const bool hasPassedKnown = m_knownUntil && m_oldest && *m_oldest <= *m_knownUntil;
    const bool isKnownLost = m_recent.size() >= suspicious && m_knownUntil && m_oldest && !hasPassedKnown;
    if (!touchesKnown && m_oldest && !hasPassedKnown && (isRepeated || isKnownLost)) {
        round.isCutOff = true;
        round.knownUntil = m_knownUntil;
        round.from = m_oldest;
    }
    if (!m_walked.isEmpty())
        round.to = m_newest;
    // Entries without times prove nothing, and nothing is proven from an unknown beginning.
    if ((round.to || m_walked.isEmpty()) && (round.from || m_recent.isEmpty()))
        m_ended = round;
    if (m_newest)
        m_knownUntil = std::max(m_knownUntil.value_or(*m_newest), *m_newest);
    m_oldest.reset();
    m_newest.reset();

    // There may be more above what was new: only a round without news is the last.
    m_hasMore = !m_walked.isEmpty();
    m_recent += m_walked;
    // Never more than a page of this server holds: the page above the oldest of
    // them then always shows something new when there is something new.
    keepNewest(m_recent, std::min(largestOverlap, m_largestPage));
    m_walked.clear();
    m_below.clear();
}

QJsonObject StreamCursor::toJson() const
{
    return {{QStringLiteral("recent"), QJsonArray::fromStringList(m_recent)},
            {QStringLiteral("walked"), QJsonArray::fromStringList(m_walked)},
            {QStringLiteral("below"), m_below},
            {QStringLiteral("largest_page"), m_largestPage},
            {QStringLiteral("known_until"), jsonOf(m_knownUntil)},
            {QStringLiteral("oldest"), jsonOf(m_oldest)},
            {QStringLiteral("newest"), jsonOf(m_newest)}};
}

std::optional<StreamCursor> StreamCursor::fromJson(const QJsonObject &json)
{
    const auto recent = idsOf(json.value(QLatin1StringView("recent")));
    const auto walked = idsOf(json.value(QLatin1StringView("walked")));
    const QJsonValue below = json.value(QLatin1StringView("below"));
    const qint64 largestPage = json.value(QLatin1StringView("largest_page")).toInteger(-1);
    if (!recent || !walked || !below.isString() || largestPage < 0)
        return std::nullopt;
    StreamCursor cursor;
    cursor.m_recent = *recent;
    cursor.m_walked = *walked;
    cursor.m_below = below.toString();
    cursor.m_largestPage = largestPage;
    // Cursors of earlier versions have no times: such a one proves nothing until it is renewed.
    cursor.m_knownUntil = timeOf(json.value(QLatin1StringView("known_until")));
    cursor.m_oldest = timeOf(json.value(QLatin1StringView("oldest")));
    cursor.m_newest = timeOf(json.value(QLatin1StringView("newest")));
    return cursor;
}

} // namespace otklik
