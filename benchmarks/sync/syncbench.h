#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// A server with 1,000,000 mentions (OTKLIK_BENCH_ROWS: another number) of 30,000
/// people, 2,000 of them open, and a desktop's cache and sync without windows in
/// a process of its own, both bound to one core:
/// - `snapshot_rows_per_cpu_s`: mentions of a first sync per CPU second of the
///   desktop; the floor is a bare SQLite loader of the same tables, indexes and words;
/// - `snapshot_rows_per_cpu_s_without_words`: the same beside a floor without the word index,
///   which the desktop has to fill all the same;
/// - `first_queue_ms`: from the start of the process to the first page of open work;
/// - `desk_to_desk_p95_ms`: a note written on one desktop until another one has it;
/// - `day_offline_s`: 10,000 posts that came meanwhile;
/// - `desktop_pss_mib`: the most memory in the first sync and after.
[[nodiscard]] Figures runSync();

} // namespace otklik::bench
