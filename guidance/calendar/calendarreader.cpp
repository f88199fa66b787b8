#include "guidance/calendar/calendarreader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace otklik {

namespace {

constexpr int longestHoliday = 400; ///< days
constexpr qsizetype mostDays = 4000;

constexpr std::array<QLatin1StringView, 7> weekdays{
    QLatin1StringView("monday"), QLatin1StringView("tuesday"),  QLatin1StringView("wednesday"), QLatin1StringView("thursday"),
    QLatin1StringView("friday"), QLatin1StringView("saturday"), QLatin1StringView("sunday")};

tl::unexpected<Error> badCalendar(const QString &detail)
{
    return failure(Error::Kind::CorrectInput, QStringLiteral("bad_calendar"), detail);
}

/// "HH:MM"; 24:00 is the last millisecond of the day.
QTime readTime(const QString &text)
{
    if (text == QLatin1StringView("24:00"))
        return QTime(23, 59, 59, 999);
    return QTime::fromString(text, QStringLiteral("HH:mm"));
}

QDate readDate(const QString &text)
{
    return QDate::fromString(text, Qt::ISODate);
}

} // namespace

Result<BusinessCalendar> CalendarReader::read(const QByteArray &json)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError)
        return badCalendar(QStringLiteral("line %1: %2").arg(json.left(fault.offset).count('\n') + 1).arg(fault.errorString()));
    if (!document.isObject())
        return badCalendar(QStringLiteral("line 1: not an object"));
    const QJsonObject object = document.object();
    const bool isRead = readKeys(object) && readZone(object.value(u"time_zone")) && readWeek(object.value(u"hours"))
        && readHolidays(object.value(u"holidays")) && readWorkingDays(object.value(u"working_days"));
    if (!isRead)
        return badCalendar(m_fault);
    return m_calendar;
}

bool CalendarReader::readKeys(const QJsonObject &object)
{
    static const QStringList known{QStringLiteral("time_zone"), QStringLiteral("hours"), QStringLiteral("holidays"),
                                   QStringLiteral("working_days")};
    for (auto it = object.begin(); it != object.end(); ++it)
        if (!known.contains(it.key()))
            return refuse(it.key(), "not known; there are time_zone, hours, holidays, working_days");
    return true;
}

bool CalendarReader::readZone(const QJsonValue &value)
{
    const QByteArray name = value.toString().toUtf8();
    m_calendar.m_zone = QTimeZone(name);
    return (!name.isEmpty() && m_calendar.m_zone.isValid()) || refuse(QStringLiteral("time_zone"), "not a time zone such as Europe/Moscow");
}

bool CalendarReader::readWeek(const QJsonValue &value)
{
    if (!value.isObject())
        return refuse(QStringLiteral("hours"), "not an object of weekdays");
    const QJsonObject days = value.toObject();
    bool isAnyWorked = false;
    for (auto it = days.begin(); it != days.end(); ++it) {
        const QString place = QStringLiteral("hours.") + it.key();
        const auto day = std::ranges::find(weekdays, it.key());
        if (day == weekdays.end())
            return refuse(place, "not a weekday such as monday");
        QList<WorkingHours> &hours = m_calendar.m_week[static_cast<size_t>(day - weekdays.begin())];
        if (!readHours(place, it.value(), hours))
            return false;
        isAnyWorked = isAnyWorked || !hours.isEmpty();
    }
    return isAnyWorked || refuse(QStringLiteral("hours"), "no weekday is worked");
}

bool CalendarReader::readHolidays(const QJsonValue &value)
{
    if (value.isUndefined())
        return true;
    if (!value.isArray())
        return refuse(QStringLiteral("holidays"), "not a list");
    const QJsonArray all = value.toArray();
    for (qsizetype i = 0; i < all.size(); ++i)
        if (!readHoliday(QStringLiteral("holidays[%1]").arg(i), all.at(i).toString()))
            return false;
    return true;
}

bool CalendarReader::readHoliday(const QString &place, const QString &days)
{
    const QDate from = readDate(days.section(u'/', 0, 0));
    const QDate to = days.contains(u'/') ? readDate(days.section(u'/', 1)) : from;
    if (!from.isValid() || !to.isValid())
        return refuse(place, "not a date such as 2027-01-01, nor 2027-01-01/2027-01-08");
    if (to < from || from.daysTo(to) > longestHoliday)
        return refuse(place, "ends before it begins, or is longer than 400 days");
    for (QDate date = from; date <= to; date = date.addDays(1))
        m_calendar.m_holidays.insert(date);
    return m_calendar.m_holidays.size() <= mostDays || refuse(place, "more than 4,000 free days");
}

bool CalendarReader::readWorkingDays(const QJsonValue &value)
{
    if (value.isUndefined())
        return true;
    if (!value.isObject())
        return refuse(QStringLiteral("working_days"), "not an object of dates");
    const QJsonObject days = value.toObject();
    for (auto it = days.begin(); it != days.end(); ++it) {
        const QString place = QStringLiteral("working_days.") + it.key();
        const QDate date = readDate(it.key());
        if (!date.isValid())
            return refuse(place, "not a date such as 2027-02-20");
        QList<WorkingHours> hours;
        if (!readHours(place, it.value(), hours))
            return false;
        if (hours.isEmpty())
            return refuse(place, "a working day has hours");
        m_calendar.m_workingDays.insert(date, hours);
    }
    return true;
}

bool CalendarReader::readHours(const QString &place, const QJsonValue &value, QList<WorkingHours> &hours)
{
    if (!value.isArray())
        return refuse(place, "not a list of hours such as 09:00-13:00, each in quotes");
    const QJsonArray all = value.toArray();
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString text = all.at(i).toString();
        const WorkingHours one{readTime(text.section(u'-', 0, 0)), readTime(text.section(u'-', 1))};
        const QString here = QStringLiteral("%1[%2]").arg(place).arg(i);
        if (!one.from.isValid() || !one.to.isValid())
            return refuse(here, "not hours such as 09:00-18:00");
        if (one.to <= one.from)
            return refuse(here, "ends before it begins");
        if (!hours.isEmpty() && one.from < hours.last().to)
            return refuse(here, "begins before the one before it ends");
        hours.append(one);
    }
    return true;
}

bool CalendarReader::refuse(const QString &place, const char *why)
{
    m_fault = place + QStringLiteral(": ") + QString::fromLatin1(why);
    return false;
}

} // namespace otklik
