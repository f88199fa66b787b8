#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// How long a mention takes to be read, with and without a team's model, and how many a core reads in a
/// minute: complaints about airlines, by a model learned from other ones.
[[nodiscard]] Figures measureMentionSpeed(const Options &options);

} // namespace otklik::bench
