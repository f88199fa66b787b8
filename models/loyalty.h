#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

namespace otklik {

enum class LoyaltyStage {
    Conflict, ///< a complaint
    Solved, ///< answered with a solution
    Bonus, ///< an individual bonus was given
    Thanked, ///< the customer's own thanks
    Returned, ///< came back later, and not to complain
};

template <>
struct EnumNames<LoyaltyStage>
{
    using enum LoyaltyStage;
    static constexpr EnumTable<LoyaltyStage, 5> table{{
        {Conflict, QLatin1StringView("conflict")},
        {Solved, QLatin1StringView("solved")},
        {Bonus, QLatin1StringView("bonus")},
        {Thanked, QLatin1StringView("thanked")},
        {Returned, QLatin1StringView("returned")},
    }};
};

/// How far a case has come in: conflict customer + solution + individual bonus = loyal customer (C6).
/// A stage that was not reached has no time. Kept by the server, from what happens and what the customer
/// writes next; a person can correct it.
struct LoyaltyTrack final
{
    CaseId id; ///< the case
    PersonId personId;
    std::optional<TimePoint> conflictAt;
    std::optional<TimePoint> solvedAt;
    std::optional<TimePoint> bonusAt;
    std::optional<TimePoint> thankedAt;
    MentionId thankedIn; ///< the customer's own words
    std::optional<TimePoint> returnedAt;
    MentionId returnedIn;

    static constexpr auto fields()
    {
        return std::tuple(field("id", &LoyaltyTrack::id), field("person_id", &LoyaltyTrack::personId),
                          field("conflict_at", &LoyaltyTrack::conflictAt),
                          field("solved_at", &LoyaltyTrack::solvedAt), field("bonus_at", &LoyaltyTrack::bonusAt),
                          field("thanked_at", &LoyaltyTrack::thankedAt),
                          field("thanked_in", &LoyaltyTrack::thankedIn),
                          field("returned_at", &LoyaltyTrack::returnedAt),
                          field("returned_in", &LoyaltyTrack::returnedIn));
    }
    friend bool operator==(const LoyaltyTrack &, const LoyaltyTrack &) = default;
};

/// When a stage was reached.
[[nodiscard]] inline std::optional<TimePoint> &timeOf(LoyaltyTrack &track, LoyaltyStage stage)
{
    switch (stage) {
    case LoyaltyStage::Conflict:
        return track.conflictAt;
    case LoyaltyStage::Solved:
        return track.solvedAt;
    case LoyaltyStage::Bonus:
        return track.bonusAt;
    case LoyaltyStage::Thanked:
        return track.thankedAt;
    case LoyaltyStage::Returned:
        break;
    }
    return track.returnedAt;
}

} // namespace otklik
