#include "server/store/schema.h"

#include "storage/database/database.h"
#include "storage/database/migrations.h"

static void initSql()
{
    Q_INIT_RESOURCE(server_sql);
}

namespace otklik::server {

namespace {

constexpr QLatin1StringView sqlFolder(":/otklik/server/sql");

std::string quoted(const std::string &name)
{
    return '"' + name + '"';
}

std::string columnsOf(const TableShape &table)
{
    std::string all;
    for (const TableShape::Column &column : table.columns)
        all += (all.empty() ? "" : ",") + quoted(column.name);
    return all;
}

TableShape shapeOf(sql::Database &sqlite, const std::string &name)
{
    TableShape table{name, {}, {}};
    auto info = sqlite.query("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid");
    info.bind(1, QString::fromStdString(name));
    while (info.next()) {
        const std::string column = info.value<QString>(0).toStdString();
        const QString type = info.value<QString>(1);
        table.columns.push_back({column, type == QLatin1StringView("INTEGER"), type == QLatin1StringView("BLOB")});
        if (info.value<qint64>(2) > 0)
            table.key += (table.key.empty() ? "" : ",") + quoted(column);
    }
    return table;
}

/// PostgreSQL counts by itself where SQLite takes the next free number.
void goOnCounting(sql::Database &to, const TableShape &table)
{
    if (to.engine() != sql::Database::Engine::Postgres || table.columns.front().name != "id" || !table.columns.front().isInteger)
        return;
    to.execute(QByteArray::fromStdString("SELECT setval(pg_get_serial_sequence('" + quoted(table.name) + "', 'id'), "
                                         "(SELECT coalesce(max(id), 1) FROM " + quoted(table.name) + "))"));
}

} // namespace

Result<void> bringUpToDate(sql::Database &database)
{
    initSql();
    return sql::migrate(database, sqlFolder);
}

qint64 newestSchema()
{
    initSql();
    return sql::newestVersion(sqlFolder);
}

std::string TableShape::select() const
{
    return "SELECT " + columnsOf(*this) + " FROM " + quoted(name);
}

std::string TableShape::insert() const
{
    std::string places;
    for (size_t i = 0; i < columns.size(); ++i)
        places += i == 0 ? "?" : ",?";
    return "INSERT INTO " + quoted(name) + '(' + columnsOf(*this) + ") VALUES(" + places + ')';
}

std::vector<TableShape> tablesOf(sql::Database &sqlite)
{
    std::vector<std::string> names;
    auto query = sqlite.query("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@' ORDER BY name");
    while (query.next())
        names.push_back(query.value<QString>(0).toStdString());
    std::vector<TableShape> tables;
    tables.reserve(names.size());
    for (const std::string &name : names)
        tables.push_back(shapeOf(sqlite, name));
    return tables;
}

qint64 copyRows(sql::Database &from, sql::Database &to, const std::vector<TableShape> &tables)
{
    qint64 count = 0;
    for (const TableShape &table : tables) {
        auto read = from.query(table.select());
        auto write = to.query(table.insert());
        while (read.next()) {
            for (int column = 0; column < static_cast<int>(table.columns.size()); ++column) {
                if (table.columns.at(static_cast<size_t>(column)).isInteger)
                    write.bind(column + 1, read.value<std::optional<qint64>>(column));
                else if (table.columns.at(static_cast<size_t>(column)).isBytes)
                    write.bind(column + 1, read.value<std::optional<QByteArray>>(column));
                else
                    write.bind(column + 1, read.value<std::optional<QString>>(column));
            }
            count += write.run();
        }
        goOnCounting(to, table);
    }
    return count;
}

} // namespace otklik::server
