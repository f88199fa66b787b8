#pragma once

#include "models/moment.h"
#include "storage/sqlite/database.h"

namespace otklik {

/// The time line of a person, and its months: see CardStore. Used on reader threads inside one read transaction.

[[nodiscard]] Result<MomentPage> readMoments(sqlite::Database &database, const PersonId &id, const MomentFilter &filter,
                                             HistorySide side, const std::optional<MomentCursor> &place, int limit);
[[nodiscard]] Result<QList<MonthOfContacts>> readMonths(sqlite::Database &database, const PersonId &id, TimePoint since);
[[nodiscard]] Result<QList<PresenceItem>> readPresent(sqlite::Database &database, const PersonId &id, const UserId &me,
                                                      TimePoint now);

} // namespace otklik
