#include "identity/linkage/pairsampler.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <span>

namespace otklik::identity {

bool isInScope(const ReadRecord &a, const ReadRecord &b, PairScope scope)
{
    return scope == PairScope::All || a.network != b.network;
}

quint32 largestBlock(BlockKind kind, quint32 largest)
{
    const bool isWeak = kind == BlockKind::HandleEnd || kind == BlockKind::NamePlace || kind == BlockKind::NameDate
                     || kind == BlockKind::BirthDate;
    return isWeak ? largest / 3 : largest;
}

UsefulBlocks usefulBlocks(const BlockIndex &index, quint32 largest)
{
    UsefulBlocks useful;
    const auto &blocks = index.blocks();
    for (quint32 i = 0; i < blocks.size(); ++i)
        if (blocks[i].count >= 2 && blocks[i].count <= largestBlock(blocks[i].kind, largest))
            useful[static_cast<size_t>(blocks[i].kind)].push_back(i);
    return useful;
}

std::vector<Pair> samplePairs(const BlockIndex &index, const std::vector<quint32> &blocks, size_t limit)
{
    constexpr quint64 stride = 2654435761; // prime, and no number of blocks is a multiple of it: all are met
    std::vector<Pair> pairs;
    std::vector<quint32> members;
    for (quint64 step = 0; step < blocks.size() && pairs.size() < limit; ++step) {
        members.clear();
        index.records(blocks[step * stride % blocks.size()], members);
        for (size_t i = 0; i < members.size(); ++i)
            for (size_t j = i + 1; j < members.size(); ++j)
                pairs.emplace_back(members[j], members[i]);
    }
    return pairs;
}

namespace {

/// The pairs of so many records in order, each once: dealt out by their first record, so that only a few at a time are
/// left to sort.
std::vector<Pair> inOrder(const std::vector<Pair> &pairs, size_t records)
{
    std::vector<size_t> starts(records + 1);
    for (const Pair &pair : pairs)
        ++starts[pair.first + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<quint32> seconds(pairs.size());
    std::vector<size_t> ends(starts.begin(), starts.end() - 1);
    for (const Pair &pair : pairs)
        seconds[ends[pair.first]++] = pair.second;
    std::vector<Pair> ordered;
    ordered.reserve(pairs.size());
    for (quint32 first = 0; first < records; ++first) {
        const auto of = std::span(seconds).subspan(starts[first], ends[first] - starts[first]);
        std::sort(of.begin(), of.end());
        for (auto second = of.begin(), end = std::unique(of.begin(), of.end()); second != end; ++second)
            ordered.emplace_back(first, *second);
    }
    ordered.shrink_to_fit();
    return ordered;
}

} // namespace

std::vector<Pair> candidatePairs(const std::vector<ReadRecord> &records, const BlockIndex &index,
                                 const UsefulBlocks &blocks, PairScope scope)
{
    std::vector<Pair> pairs;
    std::vector<quint32> members;
    for (const auto &kind : blocks)
        for (size_t b = 0; b < kind.size(); ++b) {
            constexpr size_t ahead = 8;
            if (b + ahead < kind.size())
                index.prefetch(kind[b + ahead]);
            members.clear();
            index.records(kind[b], members);
            for (size_t i = 0; i < members.size(); ++i)
                for (size_t j = i + 1; j < members.size(); ++j)
                    if (isInScope(records[members[j]], records[members[i]], scope))
                        pairs.emplace_back(members[j], members[i]);
        }
    return inOrder(pairs, records.size());
}

std::vector<Pair> randomPairs(const std::vector<ReadRecord> &records, PairScope scope, int count, quint64 seed)
{
    std::vector<Pair> pairs;
    std::mt19937_64 random(seed); // not a distribution of the library: those differ between compilers
    for (int i = 0; i < count && records.size() >= 2; ++i) {
        const auto a = static_cast<quint32>(random() % records.size());
        const auto b = static_cast<quint32>(random() % records.size());
        if (a != b && isInScope(records[a], records[b], scope))
            pairs.emplace_back(a, b);
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

} // namespace otklik::identity
