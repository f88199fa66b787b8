#include "storage/sqlite/database.h"

#include "storage/sqlite/codes.h"
#include "storage/sqlite/statement.h"
#include "storage/sqlite/tokenizer.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <chrono>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace otklik::sqlite {

namespace {

QByteArray pragmasFor(const OpenOptions &options)
{
    QByteArray sql = "PRAGMA cache_size=-" + QByteArray::number(options.cacheKiB)
        + ";PRAGMA temp_store=MEMORY;PRAGMA foreign_keys=" + (options.checksForeignKeys ? "ON" : "OFF") + ';';
    if (options.mode != OpenOptions::Mode::ReadWrite)
        return sql + "PRAGMA query_only=ON;";
    return sql + "PRAGMA journal_mode=WAL;PRAGMA wal_autocheckpoint=2000;PRAGMA journal_size_limit=67108864;";
}

} // namespace

struct Database::Private
{
    SQLite::Database connection;

    Private(const QString &path, int flags, int busyMillis)
        : connection(path.toUtf8().toStdString(), flags, busyMillis)
    { }
};

Database::Database(std::unique_ptr<Private> d_) : d(std::move(d_)) { }

Database::~Database()
{
    forgetStatements();
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, const OpenOptions &options)
{
    return sql::guarded([&]() -> Result<std::unique_ptr<Database>> {
        const bool readOnly = options.mode != OpenOptions::Mode::ReadWrite;
        const bool isUntouched = options.mode == OpenOptions::Mode::Untouched;
        const QString name = isUntouched ? QString::fromLatin1(QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toEncoded()) + QStringLiteral("?immutable=1") : path;
        const int flags = SQLite::OPEN_NOMUTEX | (isUntouched ? SQLite::OPEN_URI : 0)
            | (readOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        if (!readOnly)
            makePrivateFile(path);
        auto opened = std::unique_ptr<Database>(new Database(refusing(
            [&] { return std::make_unique<Private>(name, flags, static_cast<int>(options.busyTimeout.count())); })));
        sqlite3_extended_result_codes(opened->handle(), 1);
        // SQLite opens a write-protected file for reading without a word.
        if (!readOnly && sqlite3_db_readonly(opened->handle(), "main") == 1)
            return failure(Error::Kind::GiveUp, QStringLiteral("database_readonly"), path);
        opened->execute(pragmasFor(options));
        if (!readOnly)
            opened->setDurability(options.durability);
        registerTokenizer(*opened);
        std::ignore = opened->schemaVersion(); // reads the first page: a damaged header shows here
        return opened;
    });
}

std::unique_ptr<sql::Statement> Database::prepare(std::string_view sql)
{
    return std::make_unique<Statement>(d->connection, sql);
}

void Database::execute(const QByteArray &sql)
{
    refusing([&] { d->connection.exec(sql.constData()); });
}

qint64 Database::schemaVersion()
{
    sql::Query version = query("PRAGMA user_version");
    return version.next() ? version.value<qint64>(0) : 0;
}

void Database::setSchemaVersion(qint64 version)
{
    execute("PRAGMA user_version=" + QByteArray::number(version));
}

void Database::begin(Access access)
{
    run(access == Access::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

void Database::commit()
{
    run("COMMIT");
}

void Database::rollBack() noexcept
{
    // Where SQLite has rolled back by itself (a full disk), there is nothing left to undo.
    if (sqlite3_get_autocommit(handle()) == 0)
        tryExecute("ROLLBACK");
}

void Database::tryExecute(const char *sql) noexcept
{
    sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
}

void Database::setDurability(OpenOptions::Durability durability)
{
    execute(durability == OpenOptions::Durability::Full ? QByteArrayLiteral("PRAGMA synchronous=FULL")
                                                        : QByteArrayLiteral("PRAGMA synchronous=NORMAL"));
}

sqlite3 *Database::handle() const
{
    return d->connection.getHandle();
}

Result<void> scrub(Database &database, std::chrono::milliseconds patience)
{
    // The copy that VACUUM makes may be larger than memory.
    database.execute("PRAGMA temp_store=FILE;");
    const auto isEmptied = [&] {
        sql::Query log = database.query("PRAGMA wal_checkpoint(TRUNCATE)");
        return log.next() && log.value<qint64>(0) == 0;
    };
    const auto written = sql::guarded([&]() -> Result<void> {
        database.execute("VACUUM;");
        return {};
    });
    database.execute("PRAGMA temp_store=MEMORY;");
    if (!written)
        return written;
    using namespace std::chrono_literals;
    for (const auto end = std::chrono::steady_clock::now() + patience;;) {
        if (isEmptied())
            return {};
        if (std::chrono::steady_clock::now() >= end)
            return failure(Error::Kind::Retry, QStringLiteral("still_read"));
        std::this_thread::sleep_for(20ms);
    }
}

void makePrivateFile(const QString &path)
{
    // SQLite says what is wrong when this could not.
    const int file = ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_CLOEXEC | O_WRONLY, S_IRUSR | S_IWUSR);
    if (file >= 0)
        ::close(file);
}

} // namespace otklik::sqlite
