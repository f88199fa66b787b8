#pragma once

#include "server/backup/backupcheck.h"

namespace otklik::server {

/// Restores a backup into a scratch folder, as `restore` would, and compares the
/// outcome with the file row by row. A backup of an older schema is brought up to
/// date on the way; then the rows of the tables that did not change are compared.
[[nodiscard]] Result<CheckResult> tryRestore(const QString &file);

} // namespace otklik::server
