#pragma once

#include "guidance/bonus/bonusledger.h"
#include "models/interest.h"

namespace otklik {

/// A bonus that would suit, and why.
struct BonusProposal final
{
    QString item;
    BonusObstacle obstacle = BonusObstacle::None; ///< one that a lead can sign, or none
    std::optional<Interest> interest;             ///< what of the person's it suits; none: it suits everybody
    bool isForThisCase = false;                   ///< the catalogue names the case's problem

    friend bool operator==(const BonusProposal &, const BonusProposal &) = default;
};

inline constexpr qsizetype mostProposals = 5;

/// At most five, the best first: what suits an interest that a colleague confirmed, then one
/// that was found and not confirmed yet (no id), of each kind first what colleagues know, then
/// what the person wrote, then the profile; what is meant for this kind of case; what
/// needs no signature; the cheaper one. How well known the person is plays no part (Q2).
/// Struck interests, what the person had lately and what is gone are left out.
[[nodiscard]] QList<BonusProposal> proposeBonuses(const BonusPlan &plan, const BonusLedger &ledger,
                                                  const QList<Interest> &interests, const BonusOccasion &occasion);

} // namespace otklik
