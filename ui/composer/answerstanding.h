#pragma once

#include "models/conversation.h"

namespace otklik {

/// Whether an answer can go out, as far as it is known before anybody writes (O3).
struct AnswerStanding final
{
    QString obstacle; ///< code of ErrorText: why none can; empty: one can
    std::optional<TimePoint> until; ///< the network takes no answer after it; every message of the customer moves it on

    [[nodiscard]] bool isOpen() const { return obstacle.isEmpty(); }
    friend bool operator==(const AnswerStanding &, const AnswerStanding &) = default;
};

/// How it stands with an answer to the mention of this case.
[[nodiscard]] AnswerStanding answerStanding(const Conversation &conversation, TimePoint now);

} // namespace otklik
