#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// Mentions a second through a connector from a real server of its network on loopback, read for the first time:
/// snac2, WordPress, Dovecot (tests/servers; scripts/setup.sh servers). Beside each the same bytes fetched and thrown
/// away. A server that cannot be had here is told of, and left out.
[[nodiscard]] Figures runNetworks();

} // namespace otklik::bench
