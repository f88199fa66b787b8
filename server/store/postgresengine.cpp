#include "server/store/postgresengine.h"

#include "server/postgres/database.h"
#include "server/postgres/newslistener.h"
#include "server/store/schema.h"
#include "storage/database/transaction.h"
#include "storage/sqlite/database.h"

namespace otklik::server {

namespace {

class Listener final : public CommitListener
{
public:
    Listener(const QString &uri, std::function<void(qint64)> heard) : m_listener(uri, std::move(heard)) { }

private:
    postgres::NewsListener m_listener;
};

} // namespace

Result<std::unique_ptr<sql::Database>> PostgresEngine::connect(sql::Database::Access) const
{
    return postgres::Database::open(m_uri);
}

void PostgresEngine::tellNews(sql::Database &writer, qint64 upTo) const
{
    auto tell = writer.query(postgres::tellNewsSql);
    tell.bind(1, upTo);
    std::ignore = tell.next();
}

std::unique_ptr<CommitListener> PostgresEngine::listen(std::function<void(qint64)> heard) const
{
    return std::make_unique<Listener>(m_uri, std::move(heard));
}

/// Every table is written anew. The log of the cluster and its archive are the cluster's.
Result<void> PostgresEngine::scrub(sql::Database &writer) const
{
    QStringList tables;
    auto names = writer.query("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname=current_schema() ORDER BY 1");
    while (names.next())
        tables.append(names.value<QString>(0));
    names.reset();
    for (const QString &table : std::as_const(tables))
        writer.execute("VACUUM (FULL) " + table.toUtf8());
    return {};
}

/// Row by row, in one state of the database; the file has the schema that SQLite would have.
Result<void> PostgresEngine::copyTo(const QString &file) const
{
    auto from = connect(sql::Database::Access::Read);
    if (!from)
        return tl::unexpected<Error>(from.error());
    auto to = sqlite::Database::open(file, {.durability = sqlite::OpenOptions::Durability::Full});
    if (!to)
        return tl::unexpected<Error>(to.error());
    if (auto made = bringUpToDate(**to); !made)
        return made;
    return sql::inTransaction(**to, [&]() -> Result<void> {
        const sql::Transaction state(**from, sql::Transaction::Kind::Read);
        copyRows(**from, **to, tablesOf(**to));
        return {};
    });
}

} // namespace otklik::server
