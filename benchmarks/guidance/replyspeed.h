#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// Everything that is done after each keystroke in a reply: the checklist with wording, personal data, answers and
/// length, the promises with their times, and the look-up of the same text among 200,000 earlier replies. 99th
/// percentile of this thread's processor time at 1,000 and 4,000 characters, in Russian and English, written in lines
/// and as one paragraph. The floor is a look at every character.
[[nodiscard]] Figures measureReplySpeed();

} // namespace otklik::bench
