#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// 200,000 earlier replies, and a thousand drafts, a third of them copies with a tenth of the words exchanged:
/// processor time of a look-up, of learning all replies, the memory that takes, and the share of copies found. The
/// floor of a look-up is whether any earlier reply is letter for letter the same.
[[nodiscard]] Figures measureSameness();

} // namespace otklik::bench
