#include "server/store/owncontactstore.h"

#include "server/store/makeid.h"
#include "storage/database/rows.h"

namespace otklik::server {

QStringList OwnContactStore::values()
{
    QStringList values;
    auto query = m_rows.database().query("SELECT value FROM own_contact WHERE is_removed=0 ORDER BY id");
    while (query.next())
        values.append(query.value<QString>(0));
    return values;
}

std::optional<OwnContact> OwnContactStore::byValue(const QString &value)
{
    auto query = m_rows.database().query(sql::selectSql<OwnContact>("own_contact", "WHERE is_removed=0 AND value=?"));
    query.bind(1, value);
    return query.next() ? std::optional(sql::rowOf<OwnContact>(query)) : std::nullopt;
}

void OwnContactStore::add(const QString &value)
{
    if (!byValue(value))
        m_rows.put(OwnContact{makeId<OwnContactId>(m_rows), value, false});
}

bool OwnContactStore::remove(const QString &value)
{
    auto contact = byValue(value);
    if (!contact)
        return false;
    contact->isRemoved = true;
    m_rows.put(*contact);
    return true;
}

} // namespace otklik::server
