#pragma once

#include "guidance/interests/interests.h"
#include "models/interest.h"

namespace otklik {

/// Something that a person says: about themselves, or to us.
struct SaidText final
{
    InterestSource source = InterestSource::Profile;
    MentionId mentionId; ///< of a message
    QString text;
};

/// An interest that nobody has confirmed yet.
struct InterestSuggestion final
{
    Interest interest;  ///< topic, source, message and quote; no id
    bool isOwn = false; ///< they speak of themselves; else their words only name it

    friend bool operator==(const InterestSuggestion &, const InterestSuggestion &) = default;
};

inline constexpr qsizetype mostSuggestions = 6;

/// What the words of a person suggest, each topic once, their own first; at most
/// mostSuggestions. What is known of the person is not suggested, and what was struck
/// out is never again. A profile speaks of its owner, whatever its words.
[[nodiscard]] QList<InterestSuggestion> suggestInterests(const Interests &interests, const QList<SaidText> &said,
                                                         const QList<Interest> &known);

} // namespace otklik
