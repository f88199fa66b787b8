#include "ui/customer/timezonenames.h"

#include <QCollator>
#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace otklik::timezonenames {

namespace {

/// Cities that have a name of their own in the other language of the interface; others stand as IANA writes them.
constexpr std::array translated{
    QT_TRANSLATE_NOOP("TimeZoneNames", "Kaliningrad"), QT_TRANSLATE_NOOP("TimeZoneNames", "Moscow"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Simferopol"), QT_TRANSLATE_NOOP("TimeZoneNames", "Kirov"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Volgograd"), QT_TRANSLATE_NOOP("TimeZoneNames", "Astrakhan"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Saratov"), QT_TRANSLATE_NOOP("TimeZoneNames", "Samara"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Ulyanovsk"), QT_TRANSLATE_NOOP("TimeZoneNames", "Yekaterinburg"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Omsk"), QT_TRANSLATE_NOOP("TimeZoneNames", "Novosibirsk"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Barnaul"), QT_TRANSLATE_NOOP("TimeZoneNames", "Tomsk"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Novokuznetsk"), QT_TRANSLATE_NOOP("TimeZoneNames", "Krasnoyarsk"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Irkutsk"), QT_TRANSLATE_NOOP("TimeZoneNames", "Chita"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Yakutsk"), QT_TRANSLATE_NOOP("TimeZoneNames", "Vladivostok"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Sakhalin"), QT_TRANSLATE_NOOP("TimeZoneNames", "Magadan"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Kamchatka"), QT_TRANSLATE_NOOP("TimeZoneNames", "Anadyr"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Minsk"), QT_TRANSLATE_NOOP("TimeZoneNames", "Kyiv"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Kiev"), QT_TRANSLATE_NOOP("TimeZoneNames", "Chisinau"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Almaty"), QT_TRANSLATE_NOOP("TimeZoneNames", "Tashkent"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Bishkek"), QT_TRANSLATE_NOOP("TimeZoneNames", "Dushanbe"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Yerevan"), QT_TRANSLATE_NOOP("TimeZoneNames", "Baku"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Tbilisi"), QT_TRANSLATE_NOOP("TimeZoneNames", "Riga"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Vilnius"), QT_TRANSLATE_NOOP("TimeZoneNames", "Tallinn"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "London"), QT_TRANSLATE_NOOP("TimeZoneNames", "Paris"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Berlin"), QT_TRANSLATE_NOOP("TimeZoneNames", "Madrid"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Rome"), QT_TRANSLATE_NOOP("TimeZoneNames", "Prague"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Warsaw"), QT_TRANSLATE_NOOP("TimeZoneNames", "Belgrade"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Istanbul"), QT_TRANSLATE_NOOP("TimeZoneNames", "Athens"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Helsinki"), QT_TRANSLATE_NOOP("TimeZoneNames", "Jerusalem"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Dubai"), QT_TRANSLATE_NOOP("TimeZoneNames", "Bangkok"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Shanghai"), QT_TRANSLATE_NOOP("TimeZoneNames", "Tokyo"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Seoul"), QT_TRANSLATE_NOOP("TimeZoneNames", "New York"),
    QT_TRANSLATE_NOOP("TimeZoneNames", "Los Angeles"), QT_TRANSLATE_NOOP("TimeZoneNames", "Chicago"),
};

QString cityOf(const QString &id)
{
    const QString city = id.section(u'/', -1).replace(u'_', u' ');
    const auto it = std::ranges::find_if(translated, [&](const char *one) { return city == QLatin1StringView(one); });
    return it == translated.end() ? city : QCoreApplication::translate("TimeZoneNames", *it);
}

QString offsetOf(const QTimeZone &zone, TimePoint now)
{
    const int minutes = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), Qt::UTC)) / 60;
    const QChar sign = minutes < 0 ? QChar(0x2212) : QChar(u'+');
    const QString hours = QStringLiteral("UTC") + sign + QString::number(std::abs(minutes) / 60);
    const int rest = std::abs(minutes) % 60;
    return rest == 0 ? hours : hours + QStringLiteral(":%1").arg(rest, 2, 10, QLatin1Char('0'));
}

/// Cities; what stands for an offset, a country or an older name in one word is left out.
QStringList offered()
{
    QStringList ids;
    const auto all = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : all) {
        const QString name = QString::fromLatin1(id);
        const bool isCity = name.contains(u'/') && !name.startsWith(QLatin1StringView("Etc/"))
                         && !name.startsWith(QLatin1StringView("posix/")) && !name.startsWith(QLatin1StringView("right/"))
                         && !name.startsWith(QLatin1StringView("SystemV/")) && !name.startsWith(QLatin1StringView("US/"))
                         && !name.startsWith(QLatin1StringView("Canada/")) && !name.startsWith(QLatin1StringView("Mexico/"));
        if (isCity)
            ids.append(name);
    }
    return ids;
}

} // namespace

QString title(const QString &id, TimePoint now)
{
    const QTimeZone zone(id.toLatin1());
    return zone.isValid() ? QStringLiteral("%1, %2").arg(cityOf(id), offsetOf(zone, now)) : id;
}

std::optional<QString> read(const QString &typed, TimePoint now)
{
    const QString tidy = typed.simplified();
    if (QTimeZone::isTimeZoneIdAvailable(tidy.toLatin1()))
        return tidy;
    const QString city = tidy.section(u',', 0, 0).trimmed();
    const QStringList ids = offered();
    QString found;
    for (const QString &id : ids) {
        const bool isIt = cityOf(id).compare(city, Qt::CaseInsensitive) == 0
                       || id.section(u'/', -1).replace(u'_', u' ').compare(city, Qt::CaseInsensitive) == 0;
        // Two cities of one name are told apart by the offset.
        if (isIt && (found.isEmpty() || title(id, now) == tidy))
            found = id;
    }
    return found.isEmpty() ? std::nullopt : std::optional(found);
}

QStringList all(TimePoint now)
{
    QStringList titles;
    const QStringList ids = offered();
    for (const QString &id : ids)
        titles.append(title(id, now));
    std::ranges::sort(titles, QCollator());
    titles.removeDuplicates();
    return titles;
}

} // namespace otklik::timezonenames
