#pragma once

#include "models/clock.h"
#include "models/result.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QSet>
#include <QTime>
#include <QTimeZone>

#include <array>

namespace otklik {

/// A stretch of a working day, its end not in it. 24:00 is 23:59:59.999.
struct WorkingHours final
{
    QTime from;
    QTime to;

    friend bool operator==(const WorkingHours &, const WorkingHours &) = default;
};

/// When a team works: hours of each weekday with breaks between them, holidays, and days that are worked out of turn.
/// As JSON that a team can edit:
///
///     {"time_zone": "Europe/Moscow",
///      "hours": {"monday": ["09:00-13:00", "14:00-18:00"], "friday": ["09:00-17:00"]},
///      "holidays": ["2027-02-23", "2027-01-01/2027-01-08"],
///      "working_days": {"2027-02-20": ["09:00-18:00"]}}
///
/// A weekday that is not named is free; a working day goes before a holiday. Moments are UTC, days and hours those of
/// the time zone. Immutable; thread-safe.
class BusinessCalendar final
{
public:
    /// Error CorrectInput "bad_calendar"; the detail names the line, or the field as "hours.monday[1]", and says why.
    [[nodiscard]] static Result<BusinessCalendar> read(const QByteArray &json);
    /// Monday to Friday from nine to six, no holidays: until a team has written its own.
    [[nodiscard]] static BusinessCalendar usual(const QTimeZone &zone);

    [[nodiscard]] const QTimeZone &timeZone() const { return m_zone; }
    [[nodiscard]] QDate dateAt(TimePoint moment) const;
    [[nodiscard]] QTime timeAt(TimePoint moment) const;
    [[nodiscard]] TimePoint moment(QDate date, QTime time) const;

    /// In order, without overlaps; empty on a free day.
    [[nodiscard]] QList<WorkingHours> hoursOn(QDate date) const;
    [[nodiscard]] bool isWorkingDay(QDate date) const { return !hoursOn(date).isEmpty(); }
    [[nodiscard]] bool isOpenAt(TimePoint moment) const;
    /// The first break of the day; invalid without one.
    [[nodiscard]] QTime firstBreak(QDate date) const;

    /// The date itself when it is worked, else the next one that is.
    [[nodiscard]] QDate workingDayFrom(QDate date) const;
    /// The last one worked on or before `date`.
    [[nodiscard]] QDate workingDayUpTo(QDate date) const;
    /// The `days`th working day after `date`, which is not counted itself.
    [[nodiscard]] QDate addWorkingDays(QDate date, int days) const;
    /// When work ends on a working day; the end of the day on a free one.
    [[nodiscard]] TimePoint endOfDay(QDate date) const;
    /// The moment itself when somebody works, else when work next begins.
    [[nodiscard]] TimePoint nextOpening(TimePoint moment) const;
    /// Goes on by so much working time.
    [[nodiscard]] TimePoint addWorkingTime(TimePoint moment, std::chrono::minutes time) const;
    /// How much of the time from one moment to another is worked; a year of it at most is counted.
    [[nodiscard]] std::chrono::milliseconds workingTime(TimePoint from, TimePoint to) const;

private:
    friend class CalendarReader;

    QTimeZone m_zone;
    std::array<QList<WorkingHours>, 7> m_week; ///< Monday first
    QSet<QDate> m_holidays;
    QHash<QDate, QList<WorkingHours>> m_workingDays;
};

} // namespace otklik
