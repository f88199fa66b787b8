#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// Accounts of made-up Russians in two networks, among many namesakes; RussianWriter says how they are written.
[[nodiscard]] Figures measureRussianPairs();

} // namespace otklik::bench
