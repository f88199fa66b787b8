#pragma once

#include "app/entry.h"
#include "models/entity.h"
#include "models/result.h"

namespace otklik::bench {

/// Mentions in one part of the first sync.
inline constexpr int batchMentions = 2000;

/// Fills a cache under `folder` with invented mentions through storage's own
/// interface, as a first sync would, and remembers it as the last one opened. `more` comes behind them.
[[nodiscard]] Result<Entry> buildCache(const QString &folder, int mentions, const QList<Entity> &more = {});

/// When the invented mentions were written: the newest of them, and those behind it one by one.
inline constexpr TimePoint newestMention{std::chrono::milliseconds(1'800'000'000'000)};
inline constexpr std::chrono::seconds betweenMentions{20};

} // namespace otklik::bench
