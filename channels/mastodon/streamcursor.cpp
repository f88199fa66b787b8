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

QStringList StreamCursor::accept(const QStringList &page, const QString &below)
{
    m_largestPage = std::max(m_largestPage, page.size());
    QStringList fresh;
    bool touchesKnown = false;
    for (const QString &id : page) {
        if (!m_recent.isEmpty() && (m_recent.contains(id) || isIdLess(id, m_recent.first())))
            touchesKnown = true;
        else if (!m_walked.contains(id) && !fresh.contains(id))
            fresh.append(id);
    }
    m_walked += fresh;
    keepNewest(m_walked, largestOverlap);

    const bool isBottom = page.isEmpty() || touchesKnown || below.isEmpty() || below == m_below;
    if (!isBottom) {
        m_below = below;
        m_hasMore = true;
    } else {
        finishRound();
    }
    return fresh;
}

void StreamCursor::finishRound()
{
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
            {QStringLiteral("largest_page"), m_largestPage}};
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
    return cursor;
}

} // namespace otklik
