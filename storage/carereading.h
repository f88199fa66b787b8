#pragma once

#include "models/conversation.h"
#include "models/result.h"

namespace otklik {

namespace sqlite {
class Database;
}

/// The queries behind CareStore, see there.
[[nodiscard]] Result<QList<PromiseItem>> readPromises(sqlite::Database &database, int settled);
[[nodiscard]] Result<QList<BonusItemGiven>> readBonuses(sqlite::Database &database, TimePoint since);
[[nodiscard]] Result<QList<ModerationItem>> readOpenModerations(sqlite::Database &database);
[[nodiscard]] Result<QList<SentReply>> readRepliesAfter(sqlite::Database &database, const SentReplyCursor &after,
                                                        int limit);
[[nodiscard]] Result<SentReply> readReply(sqlite::Database &database, const PublicationId &id);

} // namespace otklik
