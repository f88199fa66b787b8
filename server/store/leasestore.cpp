#include "server/store/leasestore.h"

#include "server/store/rows.h"
#include "storage/database/database.h"

namespace otklik::server {

struct LeaseStore::Lease final
{
    QString holder;
    qint64 token = 0;
    TimePoint expiresAt{};
};

LeaseStore::Lease LeaseStore::find(const QString &name)
{
    Lease lease;
    auto query = m_rows.database().query("SELECT holder, token, expires_at FROM lease WHERE name=?");
    query.bind(1, name);
    if (query.next()) {
        query.read(0, lease.holder);
        query.read(1, lease.token);
        query.read(2, lease.expiresAt);
    }
    return lease;
}

qint64 LeaseStore::write(const QString &name, const Lease &before, const QString &holder, std::chrono::milliseconds length)
{
    const qint64 token = before.holder == holder ? before.token : before.token + 1;
    m_rows.database().run("INSERT INTO lease(name, holder, token, expires_at) VALUES(?, ?, ?, ?) ON CONFLICT (name) DO "
                          "UPDATE SET holder=excluded.holder, token=excluded.token, expires_at=excluded.expires_at",
                          name, holder, token, m_rows.now() + length);
    return token;
}

std::optional<qint64> LeaseStore::take(const QString &name, const QString &holder, std::chrono::milliseconds length)
{
    const Lease before = find(name);
    if (before.holder != holder && !before.holder.isEmpty() && before.expiresAt > m_rows.now())
        return std::nullopt;
    return write(name, before, holder, length);
}

qint64 LeaseStore::seize(const QString &name, const QString &holder, std::chrono::milliseconds length)
{
    return write(name, find(name), holder, length);
}

void LeaseStore::giveBack(const QString &name, const QString &holder)
{
    m_rows.database().run("UPDATE lease SET holder='', expires_at=0 WHERE name=? AND holder=?", name, holder);
}

bool LeaseStore::isAnyHeld()
{
    auto query = m_rows.database().query("SELECT 1 FROM lease WHERE holder<>'' AND expires_at>? LIMIT 1");
    query.with(m_rows.now());
    return query.next();
}

bool LeaseStore::isHeld(const QString &name, qint64 token)
{
    const Lease lease = find(name);
    return !lease.holder.isEmpty() && lease.token == token;
}

} // namespace otklik::server
