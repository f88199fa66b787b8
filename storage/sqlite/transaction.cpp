#include "storage/sqlite/transaction.h"

#include "storage/sqlite/database.h"

#include <sqlite3.h>

namespace otklik::sqlite {

namespace {

/// Undoing must not throw; where SQLite has rolled back by itself (a full disk),
/// there is nothing left to undo.
void tryExecute(const Database &database, const char *sql)
{
    sqlite3_exec(database.handle(), sql, nullptr, nullptr, nullptr);
}

} // namespace

Transaction::Transaction(Database &database, Kind kind) : m_database(database)
{
    database.run(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    if (m_isOpen && sqlite3_get_autocommit(m_database.handle()) == 0)
        tryExecute(m_database, "ROLLBACK");
}

void Transaction::commit()
{
    m_database.run("COMMIT");
    m_isOpen = false;
}

Savepoint::Savepoint(Database &database) : m_database(database)
{
    database.run("SAVEPOINT part");
}

Savepoint::~Savepoint()
{
    if (m_isOpen)
        tryExecute(m_database, "ROLLBACK TO part; RELEASE part");
}

void Savepoint::release()
{
    m_database.run("RELEASE part");
    m_isOpen = false;
}

} // namespace otklik::sqlite
