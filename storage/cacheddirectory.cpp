#include "storage/cacheddirectory.h"

#include "storage/reader.h"
#include "storage/database/rows.h"

namespace otklik {

namespace {

template <class Row>
Result<QList<Row>> readAll(sqlite::Database &database)
{
    static const std::string sql = sql::selectSql<Row>(sql::tableOf<Row>(), "ORDER BY id");
    sql::Query query = database.query(sql);
    return sql::allRows<Row>(query);
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
