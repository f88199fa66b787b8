#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// `hostile`: what a post that means harm costs the desktop, in milliseconds of processor time: laid out as a bubble of
/// the conversation (the middle, the 99th percentile, the worst; 50 ms is what is asked), the same with the whole of it
/// asked for, and painted. The floor is as many ordinary posts. Which was the slowest goes to standard error.
[[nodiscard]] Figures runHostile();

} // namespace otklik::bench
