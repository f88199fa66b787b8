#include "server/store/peoplestore.h"

#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

std::optional<Account> PeopleStore::accountByExternalId(const QString &network, const QString &externalId)
{
    static const std::string sql =
        sql::selectSql<Account>(sql::tableOf<Account>(), "WHERE network=? AND external_id=?");
    auto query = m_rows.database().query(sql);
    query.with(network, externalId);
    if (!query.next())
        return std::nullopt;
    return sql::rowOf<Account>(query);
}

std::optional<AccountLink> PeopleStore::activeLink(const AccountId &id)
{
    static const std::string sql =
        sql::selectSql<AccountLink>(sql::tableOf<AccountLink>(), "WHERE account_id=? AND unlinked_at IS NULL");
    auto query = m_rows.database().query(sql);
    query.bind(1, id);
    if (!query.next())
        return std::nullopt;
    return sql::rowOf<AccountLink>(query);
}

QList<AccountLink> PeopleStore::linksOf(const LinkProposalId &id)
{
    static const std::string sql = sql::selectSql<AccountLink>(
        sql::tableOf<AccountLink>(), "WHERE proposal_id=? AND proposal_id<>'' AND unlinked_at IS NULL ORDER BY id");
    auto query = m_rows.database().query(sql);
    query.bind(1, id);
    return sql::allRows<AccountLink>(query);
}

std::optional<AccountLink> PeopleStore::linkBefore(const AccountLink &link)
{
    static const std::string sql =
        sql::selectSql<AccountLink>(sql::tableOf<AccountLink>(),
                                    "WHERE account_id=? AND unlinked_at=? AND id<>? ORDER BY linked_at DESC, id DESC LIMIT 1");
    auto query = m_rows.database().query(sql);
    query.with(link.accountId, link.linkedAt, link.id);
    if (!query.next())
        return std::nullopt;
    return sql::rowOf<AccountLink>(query);
}

QList<Account> PeopleStore::accountsOf(const PersonId &id)
{
    static const std::string sql = sql::selectSql<Account>(
        sql::tableOf<Account>(),
        "WHERE (home_person_id=?1 AND NOT EXISTS (SELECT 1 FROM account_link l WHERE l.account_id=account.id "
        "AND l.unlinked_at IS NULL)) OR id IN (SELECT account_id FROM account_link WHERE person_id=?1 AND "
        "unlinked_at IS NULL) ORDER BY id");
    auto query = m_rows.database().query(sql);
    query.bind(1, id);
    return sql::allRows<Account>(query);
}

PersonId PeopleStore::personOf(const Account &account)
{
    const auto link = activeLink(account.id);
    return link ? link->personId : account.homePersonId;
}

QSet<PersonId> PeopleStore::shownWith(const PersonId &id)
{
    QSet<PersonId> persons{id};
    auto query = m_rows.database().query(
        "SELECT a.home_person_id FROM account_link l JOIN account a ON a.id=l.account_id "
        "WHERE l.person_id=? AND l.unlinked_at IS NULL");
    query.bind(1, id);
    while (query.next())
        persons.insert(query.value<PersonId>(0));
    return persons;
}

QList<Case> PeopleStore::casesOf(const AccountId &id)
{
    static const std::string sql = sql::selectSql<Case>(sql::tableOf<Case>(), "WHERE account_id=? ORDER BY id");
    auto query = m_rows.database().query(sql);
    query.bind(1, id);
    return sql::allRows<Case>(query);
}

void PeopleStore::setFollowers(const AccountId &id, qint64 count)
{
    m_rows.database().run("INSERT INTO follower_count(account_id, count, seen_at) VALUES(?, ?, ?) "
                          "ON CONFLICT (account_id) DO UPDATE SET count=excluded.count, seen_at=excluded.seen_at",
                          id, count, m_rows.now());
}

std::optional<qint64> PeopleStore::followers(const AccountId &id)
{
    auto query = m_rows.database().query("SELECT count FROM follower_count WHERE account_id=?");
    query.bind(1, id);
    return query.next() ? std::optional(query.value<qint64>(0)) : std::nullopt;
}

} // namespace otklik::server
