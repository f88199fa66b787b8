#include "ui/common/relativetime.h"

#include <QDateTime>
#include <QLocale>

namespace otklik {

namespace {

QDateTime local(TimePoint moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count());
}

} // namespace

QString RelativeTime::span(std::chrono::milliseconds length)
{
    using namespace std::chrono;
    const auto all = duration_cast<minutes>(abs(length)).count();
    if (all < 60)
        return tr("%1 min").arg(std::max<qint64>(all, 1));
    if (all < 6 * 60 && all % 60 != 0)
        return tr("%1 h %2 min").arg(all / 60).arg(all % 60);
    if (all < 48 * 60)
        return tr("%1 h").arg(all / 60);
    return tr("%1 d").arg(all / (24 * 60));
}

QString RelativeTime::timeLeft(TimePoint deadline, TimePoint now)
{
    using namespace std::chrono;
    if (deadline > now)
        return tr("%1 left").arg(span(deadline - now));
    // Once hours are lost, minutes no longer matter; and it must fit beside a name.
    const auto late = now - deadline;
    return tr("overdue by %1").arg(span(late < hours(1) ? late : floor<hours>(late)));
}

QString RelativeTime::ago(TimePoint moment, TimePoint now)
{
    using namespace std::chrono;
    const auto age = now - moment;
    if (age < minutes(1) && age > -minutes(1))
        return tr("just now");
    if (age >= minutes(1) && age < hours(1))
        return tr("%1 ago").arg(span(age));
    if (dateOf(moment) == dateOf(now))
        return clock(moment);
    return day(dateOf(moment), dateOf(now));
}

QString RelativeTime::inSentence(TimePoint moment, TimePoint now)
{
    const QDate then = dateOf(moment);
    const QDate today = dateOf(now);
    //: part of a sentence: "deleted at 12:04"
    if (then == today)
        return tr("at %1").arg(clock(moment));
    if (then == today.addDays(-1))
        return tr("yesterday at %1").arg(clock(moment));
    return tr("on %1").arg(day(then, today));
}

QString RelativeTime::clock(TimePoint moment)
{
    return QLocale().toString(local(moment).time(), QLocale::ShortFormat);
}

QString RelativeTime::day(QDate day, QDate today)
{
    if (day == today)
        return tr("Today");
    if (day == today.addDays(-1))
        return tr("Yesterday");
    //: date of this year, see QDate::toString
    const QString format = day.year() == today.year() ? tr("d MMMM") : tr("d MMMM yyyy");
    return QLocale().toString(day, format);
}

QString RelativeTime::full(TimePoint moment)
{
    const QDateTime when = local(moment);
    return QLocale().toString(when.date(), QLocale::LongFormat) + u' '
        + QLocale().toString(when.time(), QLocale::ShortFormat);
}

QDate RelativeTime::dateOf(TimePoint moment)
{
    return local(moment).date();
}

} // namespace otklik
