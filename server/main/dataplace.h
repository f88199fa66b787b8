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

/// The folder that holds the server's database: --data DIR, else the user's
/// data folder.
class DataPlace final
{
public:
    static void addOption(QCommandLineParser &parser);
    explicit DataPlace(const QCommandLineParser &parser);

    [[nodiscard]] QString folder() const { return m_folder; }
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
};

} // namespace otklik::server
