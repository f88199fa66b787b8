#include "server/mutations/teamdata.h"

#include "guidance/team/builtin.h"
#include "guidance/team/numberpatternlist.h"
#include "server/store/rows.h"
#include "server/store/teamdocumentstore.h"

namespace otklik::server {

namespace {

/// The newest version; the built-in text, of version 0, until there is one. It was
/// read before it was published, so that it can be read here.
TeamDocument inUse(Rows &rows, TeamDocumentKind kind)
{
    if (auto published = TeamDocumentStore(rows).newest(kind))
        return *published;
    TeamDocument builtIn;
    builtIn.kind = kind;
    builtIn.body = builtInBody(kind);
    return builtIn;
}

} // namespace

TeamRules discussionRulesOf(Rows &rows)
{
    return parseTeamRules(inUse(rows, TeamDocumentKind::DiscussionRules).body).value_or(TeamRules());
}

Interests interestsOf(Rows &rows)
{
    return Interests::parse(inUse(rows, TeamDocumentKind::Interests).body).value_or(Interests());
}

QList<NumberPattern> numberPatternsOf(Rows &rows)
{
    return parseNumberPatterns(inUse(rows, TeamDocumentKind::NumberPatterns).body).value_or(QList<NumberPattern>());
}

BusinessCalendar calendarOf(Rows &rows)
{
    return BusinessCalendar::read(inUse(rows, TeamDocumentKind::Calendar).body.toUtf8())
        .value_or(BusinessCalendar::usual(QTimeZone::systemTimeZone()));
}

PublishedBonusPlan bonusPlanOf(Rows &rows)
{
    const TeamDocument document = inUse(rows, TeamDocumentKind::Bonus);
    return {parseBonusPlan(document.body).value_or(BonusPlan()), document.publishedAt};
}

} // namespace otklik::server
