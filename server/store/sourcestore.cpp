#include "server/store/sourcestore.h"

#include "server/store/rows.h"
#include "server/store/sourcesecrets.h"
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

QString SourceStore::secret(const SourceId &id, const QString &name)
{
    return SourceSecrets(m_rows).value(id, name);
}

QHash<QString, QString> SourceStore::secrets(const SourceId &id)
{
    return SourceSecrets(m_rows).values(id);
}

bool SourceStore::isConnected(const SourceId &id)
{
    auto query = m_rows.database().query("SELECT 1 FROM source_secret WHERE source_id=? LIMIT 1");
    query.with(id);
    return query.next();
}

void SourceStore::setSecret(const SourceId &id, const QString &name, const QString &value)
{
    SourceSecrets(m_rows).set(id, name, value);
}

void SourceStore::removeSecret(const SourceId &id, const QString &name)
{
    m_rows.database().run("DELETE FROM source_secret WHERE source_id=? AND name=?", id, name);
}

void SourceStore::removeSecrets(const SourceId &id)
{
    m_rows.database().run("DELETE FROM source_secret WHERE source_id=?", id);
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
