#include "guidance/bonus/bonusproposals.h"

#include <algorithm>
#include <tuple>

namespace otklik {

namespace {

/// What a colleague confirmed goes before what only was found; what colleagues know before what a
/// message says, and that before a profile, which may be old.
int strengthOf(const Interest &interest)
{
    const int confirmed = interest.id.isEmpty() ? 0 : 3;
    switch (interest.source) {
    case InterestSource::Card:
        return confirmed + 3;
    case InterestSource::Message:
        return confirmed + 2;
    case InterestSource::Profile:
        return confirmed + 1;
    }
    return 0;
}

std::optional<Interest> bestFit(const BonusItem &item, const QList<Interest> &interests)
{
    std::optional<Interest> best;
    for (const Interest &interest : interests)
        if (!interest.isStruck && item.topics.contains(interest.topic)
            && (!best || strengthOf(interest) > strengthOf(*best)))
            best = interest;
    return best;
}

} // namespace

QList<BonusProposal> proposeBonuses(const BonusPlan &plan, const BonusLedger &ledger, const QList<Interest> &interests,
                                    const BonusOccasion &occasion)
{
    QList<BonusProposal> all;
    for (const BonusItem &item : plan.items) {
        BonusProposal proposal;
        proposal.item = item.key;
        proposal.obstacle = ledger.obstacle(item, occasion);
        if (!canBeSigned(proposal.obstacle) || proposal.obstacle == BonusObstacle::Repeat)
            continue;
        proposal.interest = bestFit(item, interests);
        if (!item.topics.isEmpty() && !proposal.interest)
            continue; // for people who care about something else
        proposal.isForThisCase = !item.about.isEmpty();
        all.append(proposal);
    }
    const auto rank = [&](const BonusProposal &proposal) {
        const BonusItem &item = *plan.find(proposal.item);
        return std::tuple(proposal.interest ? -strengthOf(*proposal.interest) : 0, !proposal.isForThisCase,
                          proposal.obstacle != BonusObstacle::None, item.cost);
    };
    std::ranges::stable_sort(all, {}, rank);
    return all.first(std::min(all.size(), mostProposals));
}

} // namespace otklik
