#include "server/store/teamstore.h"

#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

namespace {

template <class Row>
void putAgain(Rows &rows, const char *where, const QString &id)
{
    QList<Row> found;
    {
        auto query = rows.database().query(sql::selectSql<Row>(sql::tableOf<Row>(), where));
        query.bind(1, id);
        found = sql::allRows<Row>(query);
    }
    for (const Row &row : std::as_const(found))
        rows.put(row);
}

/// A person without accounts, or with one of a source that all teams share.
bool isKnownToAll(const QSet<QString> &teams)
{
    return teams.isEmpty() || teams.contains(QString());
}

} // namespace

bool TeamStore::areInUse()
{
    auto query = m_rows.database().query("SELECT 1 FROM source WHERE team<>'' LIMIT 1");
    return query.next();
}

bool TeamStore::wereEverInUse()
{
    auto query = m_rows.database().query("SELECT 1 FROM team_revision LIMIT 1");
    return query.next();
}

qint64 TeamStore::revision(const QString &team)
{
    auto query = m_rows.database().query("SELECT revision FROM team_revision WHERE team=?");
    query.bind(1, team);
    return query.next() ? query.value<qint64>(0) : 0;
}

void TeamStore::raiseRevision(const QString &team)
{
    m_rows.database().run("INSERT INTO team_revision(team, revision) VALUES(?, ?) "
                          "ON CONFLICT (team) DO UPDATE SET revision=excluded.revision",
                          team, revision(team) + 1);
}

QSet<QString> TeamStore::teamsOf(const PersonId &id)
{
    // An account that is linked away stands under the other person, and so do those who know it.
    auto query = m_rows.database().query(
        "SELECT DISTINCT s.team FROM account a JOIN account_source w ON w.account_id=a.id JOIN source s ON s.id=w.source_id "
        "WHERE a.home_person_id=? AND NOT EXISTS (SELECT 1 FROM account_link l WHERE l.account_id=a.id AND l.unlinked_at IS NULL) "
        "UNION SELECT DISTINCT s.team FROM account_link l JOIN account_source w ON w.account_id=l.account_id "
        "JOIN source s ON s.id=w.source_id WHERE l.person_id=? AND l.unlinked_at IS NULL");
    query.with(id, id);
    QSet<QString> teams;
    while (query.next())
        teams.insert(query.value<QString>(0));
    return teams;
}

bool TeamStore::hasWritten(const AccountId &account, const SourceId &source)
{
    auto query = m_rows.database().query("SELECT 1 FROM account_source WHERE account_id=? AND source_id=?");
    query.with(account, source);
    return query.next();
}

void TeamStore::noteAccount(const AccountId &account, const SourceId &source)
{
    m_rows.database().run("INSERT INTO account_source(account_id, source_id) VALUES(?, ?) ON CONFLICT DO NOTHING", account,
                          source);
}

void TeamStore::give(Source source, const QString &team)
{
    if (source.team == team)
        return;
    raiseRevision(source.team);
    raiseRevision(team);
    source.team = team;
    m_rows.put(source);
}

void TeamStore::tellAnew(const PersonId &id)
{
    putAgain<Person>(m_rows, "WHERE id=?", id.value);
    putAgain<Account>(m_rows, "WHERE home_person_id=?", id.value);
    putAgain<Account>(m_rows,
                      "WHERE id IN (SELECT account_id FROM account_link WHERE person_id=? AND unlinked_at IS NULL)", id.value);
    putAgain<AccountLink>(m_rows, "WHERE person_id=?", id.value);
    putAgain<Contact>(m_rows, "WHERE person_id=?", id.value);
    putAgain<Note>(m_rows, "WHERE person_id=?", id.value);
    putAgain<Claim>(m_rows, "WHERE id=?", id.value);
    putAgain<Interest>(m_rows, "WHERE person_id=? AND mention_id=''", id.value);
}

void TeamStore::personMoved(const PersonId &id, const QSet<QString> &before)
{
    const QSet<QString> after = teamsOf(id);
    if (!(after - before).isEmpty())
        tellAnew(id);
    if (isKnownToAll(after))
        return; // nobody sees less than before
    if (isKnownToAll(before))
        raiseRevision({});
    for (const QString &team : before - after)
        if (!team.isEmpty())
            raiseRevision(team);
}

} // namespace otklik::server
