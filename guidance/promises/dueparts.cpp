#include "guidance/promises/dueparts.h"

namespace otklik {

namespace {

using enum DueMeaning;

bool isUnit(DueMeaning meaning)
{
    return meaning >= Minute && meaning <= Month;
}

bool isPartOfDay(DueMeaning meaning)
{
    return (meaning >= Morning && meaning <= Night) || meaning == FirstThing;
}

/// Takes words one by one as long as they say one thing; what says another begins a phrase of its own.
class PartsReader final
{
public:
    PartsReader(const QList<DueWord> &words, qsizetype first)
        : m_words(words)
        , m_first(first)
        , m_at(first)
    {}

    std::optional<ReadDueParts> run()
    {
        const bool isForHowLong = m_first > 0 && word(-1).meaning == On && word(-1).value == 1;
        if (word().meaning == Filler || word().meaning == Comma || isForHowLong)
            return std::nullopt;
        while (m_at < m_words.size() && take())
            m_at = std::max(m_at, m_next);
        if (m_parts.isEmpty() || m_isAfter)
            return std::nullopt;
        m_parts.isGuess = m_parts.isGuess || (m_parts.amount && isFollowedByEvent());
        return ReadDueParts{m_parts, m_end};
    }

private:
    [[nodiscard]] DueWord word(qsizetype ahead = 0) const { return m_words.value(m_at + ahead); }

    /// «в течение трёх дней после получения», "within 10 days of receiving": nobody knows when that begins.
    [[nodiscard]] bool isFollowedByEvent() const
    {
        for (qsizetype at = m_first; at < m_words.size(); ++at)
            if (const DueWord &next = m_words.at(at); next.start >= m_end)
                return next.meaning == After || next.meaning == Since || (next.meaning == Filler && next.value == 1);
        return false;
    }

    /// The place of the next word that means something, from `at` on.
    [[nodiscard]] qsizetype skipFillers(qsizetype at) const
    {
        while (at < m_words.size() && m_words.at(at).meaning == Filler)
            ++at;
        return at;
    }

    [[nodiscard]] DueWord wordAt(qsizetype at) const { return m_words.value(at); }

    void use(qsizetype at)
    {
        m_end = wordAt(at).end;
        m_next = at + 1;
        m_isAfter = m_isAfter || m_parts.relation == After;
        m_parts.isGuess = m_parts.isGuess || wordAt(at).isGuess;
    }

    bool take()
    {
        m_next = m_at + 1;
        const DueWord now = word();
        switch (now.meaning) {
        case Filler:
            return now.value != 2 || m_parts.relation == Since;
        case Comma:
            return takeComma();
        case To:
            return m_parts.relation == Since;
        case By:
        case Before:
        case On:
        case Within:
        case Since:
        case After:
            return takeRelation(now);
        case Number:
        case Range:
        case Vague:
        case Ordinal:
        case Half:
            return takeNumber(now);
        case Clock:
            return takeClock(now.value, false, m_at);
        case Minute:
        case Hour:
        case Day:
        case FullDay:
        case Week:
        case Month:
            return takeUnit(now.meaning, m_at);
        case Working:
            return true;
        case WorkingDay:
            m_parts.isWorking = true;
            return takeUnit(Day, m_at);
        case This:
        case Next:
        case Near:
            return takeShift(now);
        case Beginning:
        case Middle:
        case End:
            return takeSection(now);
        case EndOfDay:
            m_parts.isEndOfDay = true;
            use(m_at);
            return true;
        case EndOfWeek:
            m_parts.section = End;
            return takeDay(Week, 0, m_at);
        case Weekend:
            if (now.value == 0 && m_parts.section == End)
                m_parts.section = Unknown;
            return takeDay(Weekend, now.value, m_at);
        case Today:
        case Tomorrow:
        case DayAfterTomorrow:
        case Weekday:
        case NewYear:
        case Christmas:
            return takeDay(now.meaning, now.value, m_at);
        case Date:
            m_parts.year = now.year;
            return takeDay(Date, now.value, m_at);
        case MonthName:
            return takeMonthName(now);
        case Morning:
        case Noon:
        case Lunch:
        case Afternoon:
        case Evening:
        case Night:
        case FirstThing:
            return takePart(now);
        case Am:
        case Pm:
        case OClock:
        case Unknown:
            return false;
        }
        return false;
    }

