#include "storage/cachedchannels.h"

#include "storage/channelreading.h"
#include "storage/reader.h"

namespace otklik {

using sqlite::Database;

Answer<QList<ChannelItem>> CachedChannels::channels()
{
    constexpr std::chrono::hours counted(30 * 24);
    const TimePoint since = m_clock.now() - counted;
    return m_reader.read<QList<ChannelItem>>([since](Database &database) { return readChannels(database, since); });
}

Answer<QList<GapItem>> CachedChannels::gaps(int limit)
{
    return m_reader.read<QList<GapItem>>([limit](Database &database) { return readGaps(database, limit); });
}

Answer<QList<DutyItem>> CachedChannels::dutyPlaces()
{
    return m_reader.read<QList<DutyItem>>([](Database &database) { return readDutyPlaces(database); });
}

} // namespace otklik
