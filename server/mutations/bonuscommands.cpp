#include "guidance/bonus/bonusledger.h"
#include "guidance/checklist/replyreport.h"
#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/mutations/teamdata.h"
#include "server/loyalty/loyaltykeeper.h"
#include "server/store/auditlog.h"
#include "server/store/carestore.h"
#include "server/store/casestore.h"
#include "server/store/peoplestore.h"
#include "server/store/rows.h"

namespace otklik::server {

namespace {

constexpr QLatin1StringView noSuchItem("no_such_item");
constexpr QLatin1StringView notAvailable("bonus_not_available");

BonusOccasion occasionOf(const Case &supportCase, CommandContext &context)
{
    BonusOccasion occasion;
    occasion.agent = context.me.id;
    occasion.persons = PeopleStore(context.rows).shownWith(supportCase.personId);
    occasion.now = context.rows.now();
    if (const auto decision = CaseStore(context.rows).newestDecision(supportCase.id)) {
        occasion.about = decision->answers.value(u"about").toString();
        occasion.isOurFault = decision->answers.value(faultQuestion).toString() == nameOf(Fault::Ours);
    }
    return occasion;
}

void noteGiven(const BonusGrant &grant, CommandContext &context)
{
    LoyaltyKeeper(context.rows).noteBonus(grant.caseId);
    AuditLog(context.rows).write(context.me.id, QLatin1StringView("bonus.given"), grant.id.value,
                                 {{QStringLiteral("item"), grant.item},
                                  {QStringLiteral("cost"), grant.cost},
                                  {QStringLiteral("problem"), grant.problem}});
}

} // namespace

Verdict apply(const BonusGive &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (command.reason.size() > longestText)
        return rejected(refusal::textTooLarge);
    const auto supportCase = CaseStore(rows).find(command.caseId);
    if (!supportCase)
        return rejected(refusal::notFound);
    if (rows.find<BonusGrant>(command.id))
        return rejected(refusal::idExists);
    const PublishedBonusPlan published = bonusPlanOf(rows);
    const BonusItem *item = published.plan.find(command.item);
    if (!item)
        return rejected(noSuchItem);
    const BonusOccasion occasion = occasionOf(*supportCase, context);
    const BonusLedger ledger(
        published.plan, CareStore(rows).grantsSince(ledgerSince(published.plan, published.since, occasion.now)),
        published.since);
    const BonusObstacle obstacle = ledger.obstacle(*item, occasion);
    if (!canBeSigned(obstacle))
        return rejected(notAvailable, {{QStringLiteral("obstacle"), QString(nameOf(obstacle))}});
    BonusGrant grant;
    grant.id = command.id;
    grant.caseId = supportCase->id;
    grant.personId = supportCase->personId;
    grant.item = item->key;
    grant.title = item->title.in(u"ru");
    grant.cost = item->cost;
    grant.reason = command.reason;
    grant.problem = nameOf(obstacle);
    grant.givenBy = context.me.id;
    grant.givenAt = rows.now();
    const bool isGiven = obstacle == BonusObstacle::None || canReview(context.me.role);
    grant.state = isGiven ? BonusState::Given : BonusState::Asked;
    rows.put(grant);
    if (isGiven)
        noteGiven(grant, context);
    return accepted();
}

Verdict apply(const BonusReview &command, CommandContext &context)
{
    if (auto refused = checkLeadsWord(context.me, command.isApproved, command.comment))
        return *refused;
    auto grant = context.rows.find<BonusGrant>(command.id);
    if (!grant)
        return rejected(refusal::notFound);
    if (grant->state != BonusState::Asked)
        return conflict(refusal::bonusChanged, *grant);
    grant->state = command.isApproved ? BonusState::Given : BonusState::Refused;
    grant->reviewedBy = context.me.id;
    grant->reviewedAt = context.rows.now();
    grant->comment = command.comment;
    context.rows.put(*grant);
    if (command.isApproved)
        noteGiven(*grant, context);
    return accepted();
}

Verdict apply(const BonusWithdraw &command, CommandContext &context)
{
    auto grant = context.rows.find<BonusGrant>(command.id);
    if (!grant)
        return rejected(refusal::notFound);
    if (grant->givenBy != context.me.id && !canReview(context.me.role))
        return rejected(refusal::notAllowed);
    if (grant->state == BonusState::Withdrawn)
        return accepted();
    if (grant->state == BonusState::Refused)
        return conflict(refusal::bonusChanged, *grant);
    grant->state = BonusState::Withdrawn;
    context.rows.put(*grant);
    LoyaltyKeeper(context.rows).noteBonusTakenBack(*grant);
    AuditLog(context.rows).write(context.me.id, QLatin1StringView("bonus.withdrawn"), command.id.value);
    return accepted();
}

Verdict apply(const InterestAdd &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (command.quote.size() > longestText)
        return rejected(refusal::textTooLarge);
    if (!rows.find<Person>(command.personId))
        return rejected(refusal::notFound);
    if (rows.find<Interest>(command.id))
        return rejected(refusal::idExists);
    // Only what is on the team's list: what is nobody's business cannot get onto a card.
    if (!interestsOf(rows).find(command.topic))
        return rejected(QLatin1StringView("no_such_topic"));
    rows.put(Interest{command.id, command.personId, command.topic, command.source, command.mentionId, command.quote,
                      context.me.id, rows.now(), false});
    return accepted();
}

Verdict apply(const InterestStrike &command, CommandContext &context)
{
    auto interest = context.rows.find<Interest>(command.id);
    if (!interest)
        return rejected(refusal::notFound);
    if (interest->isStruck == command.isStruck)
        return accepted();
    interest->isStruck = command.isStruck;
    context.rows.put(*interest);
    return accepted();
}

} // namespace otklik::server
