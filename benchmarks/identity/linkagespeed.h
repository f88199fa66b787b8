#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// 300,000 made-up people from scratch, and one account against all of them.
[[nodiscard]] Figures measureLinkageSpeed();

} // namespace otklik::bench
