#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// Comments with insults or without. Held: one in five.
[[nodiscard]] Figures measureRuToxic(const Options &options);
/// Requests of the outer quarters, polite or rude. Held: one in five.
[[nodiscard]] Figures measurePoliteness(const Options &options);
/// Rude texts and their polite rewrites: in how many pairs the rewrite scores less rude. Held: the pairs of
/// one rude text in five; learned from the others and from ru_toxic, without the texts of the held pairs.
[[nodiscard]] Figures measureRuDetox(const Options &options);

} // namespace otklik::bench
