#pragma once

#include <QString>

namespace otklik::bench {

/// The raw limit of what fills a database, and therefore SQL of its own: puts the
/// rows of people, accounts, threads, mentions and cases of a filled database into
/// an empty one with the same tables and indexes, in the order of `column`, with
/// prepared statements in batches, and nothing else. Answers the CPU seconds it took, reading the rows not included; a negative
/// number when it failed.
[[nodiscard]] double loadBare(const QString &filled, const QString &empty, const QByteArray &column, int batches);

/// The raw limit of its word index: puts the words of every mention of `loaded`, which
/// loadBare() has filled, into an FTS5 index as `filled` has it, in `batches` statements and
/// nothing else. Answers the CPU seconds it took; a negative number when it failed.
[[nodiscard]] double indexBare(const QString &filled, const QString &loaded, int batches);

/// CPU seconds of this process so far, in user and system mode.
[[nodiscard]] double cpuSeconds();

} // namespace otklik::bench
