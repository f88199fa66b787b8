#pragma once

#include "models/result.h"

#include <QString>

#include <memory>

class QCommandLineParser;

namespace otklik::server {

class Store;
}

namespace otklik {
class Clock;
}

namespace otklik::server {

/// Where the server's database is: PostgreSQL with --database URI, else an SQLite
/// file in the folder --data DIR, else in the user's data folder.
class DataPlace final
{
public:
    static void addOption(QCommandLineParser &parser);
    explicit DataPlace(const QCommandLineParser &parser);

    [[nodiscard]] QString folder() const { return m_folder; }
    /// For sentences: the folder, or the database without its password.
    [[nodiscard]] QString name() const;
    /// Several servers may work on the database; else one, which holds the lock file.
    [[nodiscard]] bool isShared() const { return !m_uri.isEmpty(); }
    /// The file of the database, or its URI.
    [[nodiscard]] QString storePlace() const;
    [[nodiscard]] QString lockFile() const;
    /// Makes the folder if need be. Code "database_unreachable".
    [[nodiscard]] Result<void> make() const;
    /// make(), and opens the database in it, or makes one.
    [[nodiscard]] Result<std::unique_ptr<Store>> open(const Clock &clock) const;
    /// Opens the database that is there: a mistyped folder must not look like an
    /// empty workspace. Code "no_database".
    [[nodiscard]] Result<std::unique_ptr<Store>> openExisting(const Clock &clock) const;

private:
    [[nodiscard]] QString databaseFile() const;

    QString m_folder;
    QString m_uri; ///< empty: SQLite
};

} // namespace otklik::server
