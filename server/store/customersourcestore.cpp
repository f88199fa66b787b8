#include "server/store/customersourcestore.h"

#include "server/store/rows.h"
#include "server/store/sourcestore.h"
#include "storage/database/rows.h"

#include <algorithm>

namespace otklik::server {

namespace {

const QString cursorName = QStringLiteral("customers");

} // namespace

std::optional<Source> CustomerSourceStore::sourceCalled(const QString &title)
{
    const QList<Source> sources = SourceStore(m_rows).sourcesOf(customerBase);
    const auto it = std::find_if(sources.begin(), sources.end(), [&](const Source &source) { return source.title == title; });
    return it == sources.end() ? std::nullopt : std::optional(*it);
}

std::optional<CustomerBase> CustomerSourceStore::base(const SourceId &id)
{
    auto query = m_rows.database().query(sql::selectSql<CustomerBase>("customer_base", "WHERE id=?"));
    query.bind(1, id);
    return query.next() ? std::optional(sql::rowOf<CustomerBase>(query)) : std::nullopt;
}

void CustomerSourceStore::put(const CustomerBase &base)
{
    auto query = m_rows.database().query(sql::upsertSql<CustomerBase>("customer_base"));
    sql::bindFields(query, base);
    query.run();
}

QByteArray CustomerSourceStore::state(const SourceId &id)
{
    return SourceStore(m_rows).cursor(id, cursorName).toUtf8();
}

void CustomerSourceStore::setState(const SourceId &id, const QByteArray &state)
{
    SourceStore(m_rows).setCursor(id, cursorName, QString::fromUtf8(state));
}

void CustomerSourceStore::forgetStatesOf(const AccountId &id)
{
    m_rows.database().run("DELETE FROM source_cursor WHERE name=? AND source_id IN "
                          "(SELECT source_id FROM account_source WHERE account_id=?)",
                          cursorName, id);
}

QList<AccountId> CustomerSourceStore::missing(const QString &source, const QSet<AccountId> &seen)
{
    auto query = m_rows.database().query("SELECT id FROM customer_record WHERE source=? AND is_gone=0 ORDER BY id");
    query.bind(1, source);
    QList<AccountId> ids;
    while (query.next())
        if (const auto id = query.value<AccountId>(0); !seen.contains(id))
            ids.append(id);
    return ids;
}

void CustomerSourceStore::put(const ImportRun &run)
{
    auto query = m_rows.database().query(sql::upsertSql<ImportRun>("customer_run"));
    sql::bindFields(query, run);
    query.run();
}

QList<ImportRun> CustomerSourceStore::runs(qint64 most)
{
    auto query = m_rows.database().query(sql::selectSql<ImportRun>("customer_run", "ORDER BY started_at DESC, id DESC LIMIT ?"));
    query.bind(1, most);
    return sql::allRows<ImportRun>(query);
}

} // namespace otklik::server
