#include "benchmarks/identity/pairscores.h"

namespace otklik::bench {

PairScores scorePairs(const QList<identity::Proposal> &proposals, double least, qint64 pairs,
                      const IsOnePerson &isOnePerson)
{
    double proposed = 0;
    double right = 0;
    for (const identity::Proposal &proposal : proposals)
        if (proposal.probability >= least) {
            ++proposed;
            right += isOnePerson(proposal.first, proposal.second) ? 1 : 0;
        }
    return {proposed > 0 ? right / proposed : 1, right / static_cast<double>(pairs)};
}

double recallAtPrecision(const QList<identity::Proposal> &proposals, double precision, qint64 pairs,
                         const IsOnePerson &isOnePerson)
{
    double right = 0;
    double best = 0;
    for (qsizetype i = 0; i < proposals.size(); ++i) {
        right += isOnePerson(proposals[i].first, proposals[i].second) ? 1 : 0;
        // Pairs of one probability come together or not at all.
        const bool isCut = i + 1 == proposals.size() || proposals[i + 1].probability < proposals[i].probability;
        if (isCut && right >= precision * static_cast<double>(i + 1))
            best = right;
    }
    return best / static_cast<double>(pairs);
}

} // namespace otklik::bench
