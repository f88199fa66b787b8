#pragma once

#include "models/conversation.h"
#include "models/result.h"

namespace otklik {

namespace sqlite {
class Database;
}

/// A page of what was found, newest first; where nothing was, what the other
/// keyboard layout would have found.
[[nodiscard]] Result<SearchPage> readSearch(sqlite::Database &database, const QString &typed,
                                            const std::optional<TimelineCursor> &before, int limit);

} // namespace otklik
