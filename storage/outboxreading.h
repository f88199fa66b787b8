#pragma once

#include "models/conversation.h"
#include "models/result.h"

namespace otklik {

namespace sqlite {
class Database;
}

/// Publications that are not sent yet and the newest `limit` sent ones.
[[nodiscard]] Result<QList<OutboxItem>> readPublications(sqlite::Database &database, int limit);

/// Commands that wait or were refused, in the order in which they were given.
[[nodiscard]] Result<QList<PendingMutation>> readPending(sqlite::Database &database);

} // namespace otklik
