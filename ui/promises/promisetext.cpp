#include "ui/promises/promisetext.h"

#include "ui/common/relativetime.h"

#include <QDateTime>
#include <QLocale>

namespace otklik {

QString PromiseText::due(TimePoint due, const QTimeZone &zone)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(due.time_since_epoch().count(), zone);
    const QLocale locale;
    const bool isThisYear = local.date().year() == QDate::currentDate().year();
    const QString day = locale.toString(local.date(), isThisYear ? tr("ddd d MMM") : tr("ddd d MMM yyyy"));
    return tr("%1, %2", "a day and a time").arg(day, locale.toString(local.time(), QStringLiteral("HH:mm")));
}

QString PromiseText::standing(const Promise &promise, TimePoint now)
{
    switch (promise.state) {
    case PromiseState::Open:
        return RelativeTime::timeLeft(promise.dueAt, now);
    case PromiseState::Kept:
        return tr("kept");
    case PromiseState::Withdrawn:
        return tr("not a promise");
    }
    return {};
}

} // namespace otklik
