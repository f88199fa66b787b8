#pragma once

#include "guidance/promises/duewords.h"

#include <optional>

namespace otklik {

/// What a time phrase says, before a calendar makes a moment of it.
struct DueParts final
{
    /// Today, Tomorrow, DayAfterTomorrow, Weekday, Date, Ordinal (a day of the month), Week, Month, MonthName, Weekend,
    /// NewYear or Christmas; Unknown: no day is named.
    DueMeaning day = DueMeaning::Unknown;
    int dayValue = 0;
    int year = 0;
    DueMeaning shift = DueMeaning::Unknown;       ///< This, Next, Near
    DueMeaning section = DueMeaning::Unknown;     ///< Beginning, Middle, End
    DueMeaning relation = DueMeaning::Unknown;    ///< By, Before, On, Within, Since or After: the last one said
    DueMeaning dayRelation = DueMeaning::Unknown; ///< the one that was said of the day
    bool isWithinUnit = false;                    ///< «в течение» and a unit without number
    std::optional<int> clock;                     ///< minutes since midnight
    bool isClockBare = false;                     ///< "by 5": morning or evening is not said
    std::optional<DueMeaning> partOfDay;          ///< Morning … Night, FirstThing
    bool isPartByHour = false;                    ///< «к утру»
    std::optional<int> amount;                    ///< of `unit`
    DueMeaning unit = DueMeaning::Unknown;        ///< Minute … Month
    bool isWorking = false;
    bool isEndOfDay = false;
    bool isGuess = false;

    [[nodiscard]] bool isEmpty() const
    {
        return day == DueMeaning::Unknown && !clock && !partOfDay && !amount && !isEndOfDay;
    }
};

struct ReadDueParts final
{
    DueParts parts;
    qsizetype end = 0; ///< behind the last word that belongs to it
};

/// Reads the phrase that begins with the word at `first`; nothing when no time begins there.
[[nodiscard]] std::optional<ReadDueParts> readDueParts(const QList<DueWord> &words, qsizetype first);

} // namespace otklik
