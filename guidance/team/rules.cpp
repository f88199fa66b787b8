#include "guidance/team/rules.h"

#include "guidance/team/builtin.h"
#include "guidance/team/jsonbody.h"

#include <algorithm>

namespace otklik {

const TeamRule *TeamRules::find(const QString &key) const
{
    const auto it = std::ranges::find(rules, key, &TeamRule::key);
    return it == rules.cend() ? nullptr : &*it;
}

Result<TeamRules> parseTeamRules(const QString &body)
{
    JsonBody json(body);
    TeamRules all;
    QSet<QString> keys;
    const auto objects = json.objects(u"rules");
    for (const QJsonObject &object : objects) {
        TeamRule rule{json.key(object, keys), json.localText(object, u"title"), json.localText(object, u"text"),
                      json.number(object, u"priority", 1, 1)};
        if (rule.text.isEmpty())
            json.complain(QStringLiteral("%1: a rule without text").arg(rule.key));
        if (rule.title.isEmpty())
            rule.title = rule.text;
        all.rules.append(rule);
    }
    all.appeal = json.localText(json.root(), u"appeal");
    if (!json.isGood())
        return tl::unexpected<Error>(json.error());
    std::ranges::stable_sort(all.rules, {}, &TeamRule::priority);
    return all;
}

} // namespace otklik
