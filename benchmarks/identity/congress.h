#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// Accounts of one member of Congress in several networks (unitedstates/congress-legislators, CC0).
[[nodiscard]] Figures measureCongress(const Options &options);

} // namespace otklik::bench
