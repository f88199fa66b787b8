#pragma once

#include "storage/database/database.h"
#include "storage/database/errors.h"

namespace otklik::sql {

/// A transaction that is rolled back at the end of the scope unless committed.
class Transaction final
{
public:
    using Kind = Database::Access;

    /// Of SQLite, Write takes the write lock at once, waiting for it as long as the busy timeout.
    explicit Transaction(Database &database, Kind kind = Kind::Write);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    void commit();

private:
    Database &m_database;
    bool m_isOpen = true;
};

/// A named point inside a transaction to which a failed part is rolled back.
class Savepoint final
{
public:
    explicit Savepoint(Database &database);
    ~Savepoint();
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;

    void release();

private:
    Database &m_database;
    bool m_isOpen = true;
};

/// Runs `work`, which answers a Result, in a write transaction; commits when it
/// answers a value. The border: nothing is thrown.
template <class Work>
[[nodiscard]] auto inTransaction(Database &database, Work &&work) -> decltype(work())
{
    return guarded([&]() -> decltype(work()) {
        Transaction transaction(database);
        auto result = work();
        if (result)
            transaction.commit();
        return result;
    });
}

} // namespace otklik::sql
