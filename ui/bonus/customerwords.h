#pragma once

#include "guidance/interests/suggestions.h"
#include "models/conversation.h"

#include <QSet>

namespace otklik {

/// What tells of a customer's interests: what they wrote in this case since somebody
/// answered last, newest first, then their profiles.
[[nodiscard]] QList<SaidText> wordsOf(const Conversation &conversation, const CustomerCard &card);

/// The person of the card and all who stand under it now.
[[nodiscard]] QSet<PersonId> personsOf(const CustomerCard &card);

} // namespace otklik
