// What is decided about promises, bonuses, interests and moderation, seen before the server has answered.
#include "sync/effects/effectcontext.h"

namespace otklik::effects {

Rows of(const TeamPublish &, const Context &)
{
    // Only what the server has checked guides the team.
    return {};
}

Rows of(const OverruleHint &command, const Context &context)
{
    Rows rows{HintOverrule{command.id, command.caseId, command.mentionId, command.question, command.hinted, command.answer,
                           context.me, context.at}};
    const auto heat = command.question == QLatin1StringView("heat") ? heatOf(command.answer) : std::nullopt;
    auto supportCase = heat ? context.find<Case>(EntityKind::Case, command.caseId) : std::nullopt;
    if (supportCase && supportCase->heat != *heat) {
        supportCase->heat = *heat;
        rows.append(*supportCase);
    }
    return rows;
}

Rows of(const PromiseAdd &command, const Context &context)
{
    const auto supportCase = context.find<Case>(EntityKind::Case, command.caseId);
    if (!supportCase)
        return {};
    Promise promise;
    promise.id = command.id;
    promise.caseId = command.caseId;
    promise.personId = supportCase->personId;
    promise.publicationId = command.publicationId;
    promise.text = command.text;
    promise.dueAt = command.dueAt;
    promise.madeBy = context.me;
    promise.madeAt = context.at;
    return {promise};
}

Rows of(const PromiseMove &command, const Context &context)
{
    auto promise = context.find<Promise>(EntityKind::Promise, command.id);
    if (!promise || promise->dueAt != command.expected || promise->state != PromiseState::Open)
        return {};
    promise->dueAt = command.dueAt;
    return {*promise};
}

Rows of(const PromiseSettle &command, const Context &context)
{
    auto promise = context.find<Promise>(EntityKind::Promise, command.id);
    if (!promise || promise->state == command.state)
        return {};
    promise->state = command.state;
    promise->settledBy = command.state == PromiseState::Open ? UserId{} : context.me;
    promise->settledAt = command.state == PromiseState::Open ? std::nullopt : std::optional(context.at);
    return {*promise};
}

Rows of(const BonusGive &command, const Context &context)
{
    const auto supportCase = context.find<Case>(EntityKind::Case, command.caseId);
    if (!supportCase)
        return {};
    // Whether it is within the limits, only the server knows: until then it is asked for, and counts.
    BonusGrant grant;
    grant.id = command.id;
    grant.caseId = command.caseId;
    grant.personId = supportCase->personId;
    grant.item = command.item;
    grant.title = command.title;
    grant.cost = command.cost;
    grant.reason = command.reason;
    grant.givenBy = context.me;
    grant.givenAt = context.at;
    return {grant};
}

Rows of(const BonusReview &command, const Context &context)
{
    auto grant = context.find<BonusGrant>(EntityKind::BonusGrant, command.id);
    if (!grant || grant->state != BonusState::Asked)
        return {};
    grant->state = command.isApproved ? BonusState::Given : BonusState::Refused;
    grant->reviewedBy = context.me;
    grant->reviewedAt = context.at;
    grant->comment = command.comment;
    return {*grant};
}

Rows of(const BonusWithdraw &command, const Context &context)
{
    auto grant = context.find<BonusGrant>(EntityKind::BonusGrant, command.id);
    if (!grant || (grant->state != BonusState::Asked && grant->state != BonusState::Given))
        return {};
    grant->state = BonusState::Withdrawn;
    return {*grant};
}

Rows of(const InterestAdd &command, const Context &context)
{
    return {Interest{command.id, command.personId, command.topic, command.source, command.mentionId, command.quote,
                     context.me, context.at, false}};
}

Rows of(const InterestStrike &command, const Context &context)
{
    auto interest = context.find<Interest>(EntityKind::Interest, command.id);
    if (!interest || interest->isStruck == command.isStruck)
        return {};
    interest->isStruck = command.isStruck;
    return {*interest};
}

Rows of(const ModerationAdd &, const Context &)
{
    // Whether it was warned about before, only the server knows.
    return {};
}

Rows of(const ModerationReview &command, const Context &context)
{
    auto moderation = context.find<Moderation>(EntityKind::Moderation, command.id);
    if (!moderation || moderation->state != ModerationState::Asked)
        return {};
    moderation->state = command.isApproved ? ModerationState::Approved : ModerationState::Refused;
    moderation->reviewedBy = context.me;
    moderation->reviewedAt = context.at;
    moderation->comment = command.comment;
    return {*moderation};
}

Rows of(const ModerationFinish &command, const Context &context)
{
    auto moderation = context.find<Moderation>(EntityKind::Moderation, command.id);
    if (!moderation)
        return {};
    const bool isOpen = moderation->state == ModerationState::Approved
        || (!command.isDone && moderation->state == ModerationState::Asked);
    if (!isOpen)
        return {};
    moderation->state = command.isDone ? ModerationState::Done : ModerationState::Withdrawn;
    return {*moderation};
}

Rows of(const LoyaltyMark &command, const Context &context)
{
    const auto supportCase = context.find<Case>(EntityKind::Case, command.caseId);
    if (!supportCase)
        return {};
    auto track = context.find<LoyaltyTrack>(EntityKind::LoyaltyTrack, command.caseId).value_or(LoyaltyTrack{});
    track.id = command.caseId;
    track.personId = supportCase->personId;
    timeOf(track, command.stage) = command.isReached ? std::optional(context.at) : std::nullopt;
    return {track};
}

} // namespace otklik::effects
