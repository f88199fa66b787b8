#include "ui/customer/typeddate.h"

#include <QLocale>

namespace otklik::typeddate {

namespace {

/// The short format of the locale with all digits of the year.
QString format(const QLocale &locale)
{
    QString format = locale.dateFormat(QLocale::ShortFormat);
    if (!format.contains(QLatin1StringView("yyyy")))
        format.replace(QLatin1StringView("yy"), QLatin1StringView("yyyy"));
    return format;
}

/// Without leading zeros day and month are read with and without one.
QString loose(QString format)
{
    return format.replace(QLatin1StringView("dd"), QLatin1StringView("d"))
        .replace(QLatin1StringView("MM"), QLatin1StringView("M"));
}

} // namespace

std::optional<QDate> read(const QString &typed)
{
    const QLocale locale;
    const QString tidy = typed.simplified();
    const QString own = loose(format(locale));
    for (const QString &one : {QStringLiteral("yyyy-M-d"), own, QStringLiteral("d.M.yyyy"), QStringLiteral("d/M/yyyy"),
                               QStringLiteral("d MMMM yyyy"), QStringLiteral("d MMM yyyy"), QStringLiteral("MMMM d, yyyy")})
        if (const QDate date = locale.toDate(tidy, one); date.isValid() && date.year() >= 1000)
            return date;
    return std::nullopt;
}

QString shown(QDate date)
{
    const QLocale locale;
    return locale.toString(date, format(locale));
}

QString shown(const QString &iso)
{
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    return date.isValid() ? shown(date) : iso;
}

} // namespace otklik::typeddate
