#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// privacy/presidio of the data: English texts with made-up people in them.
/// Recall and precision of cards, IBANs, e-mail addresses and phones over all
/// rows; a find is right when it overlaps a mark of its kind. The floor is one
/// plain expression for each.
[[nodiscard]] Figures measurePresidio(const Options &options);

} // namespace otklik::bench
