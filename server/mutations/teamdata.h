#pragma once

#include "guidance/bonus/bonusplan.h"
#include "guidance/calendar/businesscalendar.h"
#include "guidance/interests/interests.h"
#include "guidance/privacy/personaldata.h"
#include "guidance/team/rules.h"

namespace otklik::server {

class Rows;

/// What counts for the team now: what it has published, else what is built in.
[[nodiscard]] TeamRules discussionRulesOf(Rows &rows);
[[nodiscard]] Interests interestsOf(Rows &rows);
[[nodiscard]] QList<NumberPattern> numberPatternsOf(Rows &rows);
[[nodiscard]] BusinessCalendar calendarOf(Rows &rows);

struct PublishedBonusPlan final
{
    BonusPlan plan;
    TimePoint since{}; ///< when it was published
};
[[nodiscard]] PublishedBonusPlan bonusPlanOf(Rows &rows);

} // namespace otklik::server
