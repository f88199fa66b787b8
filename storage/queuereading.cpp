#include "storage/queuereading.h"

#include "storage/sqlite/database.h"

#include <limits>

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

constexpr int longestFirstWords = 160;
/// Counting overdue work walks an index range; beyond this nobody reads the number.
constexpr qint64 mostOverdue = 10'000;

/// The part of the "case" table that a filter shows. Written as the partial
/// indexes are, so that SQLite sees that they hold it.
std::string conditionOf(QueueFilter filter)
{
    switch (filter) {
    case QueueFilter::Open:
        return "c.state IN ('open', 'in_review')";
    case QueueFilter::Mine:
        return "c.state IN ('open', 'in_review') AND c.owner = 1";
    case QueueFilter::Free:
        return "c.state = 'open' AND c.owner = 0";
    case QueueFilter::InReview:
        return "c.state = 'in_review'";
    case QueueFilter::Answered:
        return "c.state IN ('answered', 'closed')";
    }
    return {};
}

std::string indexOf(QueueFilter filter)
{
    switch (filter) {
    case QueueFilter::Open:
        return "case_open";
    case QueueFilter::Mine:
        return "case_mine";
    case QueueFilter::Free:
        return "case_free";
    case QueueFilter::InReview:
        return "case_in_review";
    case QueueFilter::Answered:
        return "case_answered";
    }
    return {};
}

/// Parameter 1 is the reader of the queue.
std::string itemSql(const std::string &table, const std::string &rest)
{
    return "SELECT c.id, c.person_id, c.account_id, c.thread_id, c.network, a.name, a.handle, substr(m.text, 1, 400), "
           "c.state, coalesce(m.visibility, 'public'), c.waiting_since, c.deadline_at, c.changed_at, c.heat, "
           "c.mention_count, coalesce(k.holder_id, ''), coalesce(u.name, ''), coalesce(k.expires_at, 0), "
           "coalesce((SELECT w.kind FROM mutation w WHERE w.entity = c.person_id AND w.kind IN ('claim.take', "
           "'claim.release') AND w.state IN ('waiting', 'accepted') ORDER BY w.n DESC LIMIT 1), '') = 'claim.take', "
           "EXISTS (SELECT 1 FROM draft d WHERE d.case_id = c.id AND d.author_id = ?1 AND d.is_done = 0) "
           "FROM " + table + " LEFT JOIN mention m ON m.id = c.mention_id LEFT JOIN account a ON a.id = c.account_id "
           "LEFT JOIN claim k ON k.id = c.person_id LEFT JOIN user u ON u.id = k.holder_id " + rest;
}

std::string pageSql(QueueFilter filter)
{
    const bool isDone = filter == QueueFilter::Answered;
    const std::string key = isDone ? "c.changed_at" : "c.deadline_at";
    return itemSql("\"case\" c INDEXED BY " + indexOf(filter),
                   "WHERE " + conditionOf(filter) + " AND (" + key + ", c.id) " + (isDone ? "<" : ">")
                       + " (?2, ?3) ORDER BY " + key + (isDone ? " DESC, c.id DESC" : ", c.id") + " LIMIT ?4");
}

QString firstWordsOf(const QString &text)
{
    QString words = text.simplified();
    if (words.size() <= longestFirstWords)
        return words;
    words.truncate(longestFirstWords);
    if (words.back().isHighSurrogate())
        words.chop(1);
    return words;
}

QueueItem itemOf(const Query &row, const UserId &me, TimePoint now)
{
    QueueItem item;
    row.read(0, item.caseId);
    row.read(1, item.personId);
    row.read(2, item.accountId);
    row.read(3, item.threadId);
    row.read(4, item.network);
    row.read(5, item.authorName);
    row.read(6, item.handle);
    item.firstWords = firstWordsOf(row.value<QString>(7));
    row.read(8, item.state);
    row.read(9, item.visibility);
    row.read(10, item.waitingSince);
    row.read(11, item.deadlineAt);
    row.read(12, item.changedAt);
    row.read(13, item.heat);
    row.read(14, item.mentionCount);
    row.read(15, item.holderId);
    row.read(16, item.holderName);
    row.read(17, item.claimExpiresAt);
    const bool isMine = item.holderId == me && item.claimExpiresAt > now;
    item.isClaimWished = row.value<bool>(18) && !isMine; // renewing what is held is no wish
    row.read(19, item.hasDraft);
    if (item.authorName.isEmpty())
        item.authorName = item.handle;
    return item;
}

} // namespace

Result<QueuePage> readQueuePage(Database &database, QueueFilter filter, const std::optional<QueueCursor> &after, int limit,
                           const UserId &me, TimePoint now)
{
    using Limits = std::numeric_limits<qint64>;
    const qint64 end = filter == QueueFilter::Answered ? Limits::max() : Limits::min();
    Query query = database.query(pageSql(filter));
    query.with(me, after ? qint64(after->key.time_since_epoch().count()) : end, after ? after->caseId : CaseId{},
               limit + 1);
    QueuePage page;
    while (query.next()) {
        if (page.items.size() == limit) {
            page.hasMore = true;
            break;
        }
        page.items.append(itemOf(query, me, now));
    }
    return page;
}

Result<QList<QueueItem>> readQueueItems(Database &database, QueueFilter filter, const QList<CaseId> &cases,
                                        const UserId &me, TimePoint now)
{
    const std::string sql = itemSql("\"case\" c", "WHERE c.id = ?2 AND " + conditionOf(filter));
    QList<QueueItem> items;
    for (const CaseId &id : cases) {
        Query query = database.query(sql);
        query.with(me, id);
        if (query.next())
            items.append(itemOf(query, me, now));
    }
    return items;
}

Result<QueueCounts> readQueueCounts(Database &database, TimePoint now)
{
    QueueCounts counts;
    Query sizes = database.query(
        "SELECT sum(n) FILTER (WHERE state IN ('open', 'in_review')), "
        "sum(n) FILTER (WHERE state IN ('open', 'in_review') AND owner = 1), "
        "sum(n) FILTER (WHERE state = 'open' AND owner = 0), sum(n) FILTER (WHERE state = 'in_review'), "
        "sum(n) FILTER (WHERE state IN ('answered', 'closed')) FROM case_count");
    if (sizes.next()) {
        sizes.read(0, counts.open);
        sizes.read(1, counts.mine);
        sizes.read(2, counts.free);
        sizes.read(3, counts.inReview);
        sizes.read(4, counts.answered);
    }
    Query overdue = database.query("SELECT count(*) FROM (SELECT 1 FROM \"case\" INDEXED BY case_open WHERE state IN "
                                   "('open', 'in_review') AND deadline_at < ? LIMIT ?)");
    overdue.with(now, mostOverdue);
    if (overdue.next())
        overdue.read(0, counts.overdue);
    return counts;
}

} // namespace otklik
