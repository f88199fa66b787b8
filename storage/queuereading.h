#pragma once

#include "models/queue.h"
#include "models/result.h"

#include <optional>

namespace otklik {

namespace sqlite {
class Database;
}

/// A page of the queue: one range of the index that belongs to its filter.
[[nodiscard]] Result<QueuePage> readQueuePage(sqlite::Database &database, QueueFilter filter,
                                              const std::optional<QueueCursor> &after, int limit, const UserId &me,
                                              TimePoint now);

/// Those of `cases` that the filter shows.
[[nodiscard]] Result<QList<QueueItem>> readQueueItems(sqlite::Database &database, QueueFilter filter,
                                                      const QList<CaseId> &cases, const UserId &me, TimePoint now);

/// Sizes of the filters; overdue work is counted up to 10,000.
[[nodiscard]] Result<QueueCounts> readQueueCounts(sqlite::Database &database, TimePoint now);

} // namespace otklik
