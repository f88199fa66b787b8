#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// `rows_per_cpu_s`: a CSV of 100,000 posts through the whole import (encoding,
/// CSV, mapping, threads, accounts, cases, heat, language) into the server's
/// database. Floor: the very rows that came of it, put into an empty database
/// with the same schema by prepared inserts and nothing else.
[[nodiscard]] Figures runImport();

} // namespace otklik::bench
