#include "server/store/sourcestore.h"

#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

QList<Source> SourceStore::sources()
{
    auto query = m_rows.database().query(sql::selectSql<Source>(sql::tableOf<Source>(), "ORDER BY id"));
    return sql::allRows<Source>(query);
}

QList<Source> SourceStore::sourcesOf(const QString &network)
{
    auto query = m_rows.database().query(
        sql::selectSql<Source>(sql::tableOf<Source>(), "WHERE network=? ORDER BY id"));
    query.bind(1, network);
    return sql::allRows<Source>(query);
}

bool SourceStore::isConnected(const SourceId &id)
{
    auto query = m_rows.database().query("SELECT 1 FROM source_secret WHERE source_id=? LIMIT 1");
    query.with(id);
    return query.next();
}

QString SourceStore::cursor(const SourceId &id, const QString &name)
{
    auto query = m_rows.database().query("SELECT value FROM source_cursor WHERE source_id=? AND name=?");
    query.with(id, name);
    return query.next() ? query.value<QString>(0) : QString();
}

void SourceStore::setCursor(const SourceId &id, const QString &name, const QString &value)
{
    m_rows.database().run("INSERT INTO source_cursor(source_id, name, value) VALUES(?, ?, ?) "
                          "ON CONFLICT (source_id, name) DO UPDATE SET value=excluded.value",
                          id, name, value);
}

} // namespace otklik::server
