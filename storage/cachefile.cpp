#include "storage/cachefile.h"

#include "storage/feed.h"
#include "storage/database/migrations.h"
#include "storage/database/transaction.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

void initOtklikStorageResources()
{
    Q_INIT_RESOURCE(storage_sql);
}

namespace otklik {

namespace {

const QLatin1StringView meName("me");

Result<bool> checkOwner(sqlite::Database &database, const UserId &me)
{
    const auto known = sql::guarded([&]() -> Result<QString> { return cacheState(database, meName); });
    if (!known)
        return tl::unexpected<Error>(known.error());
    if (*known == me.value)
        return true;
    if (!known->isEmpty())
        return failure(Error::Kind::GiveUp, QStringLiteral("cache_of_another_user"));
    return sql::inTransaction(database, [&]() -> Result<bool> {
        setCacheState(database, meName, me.value);
        return true;
    });
}

} // namespace

Result<std::unique_ptr<QLockFile>> lockCache(const QString &path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    auto lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // held as long as its process lives
    if (lock->tryLock(0))
        return lock;
    const bool isHeld = lock->error() == QLockFile::LockFailedError;
    return failure(Error::Kind::GiveUp,
                   isHeld ? QStringLiteral("cache_in_use") : QStringLiteral("database_unreachable"), path);
}

Result<std::unique_ptr<sqlite::Database>> openCacheFile(const QString &path, const UserId &me)
{
    initOtklikStorageResources();
    auto opened = sqlite::Database::open(path);
    if (!opened)
        return opened;
    if (const auto migrated = sql::migrate(**opened, QStringLiteral(":/otklik/storage/sql")); !migrated)
        return tl::unexpected<Error>(migrated.error());
    if (const auto mine = checkOwner(**opened, me); !mine)
        return tl::unexpected<Error>(mine.error());
    return opened;
}

} // namespace otklik
