#include "ui/customer/personforms.h"

#include "ui/common/relativetime.h"
#include "ui/customer/languagenames.h"
#include "ui/customer/timezonenames.h"
#include "ui/customer/typeddate.h"

namespace otklik {

namespace {

constexpr int oldest = 130; ///< years

int ageAt(QDate born, QDate today)
{
    const bool hadBirthday = std::pair(today.month(), today.day()) >= std::pair(born.month(), born.day());
    return today.year() - born.year() - (hadBirthday ? 0 : 1);
}

} // namespace

FieldForm PersonForms::language()
{
    return {[](const QString &value) { return languagenames::title(value); },
            [](const QString &value) { return languagenames::title(value); },
            [](const QString &typed) { return languagenames::read(typed); }, &languagenames::all};
}

FieldForm PersonForms::timeZone(const Clock &clock)
{
    const auto title = [&clock](const QString &value) { return timezonenames::title(value, clock.now()); };
    const auto read = [&clock](const QString &typed) -> tl::expected<QString, QString> {
        if (typed.isEmpty())
            return typed;
        if (const auto id = timezonenames::read(typed, clock.now()))
            return *id;
        return tl::unexpected(tr("A time zone is chosen by its city. Type the largest city of that zone and choose it from the list."));
    };
    return {title, title, read, [&clock] { return timezonenames::all(clock.now()); }};
}

QString PersonForms::birthDate(const QString &iso, QDate today)
{
    const QDate born = QDate::fromString(iso, Qt::ISODate);
    if (!born.isValid() || born > today)
        return iso;
    return tr("%1 · %n year(s)", nullptr, ageAt(born, today)).arg(typeddate::shown(born));
}

FieldForm PersonForms::birthDate(const Clock &clock)
{
    const auto today = [&clock] { return RelativeTime::dateOf(clock.now()); };
    const auto read = [today](const QString &typed) -> tl::expected<QString, QString> {
        if (typed.isEmpty())
            return typed;
        const auto date = typeddate::read(typed);
        if (date && *date <= today() && ageAt(*date, today()) <= oldest)
            return date->toString(Qt::ISODate);
        return tl::unexpected(tr("A date of birth is written like %1.").arg(typeddate::shown(QDate(1990, 12, 24))));
    };
    return {[today](const QString &value) { return birthDate(value, today()); },
            [](const QString &value) { return typeddate::shown(value); }, read, {}};
}

} // namespace otklik