    /// «в пятницу, до 14:00» goes on; «завтра, а потом» does not.
    bool takeComma()
    {
        const DueMeaning next = wordAt(skipFillers(m_at + 1)).meaning;
        const bool isTime = next == Clock || next == By || next == Before || next == Since || isPartOfDay(next);
        const bool isDay = next == Weekday || next == Date || next == Today || next == Tomorrow || next == Number;
        const bool hasTime = m_parts.clock || m_parts.partOfDay;
        const bool hasDay = m_parts.day != Unknown;
        return !m_parts.amount && ((isTime && !hasTime) || (isDay && !hasDay && !m_parts.isEmpty()));
    }

    bool takeRelation(const DueWord &now)
    {
        m_parts.relation = now.meaning;
        m_parts.isWithinUnit = now.meaning == Within && now.value == 1;
        m_isForHowLong = now.meaning == On && now.value == 1;
        return true;
    }

    bool takeDay(DueMeaning day, int value, qsizetype at)
    {
        if (m_parts.day != Unknown || m_parts.amount)
            return false;
        m_parts.day = day;
        m_parts.dayValue = value;
        m_parts.dayRelation = m_parts.relation;
        use(at);
        return true;
    }

    bool takeShift(const DueWord &now)
    {
        if (now.value > 0 && m_parts.isEmpty()) { // «на днях»
            m_parts.isGuess = true;
            return setAmount(now.value, Day, m_at);
        }
        const DueMeaning next = wordAt(skipFillers(m_at + 1)).meaning;
        if (next == Number || next == Range || next == Vague || next == Half || next == Working || isUnit(next)
            || next == Weekday || next == Weekend || next == Morning || next == Afternoon || next == Evening
            || next == MonthName) {
            m_parts.shift = now.meaning;
            return true;
        }
        return false;
    }

    bool takeSection(const DueWord &now)
    {
        if (m_parts.day != Unknown || m_parts.amount)
            return false;
        if (now.end - now.start > 10) { // "later this week"
            m_parts.section = End;
            m_parts.shift = This;
            return takeDay(Week, 0, m_at);
        }
        m_parts.section = now.meaning;
        return true;
    }

    bool takePart(const DueWord &now)
    {
        if (m_parts.partOfDay || m_parts.clock || m_parts.amount)
            return false;
        m_parts.partOfDay = now.meaning;
        m_parts.isPartByHour = now.value == 1 || m_parts.relation == By;
        if (m_parts.shift == This && m_parts.day == Unknown)
            m_parts.day = Today;
        use(m_at);
        return true;
    }

    /// «в мае», "May 15", «до конца мая»
    bool takeMonthName(const DueWord &now)
    {
        const qsizetype next = skipFillers(m_at + 1);
        const DueWord following = wordAt(next);
        if ((following.meaning == Number || following.meaning == Ordinal) && !following.isArticle
            && following.value <= 31)
            return takeDay(Date, following.value + 100 * now.value, next);
        if (m_parts.section != Unknown)
            return takeDay(MonthName, now.value, m_at);
        return false;
    }

    bool takeClock(int minutes, bool isBare, qsizetype at)
    {
        const bool isRange = m_parts.clock && m_wasSince;
        if ((m_parts.clock && !isRange) || m_parts.partOfDay || m_parts.amount)
            return false;
        m_wasSince = m_parts.relation == Since;
        m_parts.clock = minutes;
        m_parts.isClockBare = isBare || (minutes >= 60 && minutes < 7 * 60);
        use(at);
        takeHalfOfDay(skipFillers(at + 1));
        return true;
    }

