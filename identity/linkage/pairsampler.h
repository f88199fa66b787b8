#pragma once

#include "identity/linkage/blockindex.h"
#include "identity/linkage/comparison.h"

#include <array>
#include <utility>
#include <vector>

namespace otklik::identity {

/// Which pairs can be one person at all.
enum class PairScope {
    All,            ///< a person may stand twice in one network or file
    AcrossNetworks, ///< one account of a person in each network
};

[[nodiscard]] bool isInScope(const ReadRecord &a, const ReadRecord &b, PairScope scope);

/// The blocks of two and more records that are not too common, by kind.
using UsefulBlocks = std::array<std::vector<quint32>, blockKinds>;
[[nodiscard]] UsefulBlocks usefulBlocks(const BlockIndex &index, quint32 largest);

/// The records that a block of this kind may have: of those that agree in little, fewer.
[[nodiscard]] quint32 largestBlock(BlockKind kind, quint32 largest);

using Pair = std::pair<quint32, quint32>; ///< the smaller number first

/// Up to `limit` pairs from the blocks, in an order that is the same in every run and not that of the records.
[[nodiscard]] std::vector<Pair> samplePairs(const BlockIndex &index, const std::vector<quint32> &blocks, size_t limit);

/// All pairs in scope that share a useful block, each once, in order.
[[nodiscard]] std::vector<Pair> candidatePairs(const std::vector<ReadRecord> &records, const BlockIndex &index,
                                               const UsefulBlocks &blocks, PairScope scope);

/// `count` random pairs, without those that are out of scope: nearly all are two people.
[[nodiscard]] std::vector<Pair> randomPairs(const std::vector<ReadRecord> &records, PairScope scope, int count,
                                            quint64 seed);

} // namespace otklik::identity
