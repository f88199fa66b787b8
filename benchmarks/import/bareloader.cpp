#include "benchmarks/import/bareloader.h"

#include "storage/database/errors.h"
#include "storage/sqlite/database.h"

#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace otklik::bench {

namespace {

struct Statement
{
    sqlite3_stmt *handle = nullptr;
    Statement() = default;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement() { sqlite3_finalize(handle); }
};

struct Connection
{
    sqlite3 *handle = nullptr;
    Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection() { sqlite3_close(handle); }

    [[nodiscard]] bool open(const QString &path) { return sqlite3_open(path.toUtf8().constData(), &handle) == SQLITE_OK; }
    [[nodiscard]] bool run(const QByteArray &sql) const
    {
        return sqlite3_exec(handle, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    [[nodiscard]] bool prepare(const QByteArray &sql, Statement &statement) const
    {
        return sqlite3_prepare_v2(handle, sql.constData(), -1, &statement.handle, nullptr) == SQLITE_OK;
    }
};

/// A table's rows, held as SQLite gave them, and the statement that puts them.
struct Table
{
    QByteArray name;
    size_t columns = 1;
    std::vector<sqlite3_value *> values;
    Statement insert;

    Table() = default;
    Table(const Table &) = delete;
    Table &operator=(const Table &) = delete;
    ~Table() { std::for_each(values.begin(), values.end(), sqlite3_value_free); }
    [[nodiscard]] size_t rows() const { return values.size() / columns; }
};

bool readTable(const Connection &from, const QByteArray &column, Table &table)
{
    Statement select;
    if (!from.prepare("SELECT * FROM \"" + table.name + "\" ORDER BY " + column, select))
        return false;
    const int columns = sqlite3_column_count(select.handle);
    table.columns = static_cast<size_t>(columns);
    while (sqlite3_step(select.handle) == SQLITE_ROW)
        for (int i = 0; i < columns; ++i)
            table.values.push_back(sqlite3_value_dup(sqlite3_column_value(select.handle, i)));
    return true;
}

/// The tables and their indexes, without any row.
bool copySchema(const Connection &from, const Connection &to)
{
    Statement select;
    if (!from.prepare("SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL "
                      "AND tbl_name IN ('person', 'account', 'thread', 'mention', 'case') ORDER BY type='index'",
                      select))
        return false;
    while (sqlite3_step(select.handle) == SQLITE_ROW)
        if (!to.run(reinterpret_cast<const char *>(sqlite3_column_text(select.handle, 0))))
            return false;
    return true;
}

bool insertRows(const Table &table, size_t first, size_t last)
{
    for (size_t row = first; row < last; ++row) {
        for (size_t i = 0; i < table.columns; ++i)
            sqlite3_bind_value(table.insert.handle, static_cast<int>(i) + 1, table.values[row * table.columns + i]);
        if (sqlite3_step(table.insert.handle) != SQLITE_DONE || sqlite3_reset(table.insert.handle) != SQLITE_OK)
            return false;
    }
    return true;
}

} // namespace

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double loadBare(const QString &filled, const QString &empty, const QByteArray &column, int batches)
{
    Connection from;
    Connection to;
    std::array<Table, 5> tables;
    constexpr std::array names{"person", "account", "thread", "mention", "case"};
    if (!from.open(filled) || !to.open(empty))
        return -1;
    for (size_t i = 0; i < tables.size(); ++i) {
        tables[i].name = names[i];
        if (!readTable(from, column, tables[i]))
            return -1;
    }
    if (!to.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536") || !copySchema(from, to))
        return -1;
    const double before = cpuSeconds();
    for (Table &table : tables) {
        const QByteArray marks = QByteArray("?,").repeated(static_cast<qsizetype>(table.columns)).chopped(1);
        if (!to.prepare("INSERT INTO \"" + table.name + "\" VALUES(" + marks + ")", table.insert))
            return -1;
    }
    // The tables grow side by side, as an import fills them.
    for (size_t batch = 0; batch < static_cast<size_t>(batches); ++batch) {
        bool isDone = to.run("BEGIN");
        for (const Table &table : tables)
            isDone = isDone
                && insertRows(table, table.rows() * batch / static_cast<size_t>(batches),
                              table.rows() * (batch + 1) / static_cast<size_t>(batches));
        if (!isDone || !to.run("COMMIT"))
            return -1;
    }
    if (!to.run("PRAGMA wal_checkpoint(TRUNCATE)"))
        return -1;
    return cpuSeconds() - before;
}

double indexBare(const QString &filled, const QString &loaded, int batches)
{
    auto to = sqlite::Database::open(loaded); // it knows the tokenizer
    if (!to)
        return -1;
    sql::Database &database = **to;
    const auto indexed = sql::guarded([&]() -> Result<double> {
        database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536");
        QList<QByteArray> schema;
        {
            auto from = sqlite::Database::open(filled);
            if (!from)
                return tl::unexpected<Error>(from.error());
            sql::Query query = (*from)->query(
                "SELECT sql FROM sqlite_schema WHERE name IN ('renamed_account','mention_document','mention_words') "
                "ORDER BY name='renamed_account' DESC");
            while (query.next())
                schema.append(query.value<QString>(0).toUtf8());
        }
        for (const QByteArray &sql : std::as_const(schema))
            database.execute(sql);
        qint64 last = 0;
        qint64 count = 0;
        {
            sql::Query query = database.query("SELECT count(*) FROM mention");
            if (query.next())
                count = query.value<qint64>(0);
        }
        const double before = cpuSeconds();
        const qint64 size = std::max<qint64>(1, count / batches);
        for (bool isMore = true; isMore;) {
            qint64 end = 0;
            {
                sql::Query query = database.query("SELECT key FROM mention WHERE key>? ORDER BY key LIMIT 1 OFFSET ?");
                query.with(last, size - 1);
                isMore = query.next();
                end = isMore ? query.value<qint64>(0) : std::numeric_limits<qint64>::max();
            }
            database.run("INSERT INTO mention_words(rowid,text,author,network) "
                         "SELECT key,text,author,network FROM mention_document WHERE key>? AND key<=? ORDER BY key",
                         last, end);
            last = end;
        }
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return cpuSeconds() - before;
    });
    return indexed.value_or(-1);
}

} // namespace otklik::bench
