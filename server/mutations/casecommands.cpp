#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/loyalty/loyaltykeeper.h"
#include "server/store/casestore.h"
#include "server/store/rows.h"

namespace otklik::server {

namespace {

constexpr QLatin1StringView caseChanged("case_changed");

/// Somebody else answers this person just now.
std::optional<Verdict> checkNobodyElse(const Case &supportCase, CommandContext &context)
{
    const auto claim = context.rows.find<Claim>(supportCase.personId);
    if (!claim)
        return std::nullopt;
    const UserId holder = holderAt(*claim, context.rows.now());
    if (holder.isEmpty() || holder == context.me.id)
        return std::nullopt;
    return conflict(QLatin1StringView("claimed"), *claim);
}

} // namespace

Verdict apply(const CaseDecide &command, CommandContext &context)
{
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    const auto supportCase = CaseStore(context.rows).find(command.caseId);
    if (!supportCase)
        return rejected(refusal::notFound);
    if (context.rows.find<Decision>(command.id))
        return rejected(refusal::idExists);
    Decision decision;
    decision.id = command.id;
    decision.caseId = supportCase->id;
    decision.answers = command.answers;
    decision.matrixVersion = command.matrixVersion;
    decision.outcome = command.outcome;
    decision.followsMatrix = command.followsMatrix;
    decision.decidedBy = context.me.id;
    decision.decidedAt = context.rows.now();
    context.rows.put(decision);
    LoyaltyKeeper(context.rows).noteDecision(*supportCase, decision);
    return accepted();
}

Verdict apply(const CaseClose &command, CommandContext &context)
{
    if (command.reason.trimmed().isEmpty())
        return rejected(QLatin1StringView("reason_required"));
    if (command.reason.size() > longestText)
        return rejected(refusal::textTooLarge);
    auto supportCase = CaseStore(context.rows).find(command.caseId);
    if (!supportCase)
        return rejected(refusal::notFound);
    if (supportCase->state != CaseState::Open)
        return conflict(caseChanged, *supportCase);
    if (auto refused = checkNobodyElse(*supportCase, context))
        return *refused;
    supportCase->state = CaseState::Closed;
    supportCase->closeReason = command.reason;
    supportCase->changedAt = context.rows.now();
    context.rows.put(*supportCase);
    return accepted();
}

Verdict apply(const CaseReopen &command, CommandContext &context)
{
    auto supportCase = CaseStore(context.rows).find(command.caseId);
    if (!supportCase)
        return rejected(refusal::notFound);
    if (supportCase->state == CaseState::Open)
        return accepted();
    if (supportCase->state == CaseState::InReview)
        return conflict(caseChanged, *supportCase);
    supportCase->state = CaseState::Open;
    supportCase->closeReason.clear();
    supportCase->changedAt = context.rows.now();
    context.rows.put(*supportCase);
    return accepted();
}

Verdict apply(const LoyaltyMark &command, CommandContext &context)
{
    const auto supportCase = CaseStore(context.rows).find(command.caseId);
    if (!supportCase)
        return rejected(refusal::notFound);
    LoyaltyKeeper(context.rows).mark(*supportCase, command.stage, command.isReached);
    return accepted();
}

} // namespace otklik::server
