#pragma once

#include "identity/linkage/weights.h"

#include <QSet>

#include <map>

namespace otklik::identity {

/// Pairs counted by how they agree: EM needs no more of a pair, so a million of them cost as little as the few
/// hundred ways to agree (Enamorado, Fifield, Imai 2019).
using Patterns = std::map<Levels, double>;

/// Chances of the levels among `pairs`, with half a pair spread over all levels as `before` has them, and half
/// a pair of each level that did not come: what a sample does not show is not impossible, nor rarer than it can tell.
[[nodiscard]] std::array<LevelChances, linkFields> levelChances(const Patterns &pairs,
                                                                const std::array<LevelChances, linkFields> &before);

/// What EM made of one set of pairs.
struct Expectation final
{
    std::array<LevelChances, linkFields> m;
    std::array<double, linkFields> matches{}; ///< expected matches in which the field could be compared
    double matchRate = 0;                     ///< among these pairs
    int rounds = 0;
};

/// Learns m without labels (Dempster, Laird, Rubin 1977; Winkler 2000): the pairs are a mixture of one person's
/// and two people's, u being known. `held` fields take no part: those that a block was made by agree in all of
/// its pairs and would teach that agreement is usual. `before` counts as ten matches, which keeps a small
/// sample near what is usual.
[[nodiscard]] Expectation maximise(const Patterns &pairs, const Weights &before, const QSet<LinkField> &held);

} // namespace otklik::identity
