#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// ./bench identity
[[nodiscard]] Figures runIdentity(const Options &options);

} // namespace otklik::bench
