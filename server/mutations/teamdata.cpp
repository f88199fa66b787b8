#include "server/mutations/teamdata.h"

#include "guidance/team/builtin.h"
#include "guidance/team/numberpatternlist.h"
#include "server/store/rows.h"
#include "server/store/teamdocumentstore.h"

namespace otklik::server {

TeamRules discussionRulesOf(Rows &rows)
{
    const auto document = TeamDocumentStore(rows).newest(TeamDocumentKind::DiscussionRules);
    if (document)
        if (auto rules = parseTeamRules(document->body))
            return *rules;
    return defaultDiscussionRules();
}

Interests interestsOf(Rows &rows)
{
    const auto document = TeamDocumentStore(rows).newest(TeamDocumentKind::Interests);
    if (document)
        if (auto interests = Interests::parse(document->body))
            return *interests;
    return Interests::builtIn();
}

QList<NumberPattern> numberPatternsOf(Rows &rows)
{
    const auto document = TeamDocumentStore(rows).newest(TeamDocumentKind::NumberPatterns);
    return document ? parseNumberPatterns(document->body).value_or(QList<NumberPattern>()) : QList<NumberPattern>();
}

PublishedBonusPlan bonusPlanOf(Rows &rows)
{
    const auto document = TeamDocumentStore(rows).newest(TeamDocumentKind::Bonus);
    if (document)
        if (auto plan = parseBonusPlan(document->body))
            return {*plan, document->publishedAt};
    return {parseBonusPlan(builtInBody(TeamDocumentKind::Bonus)).value_or(BonusPlan()), {}};
}

} // namespace otklik::server
