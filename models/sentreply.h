#pragma once

#include "models/clock.h"
#include "models/id.h"

#include <QString>

namespace otklik {

/// A reply that has gone out, as the look for sameness needs it (C3).
struct SentReply final
{
    PublicationId id;
    PersonId personId; ///< to whom; empty: somebody who has no card
    TimePoint sentAt{};
    QString text;
    QString customerName{};
    qint64 place = 0; ///< in the cache: orders what was sent in the same moment
};

/// Where a page of replies ended.
struct SentReplyCursor final
{
    TimePoint sentAt{}; ///< only later ones, and those of this moment behind `place`
    qint64 place = -1;  ///< SentReply::place; -1: before all of that moment
};

} // namespace otklik
