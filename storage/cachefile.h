#pragma once

#include "models/id.h"
#include "storage/sqlite/database.h"
#include "storage/sqlite/filelock.h"

namespace otklik {

/// Opening the file of the cache: the lock against a second instance, the
/// migrations, and whose it is.

/// GiveUp "cache_in_use", "disk_full", or "database_unreachable" when its folder cannot be written to.
[[nodiscard]] Result<std::unique_ptr<FileLock>> lockCache(const QString &path);

/// Opens, migrates and marks the file. The lock must be held.
[[nodiscard]] Result<std::unique_ptr<sqlite::Database>> openCacheFile(const QString &path, const UserId &me);

} // namespace otklik
