#include "storage/outboxreading.h"

#include "storage/database/rows.h"
#include "storage/mutationtable.h"
#include "storage/sqlite/database.h"

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

/// Nobody reads further; more unsent replies than that are a fault elsewhere.
constexpr int mostUnsent = 1000;

/// A reply that came back to its author is history once a newer one exists.
const std::string superseded = "NOT (p.state='draft' AND EXISTS (SELECT 1 FROM publication q "
                               "WHERE q.case_id=p.case_id AND q.changed_at>p.changed_at))";

std::string itemSql(const std::string &rest)
{
    return "SELECT " + sql::columnsOf<Publication>("p.")
        + ", coalesce(c.network, ''), coalesce(nullif(a.name, ''), a.handle, ''), coalesce(u.name, ''), "
          "coalesce(substr(m.text, 1, 400), ''), "
          "EXISTS (SELECT 1 FROM mutation w WHERE w.entity=p.id AND w.state<>'refused') "
          "FROM publication p LEFT JOIN \"case\" c ON c.id=p.case_id LEFT JOIN account a ON a.id=c.account_id "
          "LEFT JOIN user u ON u.id=p.author_id LEFT JOIN mention m ON m.id=p.mention_id "
        + rest;
}

void addItems(Database &database, QList<OutboxItem> &items, const std::string &sql, int limit)
{
    constexpr int next = sql::columnCount<Publication>;
    Query query = database.query(sql);
    query.bind(1, limit);
    while (query.next()) {
        OutboxItem item;
        sql::readFields(query, item.publication);
        query.read(next, item.network);
        query.read(next + 1, item.customerName);
        query.read(next + 2, item.authorName);
        query.read(next + 3, item.mentionText);
        query.read(next + 4, item.isPending);
        items.append(std::move(item));
    }
}

} // namespace

Result<QList<OutboxItem>> readPublications(Database &database, int limit)
{
    static const std::string unsent =
        itemSql("WHERE p.state<>'sent' AND " + superseded + " ORDER BY p.changed_at DESC LIMIT ?");
    static const std::string sent = itemSql("WHERE p.state='sent' ORDER BY p.changed_at DESC LIMIT ?");
    QList<OutboxItem> items;
    addItems(database, items, unsent, mostUnsent);
    addItems(database, items, sent, limit);
    std::ranges::stable_sort(items, std::ranges::greater{},
                             [](const OutboxItem &item) { return item.publication.changedAt; });
    return items;
}

Result<QList<PendingMutation>> readPending(Database &database)
{
    QList<PendingMutation> all;
    Query query = database.query("SELECT id,kind,payload,created_at,state='refused',attempts,verdict,seq,code,current,"
                                 "last_error,request_id,nullif(attempted_at,0),nullif(not_before,0) "
                                 "FROM mutation WHERE state IN ('waiting','refused')");
    while (query.next()) {
        PendingMutation row;
        query.read(0, row.mutation.id);
        query.read(1, row.mutation.kind);
        query.read(2, row.mutation.payload);
        query.read(3, row.mutation.createdAt);
        row.state = query.value<bool>(4) ? PendingState::Refused : PendingState::Waiting;
        query.read(5, row.attempts);
        row.answer.id = row.mutation.id;
        query.read(6, row.answer.verdict);
        query.read(7, row.answer.seq);
        query.read(8, row.answer.code);
        query.read(9, row.answer.current);
        query.read(10, row.problem);
        query.read(11, row.requestId);
        query.read(12, row.triedAt);
        query.read(13, row.nextTryAt);
        if (!isSilent(row.mutation.kind))
            all.append(std::move(row));
    }
    std::ranges::sort(all, {}, [](const PendingMutation &row) { return row.mutation.id.value; });
    return all;
}

} // namespace otklik
