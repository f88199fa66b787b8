#pragma once

#include "identity/linkage/linker.h"

namespace otklik::identity {

/// Learns u from random pairs, m by EM over the pairs of each kind of block in turn, with the fields that make
/// the block left out (the practice of Splink, whose documentation gives the reasons), and the share of
/// matches from all candidate pairs.
Learned learnWeights(Weights &weights, const std::vector<ReadRecord> &records, const BlockIndex &index,
                     const std::vector<Pair> &candidates, const LinkerOptions &options);

} // namespace otklik::identity
