#include "storage/cachedcare.h"

#include "storage/carereading.h"
#include "storage/reader.h"

namespace otklik {

using sqlite::Database;

Answer<QList<PromiseItem>> CachedCare::promises(int settled)
{
    return m_reader.read<QList<PromiseItem>>([=](Database &database) { return readPromises(database, settled); });
}

Answer<QList<BonusItemGiven>> CachedCare::bonuses(TimePoint since)
{
    return m_reader.read<QList<BonusItemGiven>>([=](Database &database) { return readBonuses(database, since); });
}

Answer<QList<ModerationItem>> CachedCare::openModerations()
{
    return m_reader.read<QList<ModerationItem>>([](Database &database) { return readOpenModerations(database); });
}

Answer<QList<SentReply>> CachedCare::repliesAfter(const SentReplyCursor &after, int limit)
{
    return m_reader.read<QList<SentReply>>(
        [=](Database &database) { return readRepliesAfter(database, after, limit); });
}

Answer<SentReply> CachedCare::reply(const PublicationId &id)
{
    return m_reader.read<SentReply>([=](Database &database) { return readReply(database, id); });
}

} // namespace otklik
