#include "storage/cachefile.h"

#include "storage/feed.h"
#include "storage/database/migrations.h"
#include "storage/database/transaction.h"

#include <QDir>
#include <QFileInfo>

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

Result<std::unique_ptr<FileLock>> lockCache(const QString &path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    return FileLock::take(path + QStringLiteral(".lock"), QLatin1StringView("cache_in_use"));
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
