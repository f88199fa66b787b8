#include "guidance/promises/duephrase.h"

#include "guidance/promises/dueparts.h"

namespace otklik {

namespace {

using enum DueMeaning;

const QTime lastMinute(23, 59);

/// Makes a moment of what a phrase says.
class DueMoment final
{
public:
    DueMoment(const DueParts &parts, const BusinessCalendar &calendar, TimePoint now)
        : m_parts(parts)
        , m_calendar(calendar)
        , m_now(now)
        , m_today(calendar.dateAt(now))
        , m_isAmbiguous(parts.isGuess)
    {}

    [[nodiscard]] std::optional<TimePoint> find()
    {
        if (m_parts.amount && m_parts.day == Unknown)
            return afterAmount();
        const bool hasDay = m_parts.day != Unknown;
        QDate date = hasDay ? day() : m_today;
        if (!date.isValid())
            return std::nullopt;
        if (m_parts.dayRelation == Before && hasDay && m_parts.day != Weekend)
            date = m_calendar.workingDayUpTo(date.addDays(-1));
        if (!m_parts.clock && !m_parts.partOfDay)
            return endOf(date);
        const QTime time = m_parts.clock ? clock() : partOfDay(date);
        TimePoint due = m_calendar.moment(date, time);
        if (!hasDay && due <= m_now) {
            m_isAmbiguous = m_isAmbiguous || m_parts.clock;
            due = m_calendar.moment(date.addDays(1), m_parts.clock ? time : partOfDay(date.addDays(1)));
        }
        return due;
    }

    [[nodiscard]] bool isAmbiguous() const { return m_isAmbiguous; }

private:
    [[nodiscard]] TimePoint endOf(QDate date) const
    {
        const TimePoint end = m_calendar.endOfDay(date);
        return end > m_now ? end : m_calendar.moment(date, lastMinute);
    }

    [[nodiscard]] TimePoint afterAmount() const
    {
        const int amount = *m_parts.amount;
        if (m_parts.isWorking)
            return m_parts.unit == Hour ? m_calendar.addWorkingTime(m_now, std::chrono::hours(amount))
                                        : m_calendar.endOfDay(workingDay(m_parts.unit == Week ? amount * 5 : amount));
        switch (m_parts.unit) {
        case Minute:
            return m_now + std::chrono::minutes(amount);
        case Hour:
            return m_now + std::chrono::hours(amount);
        case FullDay:
            return m_now + std::chrono::hours(24 * amount);
        case Week:
            return endOf(m_today.addDays(7LL * amount));
        case Month:
            return endOf(m_today.addMonths(amount));
        default:
            return m_parts.isWithinUnit && amount == 1 ? m_now + std::chrono::hours(24)
                                                       : endOf(m_today.addDays(amount));
        }
    }

    /// «в течение рабочего дня» is the one that is on, or the next.
    [[nodiscard]] QDate workingDay(int days) const
    {
        if (days > 0)
            return m_calendar.addWorkingDays(m_today, days);
        return m_calendar.dateAt(m_calendar.nextOpening(m_now));
    }

    [[nodiscard]] QDate day()
    {
        switch (m_parts.day) {
        case Today:
            return m_today;
        case Tomorrow:
            return m_today.addDays(1);
        case DayAfterTomorrow:
            return m_today.addDays(2);
        case Weekday:
            return weekday(m_parts.dayValue);
        case Date:
            return date();
        case Ordinal:
            return dayOfMonth(m_parts.dayValue);
        case Week:
            return week();
        case Month:
            return inMonth(m_parts.shift == Next ? m_today.addMonths(1) : m_today);
        case MonthName:
            return namedMonth();
        case Weekend:
            return weekend();
        case NewYear:
            return m_calendar.workingDayUpTo(QDate(m_today.year(), 12, 31));
        case Christmas:
            return upcoming(24, 12);
        default:
            return {};
        }
    }

    [[nodiscard]] QDate monday() const { return m_today.addDays(1 - m_today.dayOfWeek()); }

    [[nodiscard]] QDate weekday(int wanted)
    {
        const int ahead = (wanted - m_today.dayOfWeek() + 7) % 7;
        if (m_parts.shift == Next) {
            // this week's is still ahead: some mean that one
            m_isAmbiguous = m_isAmbiguous || wanted > m_today.dayOfWeek();
            return monday().addDays(7 + wanted - 1);
        }
        if (ahead == 0 && m_parts.shift != This) {
            m_isAmbiguous = true;
            return m_today.addDays(7);
        }
        return m_today.addDays(ahead);
    }

    [[nodiscard]] QDate upcoming(int day, int month) const
    {
        // 29 February may be eight years ahead
        for (int year = m_today.year(); year <= m_today.year() + 8; ++year)
            if (const QDate date(year, month, day); date.isValid() && date >= m_today)
                return date;
        return {};
    }

