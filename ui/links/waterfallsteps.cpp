#include "ui/links/waterfallsteps.h"

#include "ui/links/linktext.h"
#include "ui/links/reasontext.h"

#include <algorithm>

namespace otklik {

namespace {

/// No bar is longer than all that can be meant; a row could say anything.
constexpr qint64 heaviest = 10'000;
constexpr qsizetype mostReasons = 40;

qint64 bounded(qint64 weight)
{
    return std::clamp(weight, -heaviest, heaviest);
}

} // namespace

QList<WaterfallStep> WaterfallSteps::of(const LinkProposal &proposal)
{
    using Kind = WaterfallStep::Kind;
    qint64 sum = bounded(proposal.prior);
    QList<WaterfallStep> steps{{Kind::Prior, 0, sum, tr("How likely any two accounts are one person's: %1").arg(LinkText::odds(sum)),
                                LinkText::weight(sum), tr("where it starts")}};
    for (const ProposalReason &reason : proposal.reasons.first(std::min(mostReasons, proposal.reasons.size()))) {
        const qint64 weight = bounded(reason.weight);
        steps.append({weight < 0 ? Kind::Against : Kind::For, sum, sum + weight, ReasonText::sentence(reason),
                      LinkText::weight(weight), LinkText::effect(weight)});
        sum += weight;
    }
    steps.append({Kind::Sum, 0, sum, tr("All together: %1").arg(LinkText::likelihood(proposal.probability)),
                  LinkText::perCent(proposal.probability), tr("how likely these two are one person's")});
    return steps;
}

} // namespace otklik
