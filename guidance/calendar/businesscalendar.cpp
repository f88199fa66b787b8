#include "guidance/calendar/businesscalendar.h"

#include "guidance/calendar/calendarreader.h"

#include <QDateTime>

namespace otklik {

namespace {

/// A calendar may name ten years of holidays; nobody is free longer.
constexpr int furthest = 4000;

QDateTime localTime(TimePoint moment, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), zone);
}

} // namespace

Result<BusinessCalendar> BusinessCalendar::read(const QByteArray &json)
{
    return CalendarReader().read(json);
}

BusinessCalendar BusinessCalendar::usual(const QTimeZone &zone)
{
    BusinessCalendar calendar;
    calendar.m_zone = zone;
    for (size_t day = 0; day < 5; ++day)
        calendar.m_week[day] = {{QTime(9, 0), QTime(18, 0)}};
    return calendar;
}

QDate BusinessCalendar::dateAt(TimePoint moment) const
{
    return localTime(moment, m_zone).date();
}

QTime BusinessCalendar::timeAt(TimePoint moment) const
{
    return localTime(moment, m_zone).time();
}

TimePoint BusinessCalendar::moment(QDate date, QTime time) const
{
    return TimePoint(std::chrono::milliseconds(QDateTime(date, time, m_zone).toMSecsSinceEpoch()));
}

QList<WorkingHours> BusinessCalendar::hoursOn(QDate date) const
{
    const auto moved = m_workingDays.constFind(date);
    if (moved != m_workingDays.constEnd())
        return *moved;
    if (!date.isValid() || m_holidays.contains(date))
        return {};
    return m_week[static_cast<size_t>(date.dayOfWeek() - 1)];
}

bool BusinessCalendar::isOpenAt(TimePoint moment) const
{
    const QTime time = timeAt(moment);
    const QList<WorkingHours> hours = hoursOn(dateAt(moment));
    for (const WorkingHours &one : hours)
        if (one.from <= time && time < one.to)
            return true;
    return false;
}

QTime BusinessCalendar::firstBreak(QDate date) const
{
    const QList<WorkingHours> hours = hoursOn(date);
    return hours.size() > 1 ? hours.first().to : QTime();
}

QDate BusinessCalendar::workingDayFrom(QDate date) const
{
    for (int i = 0; i < furthest; ++i)
        if (isWorkingDay(date.addDays(i)))
            return date.addDays(i);
    return date;
}

QDate BusinessCalendar::workingDayUpTo(QDate date) const
{
    for (int i = 0; i < furthest; ++i)
        if (isWorkingDay(date.addDays(-i)))
            return date.addDays(-i);
    return date;
}

QDate BusinessCalendar::addWorkingDays(QDate date, int days) const
{
    for (int i = 0; i < days; ++i)
        date = workingDayFrom(date.addDays(1));
    return date;
}

TimePoint BusinessCalendar::endOfDay(QDate date) const
{
    const QList<WorkingHours> hours = hoursOn(date);
    return moment(date, hours.isEmpty() ? QTime(23, 59) : hours.last().to);
}

TimePoint BusinessCalendar::nextOpening(TimePoint moment) const
{
    QDate date = dateAt(moment);
    for (int i = 0; i < furthest; ++i, date = date.addDays(1)) {
        const QList<WorkingHours> hours = hoursOn(date);
        for (const WorkingHours &one : hours)
            if (this->moment(date, one.to) > moment)
                return std::max(moment, this->moment(date, one.from));
    }
    return moment;
}

TimePoint BusinessCalendar::addWorkingTime(TimePoint moment, std::chrono::minutes time) const
{
    std::chrono::milliseconds left = time;
    TimePoint at = nextOpening(moment);
    for (int i = 0; i < furthest && left.count() > 0; ++i) {
        const QDate date = dateAt(at);
        const QList<WorkingHours> hours = hoursOn(date);
        for (const WorkingHours &one : hours) {
            const TimePoint from = std::max(at, this->moment(date, one.from));
            const TimePoint to = this->moment(date, one.to);
            if (to <= from)
                continue;
            if (to - from >= left)
                return from + left;
            left -= to - from;
        }
        at = nextOpening(this->moment(date.addDays(1), QTime(0, 0)));
    }
    return at;
}

std::chrono::milliseconds BusinessCalendar::workingTime(TimePoint from, TimePoint to) const
{
    std::chrono::milliseconds worked{0};
    QDate date = dateAt(from);
    for (int i = 0; i < furthest && moment(date, QTime(0, 0)) < to; ++i, date = date.addDays(1)) {
        const QList<WorkingHours> hours = hoursOn(date);
        for (const WorkingHours &one : hours)
            worked += std::max(std::chrono::milliseconds(0),
                               std::min(to, moment(date, one.to)) - std::max(from, moment(date, one.from)));
    }
    return worked;
}

} // namespace otklik
