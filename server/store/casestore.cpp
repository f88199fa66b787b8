#include "server/store/casestore.h"

#include "models/publication.h"
#include "server/store/rows.h"
#include "storage/database/rows.h"

#include <algorithm>

namespace otklik::server {

namespace {

/// Puts every row of a kind that `where` finds back with one field changed.
template <class Row, class Change>
void changeAll(Rows &rows, const char *where, const QString &value, Change change)
{
    QList<Row> found;
    {
        auto query = rows.database().query(sql::selectSql<Row>(sql::tableOf<Row>(), where));
        query.bind(1, value);
        found = sql::allRows<Row>(query);
    }
    for (Row &row : found) {
        change(row);
        rows.put(row);
    }
}

/// Follows a merge table to its end; merges never make a circle, as the target of one is never merged itself again
/// into what it swallowed.
QString follow(sql::Database &database, std::string_view sql, QString id)
{
    for (;;) {
        auto query = database.query(sql);
        query.bind(1, id);
        if (!query.next())
            return id;
        query.read(0, id);
    }
}

/// A stage that either case has reached is reached; the row of `from` stays, empty.
void mergeTracks(Rows &rows, const CaseId &from, const CaseId &into)
{
    const auto moved = rows.find<LoyaltyTrack>(from.value);
    if (!moved)
        return;
    LoyaltyTrack track = rows.find<LoyaltyTrack>(into.value).value_or(*moved);
    track.id = into;
    const auto earlier = [](std::optional<TimePoint> &to, const std::optional<TimePoint> &other) {
        if (other && (!to || *other < *to))
            to = other;
    };
    earlier(track.conflictAt, moved->conflictAt);
    earlier(track.solvedAt, moved->solvedAt);
    earlier(track.bonusAt, moved->bonusAt);
    earlier(track.thankedAt, moved->thankedAt);
    earlier(track.returnedAt, moved->returnedAt);
    rows.put(track);
    LoyaltyTrack left;
    left.id = from;
    left.personId = moved->personId;
    rows.put(left);
}

} // namespace

std::optional<Case> CaseStore::find(const CaseId &id)
{
    return m_rows.find<Case>(follow(m_rows.database(), "SELECT into_id FROM case_merge WHERE case_id=?", id.value));
}

std::optional<Thread> CaseStore::thread(const ThreadId &id)
{
    return m_rows.find<Thread>(follow(m_rows.database(), "SELECT into_id FROM thread_merge WHERE thread_id=?", id.value));
}

bool CaseStore::hasOpen(const PersonId &id)
{
    auto query = m_rows.database().query("SELECT 1 FROM \"case\" WHERE person_id=? AND state IN ('open', 'in_review') LIMIT 1");
    query.bind(1, id);
    return query.next();
}

std::optional<Case> CaseStore::newestOf(const ThreadId &thread, const AccountId &account)
{
    static const std::string sql = sql::selectSql<Case>(
        sql::tableOf<Case>(),
        "WHERE thread_id=? AND account_id=? AND id NOT IN (SELECT case_id FROM case_merge) ORDER BY id DESC LIMIT 1");
    auto query = m_rows.database().query(sql);
    query.with(thread, account);
    if (!query.next())
        return std::nullopt;
    return sql::rowOf<Case>(query);
}

std::optional<Case> CaseStore::oldestOf(const ThreadId &thread, const AccountId &account, const CaseId &except)
{
    auto query = m_rows.database().query(sql::selectSql<Case>(
        sql::tableOf<Case>(),
        "WHERE thread_id=? AND account_id=? AND id<>? AND id NOT IN (SELECT case_id FROM case_merge) ORDER BY id LIMIT 1"));
    query.with(thread, account, except);
    if (!query.next())
        return std::nullopt;
    return sql::rowOf<Case>(query);
}

std::optional<Decision> CaseStore::newestDecision(const CaseId &id)
{
    auto query = m_rows.database().query(
        sql::selectSql<Decision>("decision", "WHERE case_id=? ORDER BY decided_at DESC, id DESC LIMIT 1"));
    query.bind(1, id);
    return query.next() ? std::optional(sql::rowOf<Decision>(query)) : std::nullopt;
}

void CaseStore::mergeCases(Case from, Case into)
{
    const auto mine = m_rows.find<Mention>(into.mentionId);
    const auto other = m_rows.find<Mention>(from.mentionId);
    if (other && (!mine || (isOpen(from.state) >= isOpen(into.state) && other->publishedAt > mine->publishedAt)))
        into.mentionId = from.mentionId;
    if (isOpen(from.state)) {
        const bool bothWait = isOpen(into.state);
        into.waitingSince = bothWait ? std::min(into.waitingSince, from.waitingSince) : from.waitingSince;
        into.deadlineAt = bothWait ? std::min(into.deadlineAt, from.deadlineAt) : from.deadlineAt;
        into.state = bothWait && into.state == CaseState::InReview ? into.state : from.state;
        into.closeReason.clear();
    }
    into.heat = std::max(into.heat, from.heat);
    into.mentionCount += from.mentionCount;
    into.changedAt = m_rows.now();
    m_rows.put(into);
    const auto moveHere = [&](auto &row) { row.caseId = into.id; };
    changeAll<Mention>(m_rows, "WHERE case_id=?", from.id.value, moveHere);
    changeAll<Decision>(m_rows, "WHERE case_id=?", from.id.value, moveHere);
    changeAll<Draft>(m_rows, "WHERE case_id=?", from.id.value, moveHere);
    changeAll<Publication>(m_rows, "WHERE case_id=?", from.id.value, moveHere);
    changeAll<HintOverrule>(m_rows, "WHERE case_id=?", from.id.value, moveHere);
    changeAll<Promise>(m_rows, "WHERE case_id=?", from.id.value, moveHere);
    changeAll<BonusGrant>(m_rows, "WHERE case_id=?", from.id.value, moveHere);
    mergeTracks(m_rows, from.id, into.id);
    from.state = CaseState::Closed;
    from.closeReason = mergedReason;
    from.changedAt = m_rows.now();
    from.mentionCount = 0;
    m_rows.put(from);
    m_rows.database().run("INSERT INTO case_merge(case_id, into_id) VALUES(?, ?)", from.id, into.id);
}

void CaseStore::mergeThreads(const ThreadId &from, const Thread &into)
{
    changeAll<Mention>(m_rows, "WHERE thread_id=?", from.value, [&](Mention &row) { row.threadId = into.id; });
    QList<Case> moved;
    changeAll<Case>(m_rows, "WHERE thread_id=?", from.value, [&](Case &row) {
        row.threadId = into.id;
        moved.append(row);
    });
    for (const Case &one : std::as_const(moved)) {
        if (one.closeReason == mergedReason)
            continue;
        if (const auto other = oldestOf(into.id, one.accountId, one.id))
            mergeCases(one, *other);
    }
    m_rows.database().run("INSERT INTO thread_merge(thread_id, into_id) VALUES(?, ?)", from, into.id);
}

} // namespace otklik::server
