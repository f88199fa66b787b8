#pragma once

#include "sync/remoteapi.h"

namespace otklik {

/// What no honest server sends; refused before anything is stored.
/// Codes: "row_too_large", "numbers_went_back", "no_progress".
[[nodiscard]] Result<bool> checkRows(const QList<EntityChange> &rows);
[[nodiscard]] Result<bool> checkPage(const ChangesBatch &page, qint64 after);

/// The longest text that a row may carry, in UTF-16 units.
inline constexpr qsizetype longestText = 256 * 1024;

} // namespace otklik
