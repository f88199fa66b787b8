#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// `channels`: mentions per second of processor time through a connector, from the network's bytes to posts as the
/// server stores them, the network being in memory; the floor is parsing the same bytes (JSON, of feeds XML) and
/// nothing else. Calls of programs (webhook) with their signatures. Then, with published feeds at hand, the share of
/// their expectations that hold.
[[nodiscard]] Figures runChannels(const Options &options);

} // namespace otklik::bench
