#include "storage/database/transaction.h"

namespace otklik::sql {

Transaction::Transaction(Database &database, Kind kind) : m_database(database)
{
    database.begin(kind);
}

Transaction::~Transaction()
{
    if (m_isOpen)
        m_database.rollBack();
}

void Transaction::commit()
{
    m_database.commit();
    m_isOpen = false;
}

Savepoint::Savepoint(Database &database) : m_database(database)
{
    database.run("SAVEPOINT part");
}

Savepoint::~Savepoint()
{
    if (m_isOpen)
        m_database.tryExecute("ROLLBACK TO part; RELEASE part");
}

void Savepoint::release()
{
    m_database.run("RELEASE part");
    m_isOpen = false;
}

} // namespace otklik::sql
