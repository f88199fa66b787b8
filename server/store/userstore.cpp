#include "server/store/userstore.h"

#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

QList<User> UserStore::users()
{
    auto query = m_rows.database().query(sql::selectSql<User>(sql::tableOf<User>(), "ORDER BY login"));
    return sql::allRows<User>(query);
}

std::optional<User> UserStore::byLogin(const QString &login)
{
    auto query = m_rows.database().query(sql::selectSql<User>(sql::tableOf<User>(), "WHERE login=?"));
    query.bind(1, login);
    if (!query.next())
        return std::nullopt;
    return sql::rowOf<User>(query);
}

QString UserStore::passwordHash(const UserId &id)
{
    auto query = m_rows.database().query("SELECT hash FROM credential WHERE user_id=?");
    query.bind(1, id);
    return query.next() ? query.value<QString>(0) : QString();
}

void UserStore::setPasswordHash(const UserId &id, const QString &hash)
{
    m_rows.database().run("INSERT INTO credential(user_id, hash) VALUES(?, ?) "
                          "ON CONFLICT (user_id) DO UPDATE SET hash=excluded.hash",
                          id, hash);
}

} // namespace otklik::server
