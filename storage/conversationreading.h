#pragma once

#include "models/conversation.h"
#include "models/result.h"

namespace otklik {

namespace sqlite {
class Database;
}

/// Everything about a case. CorrectInput "unknown_case".
[[nodiscard]] Result<Conversation> readConversation(sqlite::Database &database, const CaseId &id, const UserId &me,
                                                    TimePoint now);

/// The `limit` newest entries of a thread before `before`, oldest first.
[[nodiscard]] Result<TimelinePage> readThread(sqlite::Database &database, const ThreadId &id,
                                              const std::optional<TimelineCursor> &before, int limit);

} // namespace otklik
