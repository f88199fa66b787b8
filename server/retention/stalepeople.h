#pragma once

#include "models/clock.h"
#include "models/id.h"
#include "models/result.h"

#include <QList>

namespace otklik::server {

class PersonRows;
class Rows;

/// People of whom nothing was heard since a time: no message, note, open case, open promise, unfinished
/// publication, consent or import is newer, nor anything that a colleague did to the card. Works in the
/// transaction of `rows`.
class StalePeople final
{
public:
    StalePeople(Rows &rows, TimePoint before)
        : m_rows(rows),
          m_before(before)
    {}

    /// A stretch of all people in the order of their ids, and those of it who may be stale: isStale() decides.
    struct Stretch final
    {
        QList<PersonId> candidates;
        QString last; ///< where the next one begins; empty: it was the end
    };
    [[nodiscard]] Stretch next(const QString &after, int limit);

    /// The whole human being, with everybody whose accounts stand under this person.
    [[nodiscard]] bool isStale(const PersonRows &person) const;

private:
    [[nodiscard]] bool mayBeStale(const PersonId &id);

    Rows &m_rows;
    const TimePoint m_before;
};

} // namespace otklik::server
