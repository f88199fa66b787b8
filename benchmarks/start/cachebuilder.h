#pragma once

#include "app/entry.h"
#include "models/result.h"

namespace otklik::bench {

/// Mentions in one part of the first sync.
inline constexpr int batchMentions = 2000;

/// Fills a cache under `folder` with invented mentions through storage's own
/// interface, as a first sync would, and remembers it as the last one opened.
[[nodiscard]] Result<Entry> buildCache(const QString &folder, int mentions);

} // namespace otklik::bench
