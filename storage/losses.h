#pragma once

#include "models/entity.h"
#include "models/result.h"
#include "models/rowcounts.h"

namespace otklik {

struct WriteScope;

/// What rows of the server would take away from what is shown. Lives for one job
/// on the writer thread; changes nothing.
class Losses final
{
public:
    explicit Losses(WriteScope &scope) : m_scope(scope) { }

    /// Rows that are shown now and would be deleted, removed, emptied, closed
    /// without an answer, or done. GiveUp "foreign_row": a draft or a note would
    /// become somebody else's.
    [[nodiscard]] Result<RowCounts> of(const QList<EntityChange> &changes);
    /// What there is to lose. Reads an index from end to end.
    [[nodiscard]] RowCounts held();

private:
    /// What a tombstone would take away.
    [[nodiscard]] RowCounts namedIn(const Erasure &tombstone);
    [[nodiscard]] bool isForeign(const Entity &entity);
    template <class Row>
    [[nodiscard]] std::optional<Row> shown(const Row &row);

    WriteScope &m_scope;
};

} // namespace otklik
