#include "server/backup/restore.h"

#include "models/clock.h"
#include "server/store/engine.h"
#include "server/store/schema.h"
#include "storage/database/errors.h"
#include "storage/database/transaction.h"
#include "storage/sqlite/database.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace otklik::server {

namespace {

constexpr QLatin1StringView walSuffix("-wal");
constexpr QLatin1StringView shmSuffix("-shm");

tl::unexpected<Error> unreachable(const QString &path)
{
    return failure(Error::Kind::GiveUp, QStringLiteral("database_unreachable"), path);
}

bool sync(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool isSynced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return isSynced;
}

void removeDatabase(const QString &path)
{
    for (const QLatin1StringView suffix : {QLatin1StringView(""), walSuffix, shmSuffix})
        QFile::remove(path + suffix);
}

Result<void> copyBytes(const QString &from, const QString &to)
{
    removeDatabase(to);
    sqlite::makePrivateFile(to);
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly))
        return unreachable(from);
    if (!target.open(QIODevice::WriteOnly))
        return unreachable(to);
    while (!source.atEnd()) {
        const QByteArray piece = source.read(1 << 20);
        if (piece.isEmpty() || target.write(piece) != piece.size())
            return failure(Error::Kind::GiveUp, QStringLiteral("disk_full"), to);
    }
    return target.flush() ? Result<void>() : failure(Error::Kind::GiveUp, QStringLiteral("disk_full"), to);
}

/// A copy with today's schema, marked as a copy, in one closed file.
Result<void> prepareFile(const QString &backup, const QString &to)
{
    if (auto copied = copyBytes(backup, to); !copied)
        return copied;
    auto database = sqlite::Database::open(to, {.durability = sqlite::OpenOptions::Durability::Full});
    if (!database)
        return tl::unexpected<Error>(database.error());
    if (auto done = bringUpToDate(**database); !done)
        return done;
    const auto marked = sql::inTransaction(**database, [&]() -> Result<void> {
        (*database)->run("INSERT INTO setting(name, value) VALUES('is_copy', '1') "
                         "ON CONFLICT (name) DO UPDATE SET value=excluded.value");
        return {};
    });
    if (!marked)
        return marked;
    database->reset(); // folds the log into the file
    return sync(to) ? Result<void>() : failure(Error::Kind::GiveUp, QStringLiteral("database_io"), to);
}

/// What stands in the place gets other names. The file itself keeps its old name,
/// too, until the new one takes it.
Result<QStringList> moveAside(const QString &place)
{
    if (QFile::exists(place)) {
        // A whole one takes its log in; one that cannot be opened keeps it beside it.
        const auto old = sqlite::Database::open(place);
    }
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    const QString aside = place + QStringLiteral(".replaced-") + stamp;
    QStringList kept;
    if (QFile::exists(place)) {
        if (::link(QFile::encodeName(place).constData(), QFile::encodeName(aside).constData()) != 0)
            return unreachable(aside);
        kept.append(aside);
    }
    if (QFile::exists(place + walSuffix)) {
        if (!QFile::rename(place + walSuffix, aside + walSuffix))
            return unreachable(aside);
        kept.append(aside + walSuffix);
    }
    QFile::remove(place + shmSuffix);
    return kept;
}

/// Whether any server ever worked with the tables.
bool hasRows(sql::Database &database)
{
    for (const char *table : {"workspace", "\"user\"", "mention", "audit"}) {
        auto query = database.query(std::string("SELECT 1 FROM ") + table + " LIMIT 1");
        if (query.next())
            return true;
    }
    return false;
}

bool isServed(sql::Database &database)
{
    auto lease = database.query("SELECT count(*) FROM lease WHERE holder<>'' AND expires_at>?");
    lease.bind(1, SystemClock().now());
    return lease.next() && lease.value<qint64>(0) > 0;
}

} // namespace

Result<Restored> restoreToFile(const QString &backup, const QString &place, Replacing replacing)
{
    const bool isThere = QFile::exists(place);
    if (isThere && replacing == Replacing::Never)
        return failure(Error::Kind::CorrectInput, QStringLiteral("database_in_use"), place);
    const QString fresh = place + QStringLiteral(".restoring");
    if (auto prepared = prepareFile(backup, fresh); !prepared) {
        removeDatabase(fresh);
        return tl::unexpected<Error>(prepared.error());
    }
    auto kept = moveAside(place);
    const bool isInPlace = kept && ::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(place).constData()) == 0;
    if (!isInPlace) {
        removeDatabase(fresh);
        return kept ? unreachable(place) : tl::unexpected<Error>(kept.error());
    }
    sync(QFileInfo(place).absolutePath());
    return Restored{0, *kept};
}

Result<QString> keyOfBackup(const QString &backup)
{
    return sql::guarded([&]() -> Result<QString> {
        const auto database = sqlite::Database::open(backup, {.mode = sqlite::OpenOptions::Mode::Untouched});
        if (!database)
            return tl::unexpected<Error>(database.error());
        const auto tables = tablesOf(**database);
        const auto secrets = std::ranges::find(tables, std::string("source_secret"), &TableShape::name);
        if (secrets == tables.end() || std::ranges::find(secrets->columns, std::string("key_id"), &TableShape::Column::name) == secrets->columns.end())
            return QString(); // of a version that did not seal
        auto query = (*database)->query("SELECT key_id FROM source_secret WHERE key_id<>'' LIMIT 1");
        return query.next() ? query.value<QString>(0) : QString();
    });
}

Result<Restored> restoreToPostgres(const QString &backup, const QString &uri)
{
    const QTemporaryDir scratch;
    const QString file = scratch.filePath(QStringLiteral("otklik.db"));
    if (auto prepared = prepareFile(backup, file); !prepared)
        return tl::unexpected<Error>(prepared.error());
    auto from = sqlite::Database::open(file, {.mode = sqlite::OpenOptions::Mode::ReadOnly});
    if (!from)
        return tl::unexpected<Error>(from.error());
    auto to = makeEngine(uri)->connect(sql::Database::Access::Write);
    if (!to)
        return tl::unexpected<Error>(to.error());
    if (auto done = bringUpToDate(**to); !done)
        return tl::unexpected<Error>(done.error());
    return sql::inTransaction(**to, [&]() -> Result<Restored> {
        if (isServed(**to))
            return failure(Error::Kind::GiveUp, QStringLiteral("already_running"), uri);
        if (hasRows(**to))
            return failure(Error::Kind::CorrectInput, QStringLiteral("database_in_use"), uri);
        return Restored{copyRows(**from, **to, tablesOf(**from)), {}};
    });
}

} // namespace otklik::server
