#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// replies/epitome of the data: answers to people in distress, whose emotional reaction, interpretation and
/// exploration people put on the levels 0 (none), 1 (weak) and 2 (strong). Macro F1 over the three levels on the
/// answers to a quarter of the posts, from the checklist's evidence alone (see EvidenceFit); the floor is what the
/// set's note names, and beside it stands what always saying the commonest level reaches.
[[nodiscard]] Figures measureEpitome(const Options &options);

} // namespace otklik::bench
