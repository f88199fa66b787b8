#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

#include <QString>

#include <optional>

namespace otklik {

/// A place that no program can read, a closed group or a forum without a feed: somebody looks at it by hand (M2).
struct DutyPlace final
{
    DutyPlaceId id;
    QString title;
    QString url;
    QString network; ///< NetworkRules::network of what is captured there; "manual" where it has none
    QString note;    ///< what to look for, how to get in
    qint64 everyMinutes = 1440; ///< it is due so long after the last look
    QString team;    ///< whose it is; empty: shared by all teams
    std::optional<TimePoint> checkedAt;
    UserId checkedBy;
    qint64 found = 0; ///< mentions that were captured in the last look
    UserId madeBy;
    TimePoint madeAt{};
    bool isRemoved = false;

    static constexpr auto fields()
    {
        return std::tuple(field("id", &DutyPlace::id), field("title", &DutyPlace::title), field("url", &DutyPlace::url),
                          field("network", &DutyPlace::network), field("note", &DutyPlace::note),
                          field("every_minutes", &DutyPlace::everyMinutes), field("team", &DutyPlace::team),
                          field("checked_at", &DutyPlace::checkedAt), field("checked_by", &DutyPlace::checkedBy),
                          field("found", &DutyPlace::found), field("made_by", &DutyPlace::madeBy),
                          field("made_at", &DutyPlace::madeAt), field("is_removed", &DutyPlace::isRemoved));
    }
    friend bool operator==(const DutyPlace &, const DutyPlace &) = default;
};

/// When the next look is due; at once where nobody has looked.
[[nodiscard]] inline TimePoint dueAt(const DutyPlace &place)
{
    return place.checkedAt ? *place.checkedAt + std::chrono::minutes(place.everyMinutes) : place.madeAt;
}

} // namespace otklik
