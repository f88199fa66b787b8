#pragma once

#include "models/conversation.h"

namespace otklik {

/// A post that came into the thread since a reply was sent whose fate is unknown.
struct StandingPost final
{
    ConversationEntry entry;
    bool hasSameWords = false; ///< ours, and says what was sent

    friend bool operator==(const StandingPost &, const StandingPost &) = default;
};

/// The newest of them, as far as Otklik has read the network: our own first, the newest first among each.
[[nodiscard]] QList<StandingPost> standingSince(const Conversation &conversation, const Publication &publication);

} // namespace otklik
