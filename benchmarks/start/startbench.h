#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// `start`: the real program over caches of 10,000 and 100,000 mentions, and an
/// empty window, in turn; medians. Figures paint_ms, paint_growth.
[[nodiscard]] Figures runStart();

} // namespace otklik::bench
