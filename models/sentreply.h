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
};

} // namespace otklik
