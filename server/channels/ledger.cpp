#include "server/channels/ledger.h"

#include "channels/problems.h"
#include "guidance/calendar/businesscalendar.h"
#include "server/store/makeid.h"
#include "server/store/rows.h"
#include "storage/database/rows.h"

#include <algorithm>

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

/// What changes with every step is written so often at most: each row goes to every desktop.
constexpr auto writeEvery = 60s;
/// Two readings that touch within this leave no gap: clocks of networks are not ours.
constexpr auto touching = 1min;
/// Later readings are compared with what is written of how far was heard: that may lag behind by less than this.
constexpr auto mostLag = touching;
constexpr auto hour = 1h;
/// A rhythm is told from eight weeks, and from so many hours with posts in them.
constexpr auto learnFrom = 56 * 24h;
constexpr qsizetype fewestHours = 20;
/// Silence has to last a quarter longer than ever, and an hour, to be one.
constexpr auto shortestSilence = 60min;

qint64 hourOf(TimePoint at)
{
    return std::chrono::floor<std::chrono::hours>(at.time_since_epoch()).count();
}

TimePoint startOf(qint64 hours)
{
    return TimePoint(std::chrono::hours(hours));
}

QList<Quota> quotasOf(const Heard &heard)
{
    QList<Quota> quotas;
    for (const QuotaUse &use : heard.quotas)
        quotas.append({use.name, use.used, use.limit, use.resetsAt});
    return quotas;
}

} // namespace

std::optional<std::chrono::minutes> usualSilence(const QList<qint64> &hours, const BusinessCalendar &calendar)
{
    if (hours.size() < fewestHours)
        return std::nullopt;
    std::chrono::milliseconds longest{0};
    for (qsizetype i = 1; i < hours.size(); ++i)
        longest = std::max(longest, calendar.workingTime(startOf(hours.at(i - 1)) + hour, startOf(hours.at(i))));
    return std::max<std::chrono::minutes>(shortestSilence,
                                          std::chrono::duration_cast<std::chrono::minutes>(longest + longest / 4));
}

void Ledger::noteHeard(const SourceId &id, const Heard &heard, const QList<TimePoint> &published)
{
    Coverage ledger = m_rows.find<Coverage>(id).value_or(Coverage{});
    const Coverage before = ledger;
    ledger.id = id;
    QList<HeardGap> gaps = heard.gaps;
    if (heard.completeTo) {
        const TimePoint from = heard.completeFrom.value_or(ledger.heardTo.value_or(*heard.completeTo));
        const bool isTold = std::any_of(gaps.begin(), gaps.end(), [&](const HeardGap &gap) { return gap.to >= from - touching; });
        if (ledger.heardTo && from - *ledger.heardTo > touching && !isTold)
            gaps.append({*ledger.heardTo, from, QString(problem::cursorExpired), {}, std::nullopt});
        ledger.heardFrom = std::min(ledger.heardFrom.value_or(from), from);
        ledger.heardTo = std::max(ledger.heardTo.value_or(*heard.completeTo), *heard.completeTo);
    }
    ledger.readAt = m_rows.now();
    ledger.received += published.size();
    if (heard.expected)
        ledger.expected = *heard.expected;
    for (const TimePoint at : published)
        ledger.newestAt = std::max(ledger.newestAt.value_or(at), at);
    ledger.cursorExpiresAt = heard.cursorExpiresAt;
    ledger.quotas = quotasOf(heard);
    if (!published.isEmpty())
        ledger.silentSince.reset();
    for (const HeardGap &gap : std::as_const(gaps))
        addGap(id, gap);
    countHours(id, published);

    const bool isFurther = ledger.heardTo && (!before.heardTo || *ledger.heardTo - *before.heardTo >= mostLag);
    const bool isNews = !published.isEmpty() || !gaps.isEmpty() || isFurther || ledger.silentSince != before.silentSince
        || !before.readAt || *ledger.readAt - *before.readAt >= writeEvery;
    if (isNews)
        m_rows.put(ledger);
}

void Ledger::addGap(const SourceId &id, const HeardGap &gap)
{
    auto known = m_rows.database().query(
        "SELECT 1 FROM source_gap WHERE source_id=? AND starts_at=? AND ends_at=? AND reason=?");
    known.with(id, gap.from, gap.to, gap.reason);
    if (known.next())
        return;
    SourceGap row;
    row.id = makeId<SourceGapId>(m_rows);
    row.sourceId = id;
    row.startsAt = gap.from;
    row.endsAt = std::max(gap.from, gap.to);
    row.reason = gap.reason;
    row.missing = gap.missing.value_or(0);
    row.canRefill = !gap.refill.isEmpty();
    row.foundAt = m_rows.now();
    m_rows.put(row);
    if (row.canRefill)
        m_rows.database().run("INSERT INTO gap_refill(gap_id, refill) VALUES(?, ?)", row.id, gap.refill);
}

void Ledger::noteRefilled(const SourceGapId &id)
{
    m_rows.database().run("DELETE FROM gap_refill WHERE gap_id=?", id);
    auto gap = m_rows.find<SourceGap>(id);
    if (!gap || gap->state != GapState::Open)
        return;
    gap->state = GapState::Refilled;
    gap->settledAt = m_rows.now();
    gap->canRefill = false;
    m_rows.put(*gap);
}

void Ledger::noteLost(const SourceGapId &id)
{
    m_rows.database().run("DELETE FROM gap_refill WHERE gap_id=?", id);
    auto gap = m_rows.find<SourceGap>(id);
    if (!gap || !gap->canRefill)
        return;
    gap->canRefill = false;
    m_rows.put(*gap);
}

void Ledger::countHours(const SourceId &id, const QList<TimePoint> &published)
{
    for (const TimePoint at : published)
        m_rows.database().run("INSERT INTO source_hour(source_id, hour, posts) VALUES(?, ?, 1) "
                              "ON CONFLICT (source_id, hour) DO UPDATE SET posts=source_hour.posts+1",
                              id, hourOf(at));
}

void Ledger::lookForSilence(const SourceId &id, const BusinessCalendar &calendar)
{
    auto ledger = m_rows.find<Coverage>(id);
    if (!ledger || !ledger->newestAt)
        return;
    QList<qint64> hours;
    auto query = m_rows.database().query("SELECT hour FROM source_hour WHERE source_id=? AND hour>=? ORDER BY hour");
    query.with(id, hourOf(m_rows.now() - learnFrom));
    while (query.next())
        hours.append(query.value<qint64>(0));
    const auto usual = usualSilence(hours, calendar);
    Coverage next = *ledger;
    next.usualSilence = usual ? usual->count() : 0;
    const bool isSilent = usual && calendar.workingTime(*ledger->newestAt, m_rows.now()) > *usual;
    next.silentSince = isSilent ? ledger->newestAt : std::nullopt;
    if (next != *ledger)
        m_rows.put(next);
}

} // namespace otklik::server
