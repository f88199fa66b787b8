#include "identity/linkage/learning.h"

#include "identity/linkage/blockkeys.h"
#include "identity/linkage/expectation.h"
#include "identity/linkage/pairscorer.h"
#include "identity/linkage/pairwalk.h"

#include <algorithm>

namespace otklik::identity {

namespace {

/// Sessions with fewer expected matches teach nothing.
constexpr double fewMatches = 20;
constexpr size_t ratePairs = 50'000;

/// m of the sessions, each weighted by the matches it saw and by how pure they were.
struct Sessions final
{
    std::array<LevelChances, linkFields> sum{};
    std::array<double, linkFields> matches{};
    std::array<double, linkFields> trusted{};

    void add(const Expectation &session)
    {
        for (size_t f = 0; f < linkFields; ++f) {
            if (session.matches[f] < fewMatches)
                continue;
            // A session with few matches among its pairs may have found another pattern than persons.
            const double trust = session.matches[f] * session.matchRate * session.matchRate;
            matches[f] += session.matches[f];
            trusted[f] += trust;
            for (size_t l = 0; l < mostLevels; ++l)
                sum[f][l] += trust * session.m[f][l];
        }
    }

    void finish(std::array<LevelChances, linkFields> &m) const
    {
        for (size_t f = 0; f < linkFields; ++f)
            for (size_t l = 0; l < mostLevels && matches[f] > 0; ++l)
                m[f][l] = sum[f][l] / trusted[f];
    }
};

/// The share of one person's pairs among all: what the candidates come to, in rounds until it stands still.
double matchRate(const std::vector<double> &weights, double scale, double pairs)
{
    double matches = static_cast<double>(weights.size()) * scale / 2;
    for (int round = 0; round < 50; ++round) {
        const double prior = std::log2(matches / (pairs - matches));
        double sum = 0;
        for (const double weight : weights)
            sum += probability(weight + prior);
        matches = std::clamp(sum * scale, 0.5, pairs / 2);
    }
    return matches / pairs;
}

Patterns patternsOf(const std::vector<ReadRecord> &records, const std::vector<Pair> &pairs)
{
    Patterns patterns;
    forEachPair(records, pairs, 1, [&](const ReadRecord &a, const ReadRecord &b, size_t) {
        ++patterns[levelsOf(compareRecords(a, b))];
    });
    return patterns;
}

double pairsInScope(const std::vector<ReadRecord> &records, PairScope scope)
{
    const auto all = static_cast<double>(records.size());
    double pairs = all * (all - 1) / 2;
    if (scope == PairScope::All)
        return pairs;
    QHash<quint32, double> inNetwork;
    for (const ReadRecord &record : records)
        ++inNetwork[record.network];
    for (const double count : inNetwork)
        pairs -= count * (count - 1) / 2;
    return pairs;
}

} // namespace

Learned learnWeights(Weights &weights, const std::vector<ReadRecord> &records, const BlockIndex &index,
                     const std::vector<Pair> &candidates, const LinkerOptions &options)
{
    Weights known = Weights::usual();
    const auto random = randomPairs(records, options.scope, options.randomPairs, options.seed);
    known.u = levelChances(patternsOf(records, random), known.u);
    const UsefulBlocks blocks = usefulBlocks(index, options.largestBlock);
    Sessions sessions;
    for (int k = 0; k < blockKinds; ++k) {
        auto pairs = samplePairs(index, blocks[static_cast<size_t>(k)], options.learningPairs);
        std::erase_if(pairs, [&](const Pair &pair) {
            return !isInScope(records[pair.first], records[pair.second], options.scope);
        });
        const Patterns patterns = patternsOf(records, pairs);
        const QList<LinkField> held = heldFields(static_cast<BlockKind>(k));
        sessions.add(maximise(patterns, known, QSet<LinkField>(held.begin(), held.end())));
    }
    sessions.finish(known.m);

    const PairScorer scorer(known, index, static_cast<qsizetype>(records.size()), options.leastPeople);
    const size_t step = candidates.size() / ratePairs + 1;
    std::vector<double> bits;
    forEachPair(records, candidates, step, [&](const ReadRecord &a, const ReadRecord &b, size_t) {
        bits.push_back(scorer.weight(compareRecords(a, b)));
    });
    if (!bits.empty())
        known.matchRate = matchRate(bits, static_cast<double>(step), pairsInScope(records, options.scope));
    weights = known;
    return {sessions.matches, static_cast<qint64>(candidates.size())};
}

} // namespace otklik::identity