    /// "pm", «вечера»: says which half of the day a clock means.
    void takeHalfOfDay(qsizetype at)
    {
        const DueWord next = wordAt(at);
        int &minutes = *m_parts.clock;
        const int noon = 12 * 60;
        const bool isAfternoon =
            next.meaning == Pm || next.meaning == Evening || (next.meaning == Day && next.value == 1);
        const bool isMorning = next.meaning == Am || (next.meaning == Morning && next.value == 1)
                            || (next.meaning == Night && minutes < noon);
        if (!isAfternoon && !isMorning && next.meaning != OClock
            && !(next.meaning == Hour && m_parts.relation != Within))
            return;
        use(at);
        if (next.meaning == Hour)
            return takeHalfOfDay(skipFillers(at + 1));
        if (isAfternoon && minutes < noon)
            minutes += noon;
        if (isMorning && minutes >= noon && minutes < noon + 60)
            minutes -= noon;
        if (isAfternoon || isMorning)
            m_parts.isClockBare = false;
    }

    bool setAmount(int amount, DueMeaning unit, qsizetype at)
    {
        if (m_isForHowLong || m_parts.amount || m_parts.clock
            || (m_parts.day != Unknown && !(unit == Day && amount == 1)))
            return false;
        m_parts.amount = amount;
        m_parts.unit = unit;
        use(at);
        return true;
    }

    bool takeNumber(DueWord now)
    {
        qsizetype at = m_at;
        // «двадцать четыре»
        if (now.meaning == Number && now.value >= 20 && now.value % 10 == 0 && word(1).meaning == Number
            && word(1).value < 10 && !word(1).isArticle) {
            now.value += word(1).value;
            at = m_at + 1;
        }
        // «от двух до трёх дней», «2 - 3 дня», "two to three days", «два-три дня»
        qsizetype next = skipFillers(at + 1);
        if (now.meaning == Number
            && (wordAt(next).meaning == By || wordAt(next).meaning == To || wordAt(next).end == wordAt(next).start + 1)
            && (wordAt(next + 1).meaning == Number) && leadsToUnit(next + 2) && m_parts.relation != On) {
            now.value = wordAt(next + 1).value;
            at = next + 1;
        }
        m_parts.isGuess = m_parts.isGuess || now.meaning == Vague || now.isGuess;
        if (now.meaning == Half)
            return takeHalf(now, at);
        return takeCounted(now, at);
    }

    [[nodiscard]] bool leadsToUnit(qsizetype at) const
    {
        at = skipFillers(at);
        return isUnit(wordAt(at).meaning) || wordAt(at).meaning == Working || wordAt(at).meaning == WorkingDay;
    }

    /// «полчаса», «полтора часа», «полторы недели»
    bool takeHalf(const DueWord &now, qsizetype at)
    {
        const qsizetype next = skipFillers(at + 1);
        switch (wordAt(next).meaning) {
        case Hour:
            return setAmount(90, Minute, next);
        case Day:
        case FullDay:
            return setAmount(36, Hour, next);
        case Week:
            return setAmount(11, Day, next);
        default:
            return now.value != 36 && setAmount(now.value, Minute, at);
        }
    }

