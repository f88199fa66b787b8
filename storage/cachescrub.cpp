#include "storage/cachescrub.h"

#include "storage/database/transaction.h"
#include "storage/feed.h"

#include <QDir>
#include <QFileInfo>

#include <sqlite3.h>

namespace otklik {

namespace {

const QLatin1StringView dueName("scrub_due");
constexpr std::chrono::milliseconds patience{500}; ///< typing waits meanwhile

/// Damaged caches that were moved aside, see salvage.h.
void removeKeptFiles(const QString &cachePath)
{
    const QFileInfo cache(cachePath);
    const QDir folder = cache.absoluteDir();
    const QStringList kept = folder.entryList({cache.fileName() + QStringLiteral(".kept-*")}, QDir::Files);
    for (const QString &name : kept)
        QFile::remove(folder.filePath(name));
}

} // namespace

void setScrubDue(sqlite::Database &database, bool isDue)
{
    if (isDue)
        setCacheState(database, dueName, QStringLiteral("1"));
    else
        database.run("DELETE FROM cache_state WHERE name=?", dueName);
}

bool isScrubDue(sqlite::Database &database)
{
    return !cacheState(database, dueName).isEmpty();
}

Result<void> scrubCache(sqlite::Database &database)
{
    removeKeptFiles(QString::fromUtf8(sqlite3_db_filename(database.handle(), "main")));
    // A full-text index marks what was deleted; only merging everything drops the words.
    const auto merged = sql::inTransaction(database, [&]() -> Result<void> {
        database.execute("INSERT INTO mention_words(mention_words) VALUES('optimize');"
                         "INSERT INTO account_words(account_words) VALUES('optimize');");
        return {};
    });
    if (!merged)
        return merged;
    if (auto scrubbed = sqlite::scrub(database, patience); !scrubbed)
        return scrubbed;
    return sql::inTransaction(database, [&]() -> Result<void> {
        setScrubDue(database, false);
        return {};
    });
}

} // namespace otklik
