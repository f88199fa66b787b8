#pragma once

#include "models/clock.h"
#include "models/entity.h"

#include <optional>

namespace otklik::sql {
class Database;
}

namespace otklik::server {

class SecretBox;

/// The rows of the change feed as one transaction sees them. Made by Store; the
/// narrow stores (PeopleStore, CaseStore, …) are made from it and live no longer.
/// Its functions throw what Store turns into a Result.
class Rows final
{
public:
    /// Inside a transaction of `database`. Without `now`, time is the database's own.
    Rows(sql::Database &database, std::optional<TimePoint> now, const SecretBox &secretBox);
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;

    /// The row of this id; Row is an alternative of Entity.
    template <class Row>
    [[nodiscard]] std::optional<Row> find(const QString &id);
    template <class Row, class Tag>
    [[nodiscard]] std::optional<Row> find(const Id<Tag> &id) { return find<Row>(id.value); }

    /// Inserts or replaces the row of this id under the next change number.
    template <class Row>
    void put(const Row &row);

    /// The newest change number, those of this transaction included.
    [[nodiscard]] qint64 seq() const { return m_seq; }
    [[nodiscard]] qint64 nextSeq() { return ++m_seq; }
    /// What was numbered after this was undone.
    void goBackTo(qint64 seq) { m_seq = seq; }
    /// Writes the counter down; Store does it before it commits. True: there is news.
    bool flushSeq();

    /// The server's time: one moment for the whole transaction.
    [[nodiscard]] TimePoint now() const { return m_now; }
    [[nodiscard]] sql::Database &database() { return m_database; }
    /// What seals the secrets of sources.
    [[nodiscard]] const SecretBox &secretBox() const { return m_secretBox; }

private:
    sql::Database &m_database;
    const SecretBox &m_secretBox;
    TimePoint m_now;
    qint64 m_seq = 0;
    qint64 m_seqAtStart = 0;
};

} // namespace otklik::server