    /// A number and what it counts.
    bool takeCounted(const DueWord &now, qsizetype at)
    {
        qsizetype next = skipFillers(at + 1);
        bool isWorking = false;
        if (wordAt(next).meaning == Working) {
            isWorking = true;
            next = skipFillers(next + 1);
        }
        const DueWord of = wordAt(next);
        const bool isAtTime = (m_parts.relation == By || m_parts.relation == On || m_parts.relation == Since)
                           && !isWorking && !m_isForHowLong && m_parts.shift == Unknown;
        if (of.meaning == MonthName && now.value >= 1 && now.value <= 31 && !now.isArticle) {
            m_parts.year = yearBehind(next);
            return takeDay(Date, now.value + 100 * of.value, m_parts.year > 0 ? next + 1 : next);
        }
        if (of.meaning == WorkingDay || isWorking) {
            m_parts.isWorking = true;
            return setAmount(now.value,
                             of.meaning == Hour   ? Hour
                             : of.meaning == Week ? Week
                                                  : Day,
                             isUnit(of.meaning) || of.meaning == WorkingDay ? next : next - 1);
        }
        if (isUnit(of.meaning) && !(isAtTime && isTimeOfDay(now.value, of)))
            return setAmount(now.value, of.meaning, next);
        if (now.isArticle)
            return true;
        if (now.meaning == Ordinal)
            return takeDay(Ordinal, now.value, at);
        const bool saysHalf = of.meaning == Am || of.meaning == Pm || of.meaning == OClock
                           || ((of.meaning == Morning || of.meaning == Evening || of.meaning == Night) && of.value >= 0
                                       && next == at + 1 && of.meaning != Evening
                                   ? of.value == 1 || of.meaning == Night
                                   : of.meaning == Evening && isAtTime);
        if ((isAtTime || saysHalf) && now.value <= 24 && now.meaning == Number)
            return takeClock(now.value * 60, now.value <= 12, at);
        return false;
    }

    /// «до 18 часов», «в 3 дня», but not «до 48 часов»
    [[nodiscard]] static bool isTimeOfDay(int value, const DueWord &unit)
    {
        return (unit.meaning == Hour && value < 24) || (unit.meaning == Day && unit.value == 1 && value <= 6);
    }

    int yearBehind(qsizetype month)
    {
        const DueWord next = wordAt(month + 1);
        return next.meaning == Number && next.value >= 2000 ? next.value : 0;
    }

    /// A unit without a number.
    bool takeUnit(DueMeaning unit, qsizetype at)
    {
        const bool isWorking = at > 0 && wordAt(at - 1).meaning == Working && at > m_first;
        const bool isLong = unit == Week || unit == Month;
        // «сегодняшнего дня», «завтра в течение дня», "next business day"
        if (unit == Day && m_parts.day != Unknown)
            return use(at), true;
        if (m_parts.shift == Next && unit == Day)
            return isWorking ? (m_parts.isWorking = true, setAmount(1, Day, at)) : takeDay(Tomorrow, 0, at);
        if (m_parts.shift == Near && !isLong) {
            m_parts.isGuess = m_parts.isGuess || unit != Hour;
            return setAmount(unit == Day && m_parts.section == Unknown ? 3 : 1, unit, at);
        }
        if (isLong && (m_parts.shift != Unknown || m_parts.section != Unknown))
            return takeDay(unit, 0, at);
        if (unit == Day && (m_parts.section != Unknown || m_parts.shift == This))
            return m_parts.isEndOfDay = true, use(at), true;
        if (m_parts.relation != Within)
            return false;
        if (unit == Day && m_parts.isWithinUnit && !isWorking)
            return m_parts.isEndOfDay = true, use(at), true;
        m_parts.isWorking = m_parts.isWorking || (isWorking && unit == Day);
        return setAmount(isWorking && m_parts.isWithinUnit ? 0 : 1, unit, at);
    }

    const QList<DueWord> &m_words;
    qsizetype m_first;
    qsizetype m_at;
    qsizetype m_next = 0;
    qsizetype m_end = 0;
    bool m_wasSince = false;
    bool m_isForHowLong = false; ///< «продлим на месяц»
    bool m_isAfter = false;
    DueParts m_parts;
};

} // namespace

std::optional<ReadDueParts> readDueParts(const QList<DueWord> &words, qsizetype first)
{
    return PartsReader(words, first).run();
}

} // namespace otklik
