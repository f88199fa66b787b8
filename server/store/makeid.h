#pragma once

#include "models/uuid7.h"
#include "server/store/rows.h"

namespace otklik::server {

/// A new id made at the one moment of a transaction.
template <class AnyId>
[[nodiscard]] AnyId makeId(const Rows &rows)
{
    class TransactionClock final : public Clock
    {
    public:
        explicit TransactionClock(TimePoint now) : m_now(now) { }
        [[nodiscard]] TimePoint now() const override { return m_now; }

    private:
        TimePoint m_now;
    };
    return newId<AnyId>(TransactionClock(rows.now()));
}

} // namespace otklik::server