    [[nodiscard]] QDate date()
    {
        const int day = m_parts.dayValue % 100;
        const int month = m_parts.dayValue / 100;
        if (m_parts.year == 0)
            return upcoming(day, month);
        const QDate said(m_parts.year, month, day);
        m_isAmbiguous = m_isAmbiguous || said < m_today;
        return said;
    }

    [[nodiscard]] QDate dayOfMonth(int day) const
    {
        for (int months = 0; months < 3; ++months) {
            const QDate month = m_today.addMonths(months);
            if (const QDate date(month.year(), month.month(), day); date.isValid() && date >= m_today)
                return date;
        }
        return {};
    }

    /// The last worked day of the stretch, or its last one.
    [[nodiscard]] QDate lastWorked(QDate from, QDate to) const
    {
        const QDate worked = m_calendar.workingDayUpTo(to);
        return worked >= from && m_calendar.endOfDay(worked) > m_now ? worked : to;
    }

    [[nodiscard]] QDate week()
    {
        if (m_parts.shift == Near)
            return m_today.addDays(7);
        const QDate first = m_parts.shift == Next ? monday().addDays(7) : monday();
        m_isAmbiguous = m_isAmbiguous || m_parts.section == Beginning || m_parts.section == Middle;
        if (m_parts.section == Beginning)
            return m_calendar.addWorkingDays(first.addDays(-1), 2);
        if (m_parts.section == Middle)
            return m_calendar.workingDayFrom(first.addDays(2));
        return lastWorked(std::max(first, m_today), first.addDays(6));
    }

    [[nodiscard]] QDate inMonth(QDate month)
    {
        const QDate first(month.year(), month.month(), 1);
        m_isAmbiguous = m_isAmbiguous || m_parts.section == Beginning || m_parts.section == Middle;
        if (m_parts.section == Beginning)
            return m_calendar.workingDayFrom(first.addDays(9));
        if (m_parts.section == Middle)
            return m_calendar.workingDayFrom(first.addDays(14));
        return lastWorked(std::max(first, m_today), first.addDays(first.daysInMonth() - 1));
    }

    [[nodiscard]] QDate namedMonth()
    {
        const bool isOver = m_parts.dayValue < m_today.month();
        return inMonth(QDate(m_today.year() + (isOver ? 1 : 0), m_parts.dayValue, 1));
    }

    [[nodiscard]] QDate weekend() const
    {
        const QDate saturday = monday().addDays(m_parts.shift == Next ? 12 : 5);
        const bool isBefore = m_parts.dayValue == 0 && (m_parts.dayRelation == By || m_parts.dayRelation == Before);
        return isBefore ? lastWorked(m_today, saturday.addDays(-1)) : saturday.addDays(1);
    }

    [[nodiscard]] QTime clock()
    {
        int time = *m_parts.clock;
        if (m_parts.isClockBare) {
            m_isAmbiguous = true;
            time += time < 8 * 60 ? 12 * 60 : 0; // nobody promises anything by five in the morning
        }
        return time >= 24 * 60 ? lastMinute : QTime(time / 60, time % 60);
    }

    [[nodiscard]] QTime opening(QDate date) const
    {
        const QList<WorkingHours> hours = m_calendar.hoursOn(date);
        return hours.isEmpty() ? QTime(9, 0) : hours.first().from;
    }

    [[nodiscard]] QTime partOfDay(QDate date) const
    {
        switch (*m_parts.partOfDay) {
        case Morning:
            return m_parts.isPartByHour && m_parts.day == Unknown ? opening(date) : QTime(12, 0);
        case FirstThing:
            return opening(date).addSecs(3600);
        case Noon:
            return QTime(12, 0);
        case Lunch:
            return m_calendar.firstBreak(date).isValid() ? m_calendar.firstBreak(date) : QTime(13, 0);
        case Afternoon:
            return m_calendar.isWorkingDay(date) ? m_calendar.timeAt(m_calendar.endOfDay(date)) : QTime(18, 0);
        case Evening:
            return m_parts.isPartByHour ? QTime(18, 0) : QTime(21, 0);
        default:
            return lastMinute;
        }
    }

    const DueParts &m_parts;
    const BusinessCalendar &m_calendar;
    TimePoint m_now;
    QDate m_today;
    bool m_isAmbiguous;
};

} // namespace

QList<DuePhrase> findDuePhrases(QStringView sentence, const BusinessCalendar &calendar, TimePoint now)
{
    constexpr qsizetype mostWords = 400;
    const QList<DueWord> words = readDueWords(sentence, mostWords);
    QList<DuePhrase> phrases;
    for (qsizetype at = 0; at < words.size();) {
        const auto read = readDueParts(words, at);
        if (!read) {
            ++at;
            continue;
        }
        DueMoment moment(read->parts, calendar, now);
        const qsizetype start = words.at(at).start;
        if (const auto due = moment.find())
            phrases.append({{start, read->end - start}, *due, moment.isAmbiguous()});
        while (at < words.size() && words.at(at).start < read->end)
            ++at;
    }
    return phrases;
}

} // namespace otklik
