#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// The search for personal data after each keystroke in a reply that is full of
/// numbers: 99th percentile of this thread's processor time at 1,000 and 4,000
/// characters. Every key changes the text, so nothing found before helps but
/// the phone tables' memory. The floor is a look at every character.
[[nodiscard]] Figures measurePrivacySpeed();

} // namespace otklik::bench
