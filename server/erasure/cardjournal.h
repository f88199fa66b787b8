#pragma once

#include "models/peoplerights.h"

namespace otklik::server {

class Rows;

/// Who looked at the card of a person and who changed it: what the audit holds about the person, the
/// accounts that stand under it, and what hangs on them. Works in the transaction of `rows`.
class CardJournal final
{
public:
    explicit CardJournal(Rows &rows)
        : m_rows(rows)
    {}

    /// The newest entries before `before` (0: of all). A person that is not there has none.
    [[nodiscard]] JournalPage page(const PersonId &person, qint64 before, int limit);

private:
    [[nodiscard]] QStringList subjectsOf(const PersonId &person);

    Rows &m_rows;
};

} // namespace otklik::server
