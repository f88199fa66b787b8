#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// `guidance`: what the guide finds in labelled sets, and how long it takes.
/// Sets of the project itself are in the program; published ones are looked for
/// in Options::data, and one that is not there is named on stderr and left out.
[[nodiscard]] Figures runGuidance(const Options &options);

} // namespace otklik::bench
