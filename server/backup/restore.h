#pragma once

#include "models/result.h"

#include <QString>
#include <QStringList>

namespace otklik::server {

/// Whether a database that is in use may give way.
enum class Replacing { Never, KeepAside };

struct Restored final
{
    qint64 rows = 0;       ///< copied one by one; 0: the file was copied as a whole
    QStringList keptAside; ///< what stood in the place before, under its new name
};

/// Puts a backup into the place of a server's SQLite file, up to date with this
/// program's schema, and marked so that the first opening takes a new epoch. The
/// new file is complete before it takes the name; leftover -wal and -shm files of
/// another database never meet it. No server works there: the caller holds its
/// lock. Codes: "database_in_use", and those of opening.
[[nodiscard]] Result<Restored> restoreToFile(const QString &backup, const QString &place, Replacing replacing);

/// The id of the key that opens the secrets in a backup; empty where nothing in it is sealed. Reads only.
[[nodiscard]] Result<QString> keyOfBackup(const QString &backup);

/// Copies a backup into a PostgreSQL database without rows. Codes: "database_in_use",
/// "already_running" (a server works there), and those of opening.
[[nodiscard]] Result<Restored> restoreToPostgres(const QString &backup, const QString &uri);

} // namespace otklik::server
