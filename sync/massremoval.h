#pragma once

#include "models/rowcounts.h"

namespace otklik {

/// So many rows go within one pull without a question, whatever their part.
inline constexpr qint64 usualRemovals = 200;

/// Whether this is more than a day's work takes away: more than `usualRemovals`
/// rows, and more than a fifth of what was held, of one sort or of all together.
[[nodiscard]] bool isUnusual(const RowCounts &taken, const RowCounts &held);

/// Whether a restored server whose changes end at `upTo` knows far less than a
/// cache that has read up to `reached`.
[[nodiscard]] bool isFarBehind(qint64 upTo, qint64 reached);

} // namespace otklik
