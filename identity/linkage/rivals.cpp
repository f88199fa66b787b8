#include "identity/linkage/rivals.h"

#include "identity/linkage/weights.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace otklik::identity {

namespace {

/// Odds that still add up in a double.
double odds(double weight)
{
    return std::exp2(std::clamp(weight, -60.0, 60.0));
}

/// The place for an account of `record`'s person in `network`.
quint64 place(quint32 record, quint32 network)
{
    return (quint64(record) << 32) | network;
}

} // namespace

std::vector<double> chancesAlone(const std::vector<ScoredPair> &pairs)
{
    std::vector<double> chances(pairs.size());
    std::transform(pairs.begin(), pairs.end(), chances.begin(),
                   [](const ScoredPair &pair) { return probability(pair.weight); });
    return chances;
}

std::vector<double> chancesAmongRivals(const std::vector<ScoredPair> &pairs,
                                       const std::function<quint32(quint32)> &network)
{
    QHash<quint64, double> wanted;
    for (const ScoredPair &pair : pairs) {
        wanted[place(pair.first, network(pair.second))] += odds(pair.weight);
        wanted[place(pair.second, network(pair.first))] += odds(pair.weight);
    }
    std::vector<double> chances(pairs.size());
    std::transform(pairs.begin(), pairs.end(), chances.begin(), [&](const ScoredPair &pair) {
        const double own = odds(pair.weight);
        const double both = wanted.value(place(pair.first, network(pair.second)))
                          + wanted.value(place(pair.second, network(pair.first)));
        return own / (1 + std::max(both - own, own));
    });
    return chances;
}

} // namespace otklik::identity
