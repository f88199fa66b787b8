#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// Posts of VK in five tones. Held: one in five of the random posts; the preselected ones are only learned from.
[[nodiscard]] Figures measureRuSentiment(const Options &options);
/// Tweets in the same five tones. Held: one in five.
[[nodiscard]] Figures measureRuSentiTweet(const Options &options);
/// Tweets that name a telecom. Learned: the contest's training parts, telecoms and banks; judged by the
/// contest's test part, once for each company that a tweet is marked for. The mean F1 of positive and negative.
[[nodiscard]] Figures measureSentiRuEval(const Options &options);

} // namespace otklik::bench
