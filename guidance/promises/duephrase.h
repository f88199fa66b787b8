#pragma once

#include "guidance/calendar/businesscalendar.h"
#include "guidance/textspan.h"

#include <QString>

#include <optional>

namespace otklik {

/// When a time phrase falls due.
struct DuePhrase final
{
    TextSpan span;
    TimePoint due;
    bool isAmbiguous = false; ///< could be meant otherwise: "next Friday", "by 5", «пару дней»

    friend bool operator==(const DuePhrase &, const DuePhrase &) = default;
};

/// The time phrases of a sentence, in order, without overlaps: «до пятницы», «в течение трёх рабочих дней», "by noon
/// tomorrow". Hours, minutes and «сутки» are counted by the clock, working days by the calendar; a day without a time
/// is over when its work is, or at 23:59 on a free day or after work. A date without a year that has gone by is next
/// year's. Russian and English in one text. Linear in the length.
[[nodiscard]] QList<DuePhrase> findDuePhrases(QStringView sentence, const BusinessCalendar &calendar, TimePoint now);

} // namespace otklik
