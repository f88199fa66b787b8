#pragma once

namespace otklik {

/// How sure a guess is for which `best` cues speak, and `second` for the next best: 0 without any,
/// towards 1 the more there are and the less speaks against.
[[nodiscard]] constexpr double confidenceOf(int best, int second)
{
    constexpr double doubt = 2; ///< what a single weak cue has to outweigh
    return best <= 0 ? 0 : best / (best + (second > 0 ? second : 0) + doubt);
}

} // namespace otklik
