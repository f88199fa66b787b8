#include "identity/linkage/expectation.h"

#include <cmath>
#include <numeric>

namespace otklik::identity {

namespace {

constexpr int mostRounds = 100;
constexpr double settled = 1e-6;
constexpr double pairsBefore = 10;
/// Pairs that a sample may have missed: what it does not show may still be as frequent as that.
constexpr double unseen = 0.5;
/// Of fewer than these a sample tells nothing about what is rare.
constexpr double fewPairs = 1000;

using Table = std::array<LevelChances, linkFields>;

bool takesPart(const Levels &levels, size_t field, const QSet<LinkField> &held)
{
    return levels[field] != missingLevel && !held.contains(static_cast<LinkField>(field));
}

/// The chance that a pair which agrees so is one person's.
double matchChance(const Levels &levels, const Table &m, const Weights &known, double rate, const QSet<LinkField> &held)
{
    double odds = rate / (1 - rate);
    for (size_t f = 0; f < linkFields; ++f)
        if (takesPart(levels, f, held))
            odds *= m[f][levels[f]] / known.u[f][levels[f]];
    return odds / (1 + odds);
}

/// Counts and `pseudo` pairs of `before`, as chances.
void spread(LevelChances &counts, const LevelChances &before, double pseudo, int levels)
{
    double sum = 0;
    for (size_t l = 0; l < static_cast<size_t>(levels); ++l)
        sum += counts[l] += pseudo * before[l];
    for (double &count : counts)
        count /= sum;
}

} // namespace

Table levelChances(const Patterns &pairs, const Table &before)
{
    Table chances{};
    for (const auto &[levels, count] : pairs)
        for (size_t f = 0; f < linkFields; ++f)
            if (levels[f] != missingLevel)
                chances[f][levels[f]] += count;
    for (size_t f = 0; f < linkFields; ++f) {
        const int levels = levelCount(static_cast<LinkField>(f));
        const double compared = std::accumulate(chances[f].begin(), chances[f].end(), 0.0);
        for (size_t l = 0; l < static_cast<size_t>(levels) && compared >= fewPairs; ++l)
            chances[f][l] += chances[f][l] > 0 ? 0 : unseen;
        spread(chances[f], before[f], unseen, levels);
    }
    return chances;
}

Expectation maximise(const Patterns &pairs, const Weights &before, const QSet<LinkField> &held)
{
    Expectation now{before.m, {}, 0.2, 0};
    double total = 0;
    for (const auto &[levels, count] : pairs)
        total += count;
    if (total <= 0)
        return now;
    double change = 1;
    for (; now.rounds < mostRounds && change > settled; ++now.rounds) {
        Table counts{};
        double matches = 0;
        now.matches = {};
        for (const auto &[levels, count] : pairs) {
            const double expected = count * matchChance(levels, now.m, before, now.matchRate, held);
            matches += expected;
            for (size_t f = 0; f < linkFields; ++f)
                if (takesPart(levels, f, held)) {
                    counts[f][levels[f]] += expected;
                    now.matches[f] += expected;
                }
        }
        change = 0;
        for (size_t f = 0; f < linkFields; ++f) {
            spread(counts[f], before.m[f], pairsBefore, levelCount(static_cast<LinkField>(f)));
            for (size_t l = 0; l < mostLevels; ++l)
                change = std::max(change, std::abs(counts[f][l] - now.m[f][l]));
        }
        now.m = counts;
        now.matchRate = std::clamp(matches / total, 1e-9, 1 - 1e-9);
    }
    return now;
}

} // namespace otklik::identity
