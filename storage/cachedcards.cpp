#include "storage/cachedcards.h"

#include "storage/momentreading.h"
#include "storage/reader.h"

namespace otklik {

using sqlite::Database;

Answer<MomentPage> CachedCards::moments(const PersonId &id, MomentFilter filter, HistorySide side,
                                        std::optional<MomentCursor> place, int limit)
{
    return m_reader.read<MomentPage>(
        [=](Database &database) { return readMoments(database, id, filter, side, place, limit); });
}

Answer<QList<MonthOfContacts>> CachedCards::months(const PersonId &id, TimePoint since)
{
    return m_reader.read<QList<MonthOfContacts>>([=](Database &database) { return readMonths(database, id, since); });
}

Answer<QList<PresenceItem>> CachedCards::present(const PersonId &id)
{
    return m_reader.read<QList<PresenceItem>>(
        [=, me = m_me, now = m_clock.now()](Database &database) { return readPresent(database, id, me, now); });
}

} // namespace otklik
