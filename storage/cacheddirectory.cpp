#include "storage/cacheddirectory.h"

#include "storage/reader.h"
#include "storage/sqlite/rows.h"

namespace otklik {

namespace {

template <class Row>
Result<QList<Row>> readAll(sqlite::Database &database)
{
    static const std::string sql = sqlite::selectSql<Row>(sqlite::tableOf<Row>(), "ORDER BY id");
    sqlite::Query query = database.query(sql);
    return sqlite::allRows<Row>(query);
}

} // namespace

Answer<QList<User>> CachedDirectory::users()
{
    return m_reader.read<QList<User>>(readAll<User>);
}

Answer<QList<Source>> CachedDirectory::sources()
{
    return m_reader.read<QList<Source>>(readAll<Source>);
}

} // namespace otklik
