#pragma once

#include "models/result.h"

#include <string>
#include <vector>

namespace otklik::sql {
class Database;
}

namespace otklik::server {

/// Brings a database of either engine to the newest schema. Codes: those of
/// sql::migrate().
[[nodiscard]] Result<void> bringUpToDate(sql::Database &database);
/// The schema version that this program makes.
[[nodiscard]] qint64 newestSchema();

/// A table as both engines have it.
struct TableShape final
{
    struct Column final
    {
        std::string name;
        bool isInteger = false;
        bool isBytes = false;
    };
    std::string name;
    std::vector<Column> columns;
    std::string key; ///< columns of the primary key, quoted, with commas

    /// "SELECT columns FROM table", without an order.
    [[nodiscard]] std::string select() const;
    [[nodiscard]] std::string insert() const;
};

/// The tables of an SQLite database, by name; those of SQLite itself are left out. Throws.
[[nodiscard]] std::vector<TableShape> tablesOf(sql::Database &sqlite);

/// Copies all rows of all tables into a database of either engine whose tables
/// are there and empty. Both are in a transaction. Answers the number of rows. Throws.
qint64 copyRows(sql::Database &from, sql::Database &to, const std::vector<TableShape> &tables);

} // namespace otklik::server
