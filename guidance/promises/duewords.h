#pragma once

#include <QList>
#include <QString>

namespace otklik {

/// What a word of a time phrase means, in Russian or English alike.
enum class DueMeaning {
    Unknown,
    Comma,
    Filler, ///< "the", «числа»: means nothing by itself; value 1 for "of", 2 for "and"
    By,     ///< «до», «к», "by", "until"
    Before, ///< "before": not that day any more
    On,     ///< «в», "on", "at"; value 1 for «на», which says for how long as well
    Within, ///< «через», "in", "within": value 1 where the stretch ends with its unit («в течение дня»)
    To,     ///< "to": between the ends of a range
    Since,   ///< «с», "from", "between": the first end of a range
    After,   ///< «после», "after": no time by which
    Number,  ///< value
    Ordinal, ///< value: «15-го», "15th"
    Clock,   ///< value: minutes since midnight
    Date,    ///< value: day + 100 * month; year: 0 when not said
    Range,   ///< value: the greater end of "2-3"
    Vague,   ///< «несколько»: value is what it is taken for
    Half,    ///< «полчаса»: minutes
    Minute,
    Hour,
    Day,
    FullDay,
    Week,
    Month,      ///< units; FullDay is 24 hours, «сутки»
    Working,    ///< «рабочих», "business"
    WorkingDay, ///< «рд»
    Weekday,    ///< value: 1 Monday … 7
    MonthName,  ///< value: 1 … 12
    Weekend,
    Today,
    Tomorrow,
    DayAfterTomorrow,
    This,
    Next,
    Near, ///< «ближайшие»
    Beginning,
    Middle,
    End,
    EndOfDay,
    EndOfWeek, ///< "EOD", "EOW"
    Morning,
    Noon,
    Lunch,
    Afternoon,
    Evening,
    Night,
    FirstThing,
    Am,
    Pm,
    OClock,
    NewYear,
    Christmas,
};

struct DueWord final
{
    DueMeaning meaning = DueMeaning::Unknown;
    int value = 0;
    int year = 0;
    qsizetype start = 0;
    qsizetype end = 0;
    bool isArticle = false;  ///< "a", "an": a number only before a unit
    bool isGuess = false;    ///< could be read another way: 5/12
    bool isDefinite = false; ///< a unit after "the"
};

/// The words of a text, each with its meaning, up to `most`. Letter case and ё do not count; linear.
[[nodiscard]] QList<DueWord> readDueWords(QStringView text, qsizetype most = 64);

} // namespace otklik
