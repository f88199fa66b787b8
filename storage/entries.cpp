#include "storage/entries.h"

#include "storage/database/rows.h"
#include "storage/timekey.h"

#include <limits>

namespace otklik {

using sqlite::Database;
using sql::Query;

const int entryColumns = sql::columnCount<Mention> + 2;

std::string entrySql(const std::string &rest)
{
    static const std::string head = "SELECT " + sql::columnsOf<Mention>("m.")
        + ", coalesce(a.name, ''), coalesce(a.handle, '') FROM mention m ";
    return head + "LEFT JOIN account a ON a.id = m.account_id " + rest;
}

ConversationEntry entryOf(Database &database, const Query &query)
{
    ConversationEntry entry;
    sql::readFields(query, entry.mention);
    query.read(sql::columnCount<Mention>, entry.authorName);
    query.read(sql::columnCount<Mention> + 1, entry.handle);
    if (entry.authorName.isEmpty())
        entry.authorName = entry.handle;
    if (entry.mention.version > 1) {
        static const std::string sql =
            sql::selectSql<MentionVersion>("mention_version", "WHERE mention_id=? AND version<? ORDER BY version");
        Query versions = database.query(sql);
        versions.with(entry.mention.id, entry.mention.version);
        entry.earlier = sql::allRows<MentionVersion>(versions);
    }
    return entry;
}

QList<ConversationEntry> allEntries(Database &database, Query &query)
{
    QList<ConversationEntry> entries;
    while (query.next())
        entries.append(entryOf(database, query));
    return entries;
}

qint64 keyBefore(Database &database, const std::optional<TimelineCursor> &before)
{
    if (!before)
        return std::numeric_limits<qint64>::max();
    Query query = database.query("SELECT key FROM mention WHERE id=?");
    query.bind(1, before->mentionId);
    return query.next() ? query.value<qint64>(0) : firstKeyOf(before->key);
}

PersonId personOf(Database &database, const AccountId &id)
{
    Query query = database.query(
        "SELECT coalesce((SELECT person_id FROM account_link WHERE account_id=a.id AND unlinked_at IS NULL "
        "ORDER BY linked_at DESC LIMIT 1), a.home_person_id) FROM account a WHERE a.id=?");
    query.bind(1, id);
    return query.next() ? query.value<PersonId>(0) : PersonId{};
}

QList<Account> accountsOf(Database &database, const PersonId &id)
{
    static const std::string atHome = sql::selectSql<Account>("account", "WHERE home_person_id=?");
    static const std::string linked = "SELECT " + sql::columnsOf<Account>("a.")
        + " FROM account_link l CROSS JOIN account a ON a.id=l.account_id "
          "WHERE l.person_id=? AND l.unlinked_at IS NULL";
    QList<Account> accounts;
    for (const std::string &sql : {atHome, linked}) {
        Query query = database.query(sql);
        query.bind(1, id);
        const auto found = sql::allRows<Account>(query);
        for (const Account &account : found) {
            const bool isKnown = std::ranges::find(accounts, account.id, &Account::id) != accounts.end();
            if (!isKnown && personOf(database, account.id) == id)
                accounts.append(account);
        }
    }
    return accounts;
}

qint64 mentionsOf(Database &database, const AccountId &id)
{
    Query query = database.query("SELECT count(*) FROM mention INDEXED BY mention_account WHERE account_id=?");
    query.bind(1, id);
    return query.next() ? query.value<qint64>(0) : 0;
}

QString userName(Database &database, const UserId &id)
{
    Query query = database.query("SELECT name FROM user WHERE id=?");
    query.bind(1, id);
    return query.next() ? query.value<QString>(0) : QString();
}

} // namespace otklik
