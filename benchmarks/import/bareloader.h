#pragma once

#include <QString>

namespace otklik::bench {

/// Puts the rows of a filled server database into an empty one with the same
/// tables and indexes, with prepared statements in batches, and nothing else.
/// Answers the CPU seconds it took, reading the rows not included; a negative
/// number when it failed.
[[nodiscard]] double loadBare(const QString &filled, const QString &empty, int batches);

/// CPU seconds of this process so far, in user and system mode.
[[nodiscard]] double cpuSeconds();

} // namespace otklik::bench
