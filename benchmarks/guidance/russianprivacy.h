#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// The project's own sentences (tests/guidance/privacyset), half of them traps.
/// Recall and precision of every kind, by exact spans, on the part that rules
/// were tuned on ("tuned") and on the part that was written beforehand and kept
/// back ("held").
[[nodiscard]] Figures measureRussianPrivacy();

} // namespace otklik::bench
