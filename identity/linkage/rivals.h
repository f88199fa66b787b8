#pragma once

#include <QtGlobal>

#include <functional>
#include <vector>

namespace otklik::identity {

struct ScoredPair final
{
    quint32 first = 0;
    quint32 second = 0;
    double weight = 0; ///< log2 odds
};

/// Below this a pair is no rival of another.
inline constexpr double leastRival = -6;

[[nodiscard]] std::vector<double> chancesAlone(const std::vector<ScoredPair> &pairs);

/// Where a person has one account in a network, two candidates for it exclude each other: the odds of a pair
/// stand against those of all pairs that would take one of its two places (as in Fortini et al. 2001, taken
/// pair by pair). Of two people of one name in one city neither can then be near certain.
[[nodiscard]] std::vector<double> chancesAmongRivals(const std::vector<ScoredPair> &pairs,
                                                     const std::function<quint32(quint32 record)> &network);

} // namespace otklik::identity
