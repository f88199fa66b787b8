#include "storage/historypruner.h"

#include "models/supportcase.h"
#include "storage/database/query.h"
#include "storage/attachmenttable.h"
#include "storage/feed.h"
#include "storage/timekey.h"
#include "storage/writescope.h"

#include <QSet>

#include <limits>

namespace otklik {

using sql::Query;

namespace {

using namespace std::chrono_literals;

constexpr auto restBetweenRounds = 1h;
/// So long a picture stays that nothing here waits for: it can be put back, and comes from the server again.
constexpr auto attachmentsKept = std::chrono::days(30);

qint64 numberOf(WriteScope &scope, std::string_view sql)
{
    Query query = scope.database.query(sql);
    return query.next() ? query.value<qint64>(0) : 0;
}

/// Without the pages that are free to be used again.
qint64 usedBytes(WriteScope &scope)
{
    return (numberOf(scope, "PRAGMA page_count") - numberOf(scope, "PRAGMA freelist_count"))
         * numberOf(scope, "PRAGMA page_size");
}

/// Threads that are kept whole for the sake of what hangs on them.
QSet<ThreadId> neededThreads(WriteScope &scope)
{
    static constexpr std::string_view reasons[] = {
        "SELECT c.thread_id FROM draft d JOIN \"case\" c ON c.id=d.case_id WHERE d.is_done=0",
        "SELECT c.thread_id FROM publication p JOIN \"case\" c ON c.id=p.case_id WHERE p.state<>'sent'",
        "SELECT c.thread_id FROM mutation m JOIN \"case\" c ON c.id IN (m.entity, json_extract(m.payload,'$.case_id'))",
        "SELECT c.thread_id FROM mutation m JOIN \"case\" c ON c.person_id=m.entity",
        "SELECT c.thread_id FROM mutation m JOIN publication p ON p.id=m.entity JOIN \"case\" c ON c.id=p.case_id",
        "SELECT c.thread_id FROM base_row b JOIN \"case\" c ON c.id=b.id WHERE b.kind='case'",
    };
    QSet<ThreadId> needed;
    for (const std::string_view sql : reasons) {
        Query query = scope.database.query(sql);
        while (query.next())
            needed.insert(query.value<ThreadId>(0));
    }
    return needed;
}

bool hasOpenWork(WriteScope &scope, const ThreadId &id)
{
    Query query =
        scope.database.query("SELECT 1 FROM \"case\" WHERE thread_id=? AND state IN ('open','in_review') LIMIT 1");
    query.bind(1, id);
    return query.next();
}

struct OldMention final
{
    qint64 key = 0;
    MentionId id;
    ThreadId thread;
};

struct OldCase final
{
    CaseId id;
    ThreadId thread;
    TimePoint changedAt{};
};

void remove(WriteScope &scope, const OldMention &mention)
{
    scope.words.forget(mention.key);
    scope.database.run("DELETE FROM mention_version WHERE mention_id=?", mention.id);
    scope.database.run("DELETE FROM mention WHERE key=?", mention.key);
}

void remove(WriteScope &scope, const OldCase &old)
{
    for (const std::string_view sql : {"DELETE FROM decision WHERE case_id=?", "DELETE FROM draft WHERE case_id=?",
                                       "DELETE FROM publication WHERE case_id=?", "DELETE FROM hint_overrule WHERE case_id=?",
                                       "DELETE FROM promise WHERE case_id=? AND state<>'open'",
                                       "DELETE FROM loyalty_track WHERE id=?", "DELETE FROM \"case\" WHERE id=?"})
        scope.database.run(sql, old.id);
    scope.database.run("DELETE FROM thread WHERE id=?1 AND NOT EXISTS (SELECT 1 FROM \"case\" WHERE thread_id=?1)",
                       old.thread);
    scope.changed.cases.insert(old.id);
}

} // namespace

void HistoryPruner::setWindow(const HistoryWindow &window)
{
    m_window = window;
    m_phase = Phase::Resting;
    m_nextRoundAt.reset();
}

bool HistoryPruner::step(WriteScope &scope)
{
    if (!m_window)
        return false;
    switch (m_phase) {
    case Phase::Resting:
        if (m_nextRoundAt && scope.now < *m_nextRoundAt)
            return false;
        m_nextRoundAt = scope.now + restBetweenRounds;
        if (Feed::cursor(scope).isComplete)
            beginRound(scope);
        break;
    case Phase::Mentions:
        pruneMentions(scope);
        break;
    case Phase::Cases:
        pruneCases(scope);
        break;
    }
    return m_phase != Phase::Resting;
}

/// Time is that of the newest message, at most: a clock that is years ahead must
/// not take everything away.
void HistoryPruner::beginRound(WriteScope &scope)
{
    const qint64 newest = numberOf(scope, "SELECT max(key) FROM mention");
    const TimePoint newestAt{std::chrono::milliseconds(newest / keysPerMillisecond)};
    m_endKey = firstKeyOf(std::min(scope.now, newestAt) - std::chrono::days(m_window->days));
    if (usedBytes(scope) > m_window->bytes) {
        // A tenth at a time: how much room it makes shows when the index has been merged.
        const qint64 tenth = numberOf(scope, "SELECT count(*) FROM mention") / 10;
        Query query = scope.database.query("SELECT key FROM mention ORDER BY key LIMIT 1 OFFSET ?");
        query.bind(1, tenth);
        if (query.next())
            m_endKey = std::max(m_endKey, query.value<qint64>(0));
    }
    AttachmentTable(scope.database).removeUnneeded(scope.now - attachmentsKept);
    m_key = std::numeric_limits<qint64>::min();
    m_caseTime = TimePoint::min();
    m_caseId.clear();
    m_phase = Phase::Mentions;
}

void HistoryPruner::pruneMentions(WriteScope &scope)
{
    QList<OldMention> old;
    {
        Query query =
            scope.database.query("SELECT key,id,thread_id FROM mention WHERE key>? AND key<? ORDER BY key LIMIT ?");
        query.with(m_key, m_endKey, rowsAtOnce);
        while (query.next())
            old.append({query.value<qint64>(0), query.value<MentionId>(1), query.value<ThreadId>(2)});
    }
    const QSet<ThreadId> needed = neededThreads(scope);
    for (const OldMention &mention : std::as_const(old))
        if (!needed.contains(mention.thread) && !hasOpenWork(scope, mention.thread))
            remove(scope, mention);
    if (old.size() < rowsAtOnce)
        m_phase = Phase::Cases;
    else
        m_key = old.constLast().key;
}

void HistoryPruner::pruneCases(WriteScope &scope)
{
    QList<OldCase> old;
    {
        Query query = scope.database.query("SELECT id,thread_id,changed_at FROM \"case\" INDEXED BY case_answered "
                                           "WHERE state IN ('answered','closed') "
                                           "AND (changed_at,id)>(?,?) AND changed_at<? ORDER BY changed_at,id LIMIT ?");
        query.with(m_caseTime, m_caseId, TimePoint(std::chrono::milliseconds(m_endKey / keysPerMillisecond)),
                   rowsAtOnce);
        while (query.next())
            old.append({query.value<CaseId>(0), query.value<ThreadId>(1), query.value<TimePoint>(2)});
    }
    const QSet<ThreadId> needed = neededThreads(scope);
    for (const OldCase &one : std::as_const(old)) {
        Query left = scope.database.query("SELECT 1 FROM mention WHERE thread_id=? LIMIT 1");
        left.bind(1, one.thread);
        const bool hasLeft = left.next();
        left.reset();
        if (!hasLeft && !needed.contains(one.thread) && !hasOpenWork(scope, one.thread))
            remove(scope, one);
    }
    if (old.size() < rowsAtOnce) {
        m_phase = Phase::Resting;
    } else {
        m_caseTime = old.constLast().changedAt;
        m_caseId = old.constLast().id.value;
    }
}

} // namespace otklik
