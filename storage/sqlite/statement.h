#pragma once

#include <SQLiteCpp/Statement.h>

#include <string>
#include <vector>

namespace otklik::sqlite {

/// A prepared statement of one connection and the texts that are bound to it.
/// Private to this folder: others see it through Query.
struct Statement final
{
    SQLite::Statement statement;
    std::vector<std::string> texts; ///< by parameter; keeps what is bound without a copy alive
    bool isBorrowed = false;

    Statement(const SQLite::Database &connection, const std::string &sql)
        : statement(connection, sql), texts(static_cast<size_t>(statement.getBindParameterCount()) + 1)
    { }
};

} // namespace otklik::sqlite
