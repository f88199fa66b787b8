#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// `mentions_per_cpu_s`: a first sync of 100,000 mentions, with a person, an
/// account, a thread and a case for every two, into an empty cache; the floor is
/// the bare loader with the same tables and indexes, without the words.
[[nodiscard]] Figures runLoad();

} // namespace otklik::bench
