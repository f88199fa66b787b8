#pragma once

#include "models/channelstore.h"
#include "storage/sqlite/database.h"

namespace otklik {

/// See ChannelStore. Used on reader threads inside one read transaction.
[[nodiscard]] Result<QList<ChannelItem>> readChannels(sqlite::Database &database, TimePoint since);
[[nodiscard]] Result<QList<GapItem>> readGaps(sqlite::Database &database, int limit);
[[nodiscard]] Result<QList<DutyItem>> readDutyPlaces(sqlite::Database &database);

} // namespace otklik
