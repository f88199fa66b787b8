#pragma once

#include "models/result.h"

namespace otklik::sql {

class Database;

/// The newest schema version under `folder`, whose subfolders are named 1, 2, 3…
[[nodiscard]] qint64 newestVersion(const QString &folder);

/// Brings a database to the newest schema: for every version that it has not
/// seen yet, the .sql files of its folder (a Qt resource) run in the order of
/// their names in one transaction, which also raises the schema version. A file
/// NAME.sqlite.sql or NAME.postgres.sql is for that engine only. A database of a
/// newer version is refused and left as it is: GiveUp "database_newer".
[[nodiscard]] Result<void> migrate(Database &database, const QString &folder);

} // namespace otklik::sql
