#include "storage/cachedoutbox.h"

#include "storage/mutationtable.h"
#include "storage/outboxreading.h"
#include "storage/reader.h"
#include "storage/writer.h"

namespace otklik {

using sqlite::Database;

Answer<QList<OutboxItem>> CachedOutbox::publications(int limit)
{
    return m_reader.read<QList<OutboxItem>>([=](Database &database) { return readPublications(database, limit); });
}

Answer<QList<PendingMutation>> CachedOutbox::pending()
{
    return m_reader.read<QList<PendingMutation>>([](Database &database) { return readPending(database); });
}

Answer<bool> CachedOutbox::dismiss(const MutationId &id)
{
    return m_writer.write<bool>(Writer::Weight::Typed, [id](WriteScope &scope) -> Result<bool> {
        MutationTable mutations(scope.database);
        const auto queued = mutations.find(id);
        if (!queued || queued->state != QueuedMutation::State::Refused)
            return false;
        mutations.remove(queued->n);
        scope.changed.pending = true;
        return true;
    });
}

} // namespace otklik
