#include "server/store/identitystore.h"

#include "server/store/rows.h"
#include "storage/database/database.h"

namespace otklik::server {

std::optional<UserId> IdentityStore::user(const QString &issuer, const QString &subject)
{
    auto query = m_rows.database().query("SELECT user_id FROM identity WHERE issuer=? AND subject=?");
    query.bind(1, issuer);
    query.bind(2, subject);
    return query.next() ? std::optional(query.value<UserId>(0)) : std::nullopt;
}

void IdentityStore::link(const QString &issuer, const QString &subject, const UserId &user)
{
    m_rows.database().run("DELETE FROM invitation WHERE issuer=? AND user_id=?", issuer, user);
    m_rows.database().run("DELETE FROM identity WHERE issuer=? AND user_id=?", issuer, user);
    m_rows.database().run("INSERT INTO identity(issuer, subject, user_id, since) VALUES(?, ?, ?, ?) "
                          "ON CONFLICT (issuer, subject) DO UPDATE SET user_id=excluded.user_id, since=excluded.since",
                          issuer, subject, user, m_rows.now());
}

std::optional<UserId> IdentityStore::invited(const QString &issuer, const QString &email)
{
    auto query = m_rows.database().query("SELECT user_id FROM invitation WHERE issuer=? AND email=?");
    query.bind(1, issuer);
    query.bind(2, email.toLower());
    return query.next() ? std::optional(query.value<UserId>(0)) : std::nullopt;
}

void IdentityStore::invite(const QString &issuer, const QString &email, const UserId &user)
{
    m_rows.database().run("INSERT INTO invitation(issuer, email, user_id) VALUES(?, ?, ?) "
                          "ON CONFLICT (issuer, email) DO UPDATE SET user_id=excluded.user_id",
                          issuer, email.toLower(), user);
}

QList<Identity> IdentityStore::all()
{
    auto query = m_rows.database().query("SELECT issuer, subject, '' AS email, user_id FROM identity "
                                         "UNION ALL SELECT issuer, '', email, user_id FROM invitation "
                                         "ORDER BY 4, 1, 2, 3");
    QList<Identity> identities;
    while (query.next())
        identities.append(
            {query.value<QString>(0), query.value<QString>(1), query.value<QString>(2), query.value<UserId>(3)});
    return identities;
}

void IdentityStore::remove(const UserId &user)
{
    m_rows.database().run("DELETE FROM invitation WHERE user_id=?", user);
    m_rows.database().run("DELETE FROM identity WHERE user_id=?", user);
}

bool IdentityStore::use(const QByteArray &digest, TimePoint until)
{
    m_rows.database().run("DELETE FROM used_id_token WHERE until<=?", m_rows.now());
    return m_rows.database().run(
               "INSERT INTO used_id_token(digest, until) VALUES(?, ?) ON CONFLICT (digest) DO NOTHING",
               QString::fromLatin1(digest.toHex()), until)
        == 1;
}

} // namespace otklik::server
