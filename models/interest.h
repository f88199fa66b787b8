#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

namespace otklik {

enum class InterestSource {
    Profile, ///< what the person says about themselves in public
    Message,
    Card, ///< a colleague knows it
};

template <>
struct EnumNames<InterestSource>
{
    using enum InterestSource;
    static constexpr EnumTable<InterestSource, 3> table{{
        {Profile, QLatin1StringView("profile")},
        {Message, QLatin1StringView("message")},
        {Card, QLatin1StringView("card")},
    }};
};

/// What a person cares about, with its source (K4).
struct Interest final
{
    InterestId id;
    PersonId personId;
    QString topic; ///< key in the list of interests, or words of their own
    InterestSource source = InterestSource::Profile;
    MentionId mentionId; ///< where it was read; empty: not in a message
    QString quote; ///< the words that show it
    UserId addedBy;
    TimePoint addedAt{};
    bool isStruck = false; ///< a person says it is not so

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Interest::id), field("person_id", &Interest::personId),
                          field("topic", &Interest::topic), field("source", &Interest::source),
                          field("mention_id", &Interest::mentionId), field("quote", &Interest::quote),
                          field("added_by", &Interest::addedBy), field("added_at", &Interest::addedAt),
                          field("is_struck", &Interest::isStruck));
    }
    friend bool operator==(const Interest &, const Interest &) = default;
};

} // namespace otklik
