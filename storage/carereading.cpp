#include "storage/carereading.h"

#include "storage/database/rows.h"
#include "storage/sqlite/database.h"

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

/// More than anybody reads; a list that long is a fault elsewhere.
constexpr int longestList = 2000;

const std::string customerOfCase =
    "coalesce(c.network, ''), coalesce(nullif(p.name, ''), nullif(a.name, ''), a.handle, '')";

/// A row of a case with network, customer and colleague behind its columns.
template <class Row>
std::string caseItemSql(const std::string &authorColumn, const std::string &rest)
{
    return "SELECT " + sql::columnsOf<Row>("x.") + ", " + customerOfCase + ", coalesce(u.name, '') FROM "
        + sql::tableOf<Row>() + " x LEFT JOIN \"case\" c ON c.id=x.case_id LEFT JOIN account a ON a.id=c.account_id "
        + "LEFT JOIN person p ON p.id=x.person_id LEFT JOIN user u ON u.id=x." + authorColumn + ' ' + rest;
}

template <class Row, class Item, class Value>
void addItems(QList<Item> &items, Row Item::*row, QString Item::*author, Database &database, const std::string &sql,
              const Value &bound)
{
    constexpr int next = sql::columnCount<Row>;
    Query query = database.query(sql);
    query.bind(1, bound);
    while (query.next()) {
        Item item;
        sql::readFields(query, item.*row);
        query.read(next, item.network);
        query.read(next + 1, item.customerName);
        query.read(next + 2, item.*author);
        items.append(std::move(item));
    }
}

} // namespace

Result<QList<PromiseItem>> readPromises(Database &database, int settled)
{
    static const std::string open = caseItemSql<Promise>("made_by", "WHERE x.state='open' ORDER BY x.due_at LIMIT ?");
    static const std::string others =
        caseItemSql<Promise>("made_by", "WHERE x.state<>'open' ORDER BY x.settled_at DESC LIMIT ?");
    QList<PromiseItem> items;
    addItems(items, &PromiseItem::promise, &PromiseItem::madeByName, database, open, longestList);
    addItems(items, &PromiseItem::promise, &PromiseItem::madeByName, database, others, settled);
    return items;
}

Result<QList<BonusItemGiven>> readBonuses(Database &database, TimePoint since)
{
    static const std::string sql =
        caseItemSql<BonusGrant>("given_by", "WHERE x.given_at>=? ORDER BY x.given_at DESC");
    QList<BonusItemGiven> items;
    addItems(items, &BonusItemGiven::grant, &BonusItemGiven::givenByName, database, sql, since);
    return items;
}

Result<QList<ModerationItem>> readOpenModerations(Database &database)
{
    constexpr int next = sql::columnCount<Moderation>;
    static const std::string sql = "SELECT " + sql::columnsOf<Moderation>("x.")
        + ", coalesce(m.case_id, ''), coalesce(a.network, ''), coalesce(nullif(p.name, ''), nullif(a.name, ''), a.handle, ''), "
          "coalesce(u.name, '') FROM moderation x LEFT JOIN mention m ON m.id=x.mention_id "
          "LEFT JOIN account a ON a.id=x.account_id LEFT JOIN person p ON p.id=x.person_id "
          "LEFT JOIN user u ON u.id=x.made_by WHERE x.state IN ('asked', 'approved') ORDER BY x.made_at LIMIT ?";
    Query query = database.query(sql);
    query.bind(1, longestList);
    QList<ModerationItem> items;
    while (query.next()) {
        ModerationItem item;
        sql::readFields(query, item.moderation);
        query.read(next, item.caseId);
        query.read(next + 1, item.network);
        query.read(next + 2, item.customerName);
        query.read(next + 3, item.madeByName);
        items.append(std::move(item));
    }
    return items;
}

namespace {

const std::string sentReplies =
    "SELECT x.id, coalesce(c.person_id, ''), x.changed_at, x.text, coalesce(nullif(a.name, ''), a.handle, ''), x.rowid "
    "FROM publication x LEFT JOIN \"case\" c ON c.id=x.case_id LEFT JOIN account a ON a.id=c.account_id ";

QList<SentReply> allReplies(Query &query)
{
    QList<SentReply> replies;
    while (query.next()) {
        SentReply reply;
        query.read(0, reply.id);
        query.read(1, reply.personId);
        query.read(2, reply.sentAt);
        query.read(3, reply.text);
        query.read(4, reply.customerName);
        query.read(5, reply.place);
        replies.append(std::move(reply));
    }
    return replies;
}

} // namespace

Result<QList<SentReply>> readRepliesAfter(Database &database, const SentReplyCursor &after, int limit)
{
    static const std::string sql = sentReplies
        + "WHERE x.state='sent' AND (x.changed_at, x.rowid)>(?, ?) ORDER BY x.changed_at, x.rowid LIMIT ?";
    Query query = database.query(sql);
    query.with(after.sentAt, after.place, limit);
    return allReplies(query);
}

Result<SentReply> readReply(Database &database, const PublicationId &id)
{
    static const std::string sql = sentReplies + "WHERE x.id=?";
    Query query = database.query(sql);
    query.bind(1, id);
    return allReplies(query).value(0);
}

} // namespace otklik
