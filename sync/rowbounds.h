#pragma once

#include "sync/remoteapi.h"

namespace otklik {

/// What no honest server sends; refused before anything is stored. Kind GiveUp;
/// codes: "row_too_large", "row_out_of_range", "page_too_large",
/// "numbers_went_back", "numbers_leapt", "no_progress", "bad_message".

/// A page that was asked for after the number `after`, with at most `limit` rows.
[[nodiscard]] Result<bool> checkPage(const ChangesBatch &page, qint64 after, int limit);

/// A part of a snapshot, when `rows` came since the checkpoint before, `checkpoint`.
[[nodiscard]] Result<bool> checkBatch(const SnapshotBatch &batch, const QString &checkpoint, qint64 rows);

/// Answers to exactly these commands, in their order; `reached` is the feed's number in the cache.
[[nodiscard]] Result<bool> checkAnswers(const QList<MutationAnswer> &answers, const QList<Mutation> &mutations,
                                        qint64 reached);

/// What history was asked for: messages of a thread (of any: empty) from a place on.
struct HistoryQuestion final
{
    ThreadId thread;
    QString from;
    int limit = 0;
};
/// A page of history: what was asked for, newest first, each message once, and it goes on elsewhere.
[[nodiscard]] Result<bool> checkHistory(const HistoryPage &page, const HistoryQuestion &question);

/// The longest text that a row may carry, in UTF-16 units.
inline constexpr qsizetype longestText = 256 * 1024;
/// Of ids, epochs, checkpoints and codes, in UTF-16 units.
inline constexpr qsizetype longestName = 200;
/// Rows of a snapshot between two checkpoints.
inline constexpr qint64 mostRowsToCheckpoint = 50'000;
/// So far a number may lie ahead of the last one that was seen: more changes at
/// once than a workspace ever makes, but they could not be taken back.
inline constexpr qint64 longestLeap = 1'000'000'000;

} // namespace otklik
