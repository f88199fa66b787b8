#pragma once

#include "guidance/calendar/businesscalendar.h"

#include <QJsonObject>

namespace otklik {

/// Makes a calendar of its JSON, and stops at the first fault.
class CalendarReader final
{
public:
    [[nodiscard]] Result<BusinessCalendar> read(const QByteArray &json);

private:
    [[nodiscard]] bool readKeys(const QJsonObject &object);
    [[nodiscard]] bool readZone(const QJsonValue &value);
    [[nodiscard]] bool readWeek(const QJsonValue &value);
    [[nodiscard]] bool readHolidays(const QJsonValue &value);
    [[nodiscard]] bool readHoliday(const QString &place, const QString &days);
    [[nodiscard]] bool readWorkingDays(const QJsonValue &value);
    [[nodiscard]] bool readHours(const QString &place, const QJsonValue &value, QList<WorkingHours> &hours);
    [[nodiscard]] bool refuse(const QString &place, const char *why);

    BusinessCalendar m_calendar;
    QString m_fault;
};

} // namespace otklik
