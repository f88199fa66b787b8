#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// `card`: a cache with a million mentions (OTKLIK_BENCH_ROWS: another number), twenty people in it with 5,000
/// messages from 8 accounts each. Their cards are opened in turn, 200 times, as the window does it: the card, the
/// newest page of the time line, the months and who is there, until the last answer is there. Figures open_p50_ms,
/// open_p95_ms and open_p99_ms; the floor is one connection that reads the same rows with bare statements.
[[nodiscard]] Figures runCard();

} // namespace otklik::bench
