#pragma once

#include "models/result.h"

#include <QList>
#include <QString>

namespace otklik::server {

/// One thing that was looked at, and what was found.
struct CheckResult final
{
    QString what;
    bool isWell = false;
    QString found; ///< a figure when it is well, else what is wrong
};

/// Looks at a backup without changing a byte of it, or making one beside it:
/// pages and indexes, the schema's version, that every row that is referred to is
/// there, the counters of the feed. Errors: the file cannot be read at all, or is
/// newer ("database_newer") or no backup ("not_a_backup").
[[nodiscard]] Result<QList<CheckResult>> checkBackup(const QString &file);

[[nodiscard]] bool areWell(const QList<CheckResult> &results);

} // namespace otklik::server
