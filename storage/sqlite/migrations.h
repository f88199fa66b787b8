#pragma once

#include "models/result.h"

namespace otklik::sqlite {

class Database;

/// The newest schema version under `folder`, whose subfolders are named 1, 2, 3…
[[nodiscard]] qint64 newestVersion(const QString &folder);

/// Brings a database to the newest schema: for every version that it has not
/// seen yet, the .sql files of its folder (a Qt resource) run in the order of
/// their names in one transaction, which also raises PRAGMA user_version. A
/// database of a newer version is refused and left as it is: GiveUp
/// "database_newer".
[[nodiscard]] Result<void> migrate(Database &database, const QString &folder);

} // namespace otklik::sqlite
