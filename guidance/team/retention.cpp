#include "guidance/team/retention.h"

#include "guidance/team/jsonbody.h"

namespace otklik {

namespace {

constexpr qint64 mostDays = 36'500;
constexpr qsizetype longestNetwork = 40;

std::optional<qint64> daysIn(const QHash<QString, qint64> &days, const QString &network)
{
    for (const QString &name : {network, QString()})
        if (const auto it = days.constFind(name); it != days.cend())
            return *it;
    return std::nullopt;
}

QHash<QString, qint64> daysByNetwork(JsonBody &json, QStringView name, qint64 least)
{
    QHash<QString, qint64> days;
    const QJsonObject object = json.object(json.root(), name);
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().isEmpty() || it.key().size() > longestNetwork)
            json.complain(QStringLiteral("%1: no name of a network").arg(name));
        days.insert(it.key() == QLatin1StringView("*") ? QString() : it.key(), json.number(object, it.key(), least, least, mostDays));
    }
    return days;
}

} // namespace

std::optional<qint64> RetentionRules::textDaysOf(const QString &network) const
{
    return daysIn(textDays, network);
}

std::optional<qint64> RetentionRules::deletedDaysOf(const QString &network) const
{
    return daysIn(deletedDays, network);
}

Result<RetentionRules> parseRetention(const QString &body)
{
    RetentionRules rules;
    if (body.trimmed().isEmpty())
        return rules;
    JsonBody json(body);
    rules.textDays = daysByNetwork(json, u"texts", 1);
    rules.deletedDays = daysByNetwork(json, u"deleted", 0);
    rules.personDays = json.number(json.root(), u"people", 0, 0, mostDays);
    if (!json.isGood())
        return tl::unexpected<Error>(json.error());
    return rules;
}

} // namespace otklik
