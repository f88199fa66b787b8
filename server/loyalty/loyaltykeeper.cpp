#include "server/loyalty/loyaltykeeper.h"

#include "guidance/triage/triage.h"
#include "server/store/carestore.h"
#include "server/store/casestore.h"
#include "server/store/rows.h"

#include <algorithm>

namespace otklik::server {

namespace {

constexpr auto longEnough = std::chrono::days(7); ///< until somebody has come back, and is not still talking

} // namespace

LoyaltyTrack LoyaltyKeeper::trackOf(const Case &supportCase)
{
    auto track = m_rows.find<LoyaltyTrack>(supportCase.id.value).value_or(LoyaltyTrack{});
    track.id = supportCase.id;
    track.personId = supportCase.personId;
    return track;
}

void LoyaltyKeeper::noteDecision(const Case &supportCase, const Decision &decision)
{
    const auto about = fromName<ProblemType>(decision.answers.value(u"about").toString());
    if (!about)
        return;
    LoyaltyTrack track = trackOf(supportCase);
    const bool wasConflict = track.conflictAt.has_value();
    if (isComplaint(*about) == wasConflict)
        return;
    // Decided again: it was no complaint after all, as long as nothing has followed from it.
    if (wasConflict && (track.solvedAt || track.bonusAt || track.thankedAt))
        return;
    track.conflictAt = wasConflict ? std::nullopt : std::optional(supportCase.waitingSince);
    m_rows.put(track);
}

void LoyaltyKeeper::noteBonus(const CaseId &id)
{
    const auto supportCase = CaseStore(m_rows).find(id);
    if (!supportCase)
        return;
    LoyaltyTrack track = trackOf(*supportCase);
    if (track.bonusAt)
        return;
    track.bonusAt = m_rows.now();
    m_rows.put(track);
}

void LoyaltyKeeper::noteBonusTakenBack(const BonusGrant &grant)
{
    auto track = m_rows.find<LoyaltyTrack>(grant.caseId.value);
    if (!track || !track->bonusAt)
        return;
    const auto grants = CareStore(m_rows).grantsOf(grant.personId);
    const bool hasOther = std::ranges::any_of(grants, [&](const BonusGrant &other) {
        return other.caseId == grant.caseId && other.id != grant.id && other.state == BonusState::Given;
    });
    if (hasOther)
        return;
    track->bonusAt.reset();
    m_rows.put(*track);
}

void LoyaltyKeeper::noteReplyTakenBack(const CaseId &id, TimePoint since)
{
    auto track = m_rows.find<LoyaltyTrack>(id.value);
    if (!track || !track->solvedAt || *track->solvedAt < since)
        return;
    track->solvedAt.reset();
    m_rows.put(*track);
}

void LoyaltyKeeper::noteMention(const Mention &mention, const PersonId &person)
{
    auto tracks = CareStore(m_rows).unfinishedTracksOf(person);
    if (tracks.isEmpty())
        return;
    const TriageHint hint = triage(mention.text);
    for (LoyaltyTrack &track : tracks) {
        const auto settled = std::max(track.solvedAt, track.bonusAt);
        if (!settled || mention.publishedAt <= *settled)
            continue;
        const bool isLater = mention.publishedAt > std::max(*settled, track.thankedAt.value_or(*settled)) + longEnough;
        if (!track.thankedAt && hint.problem == ProblemType::Thanks && (mention.caseId == track.id || !isLater)) {
            track.thankedAt = mention.publishedAt;
            track.thankedIn = mention.id;
        } else if (isLater && mention.caseId != track.id && !isComplaint(hint.problem)) {
            track.returnedAt = mention.publishedAt;
            track.returnedIn = mention.id;
        } else {
            continue;
        }
        m_rows.put(track);
    }
}

void LoyaltyKeeper::mark(const Case &supportCase, LoyaltyStage stage, bool isReached)
{
    LoyaltyTrack track = trackOf(supportCase);
    auto &time = timeOf(track, stage);
    if (time.has_value() == isReached)
        return;
    time = isReached ? std::optional(m_rows.now()) : std::nullopt;
    if (stage == LoyaltyStage::Thanked)
        track.thankedIn = {};
    if (stage == LoyaltyStage::Returned)
        track.returnedIn = {};
    m_rows.put(track);
}

} // namespace otklik::server
