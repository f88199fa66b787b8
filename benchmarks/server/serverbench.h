#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// What the server does on one core, beside a bare epoll server in the same run:
/// durable mutations and pages of 50 rows per second; then 2,000 event streams
/// held, and 500 people at work. With OTKLIK_LONG in the environment these work
/// for ten minutes at their real pace of 100 actions an hour; else for 20 seconds.
[[nodiscard]] Figures runServer();

} // namespace otklik::bench
