#include "guidance/bonus/bonusproposals.h"

#include <algorithm>
#include <tuple>

namespace otklik {

namespace {

int strengthOf(InterestSource source)
{
    switch (source) {
    case InterestSource::Card:
        return 3;
    case InterestSource::Message:
        return 2;
    case InterestSource::Profile:
        return 1;
    }
    return 0;
}

std::optional<Interest> bestFit(const BonusItem &item, const QList<Interest> &interests)
{
    std::optional<Interest> best;
    for (const Interest &interest : interests)
        if (!interest.isStruck && item.topics.contains(interest.topic)
            && (!best || strengthOf(interest.source) > strengthOf(best->source)))
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
        return std::tuple(proposal.interest ? -strengthOf(proposal.interest->source) : 0, !proposal.isForThisCase,
                          proposal.obstacle != BonusObstacle::None, item.cost);
    };
    std::ranges::stable_sort(all, {}, rank);
    return all.first(std::min(all.size(), mostProposals));
}

} // namespace otklik
