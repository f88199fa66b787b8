#include "storage/cachedqueue.h"

#include "storage/queuereading.h"
#include "storage/reader.h"

namespace otklik {

using sqlite::Database;

Answer<QueuePage> CachedQueue::page(QueueFilter filter, std::optional<QueueCursor> after, int limit)
{
    return m_reader.read<QueuePage>([=, me = m_me, now = m_clock.now()](Database &database) {
        return readQueuePage(database, filter, after, limit, me, now);
    });
}

Answer<QList<QueueItem>> CachedQueue::items(QueueFilter filter, const QList<CaseId> &cases)
{
    return m_reader.read<QList<QueueItem>>([=, me = m_me, now = m_clock.now()](Database &database) {
        return readQueueItems(database, filter, cases, me, now);
    });
}

Answer<QueueCounts> CachedQueue::counts()
{
    return m_reader.read<QueueCounts>(
        [now = m_clock.now()](Database &database) { return readQueueCounts(database, now); });
}

} // namespace otklik
