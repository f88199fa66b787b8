#pragma once

#include "models/syncstore.h"
#include "storage/writescope.h"

namespace otklik {

/// What sync does to the cache, as jobs of the writer thread. Every function
/// runs inside a transaction and throws what sql::guarded() understands.
/// Owned by the store that sync calls; used on the writer thread only.
class Feed final
{
public:
    [[nodiscard]] static SyncCursor cursor(WriteScope &scope);
    void applySnapshot(WriteScope &scope, const SnapshotBatch &batch);
    static void applyChanges(WriteScope &scope, const QList<EntityChange> &changes, qint64 upTo);
    static void reset(WriteScope &scope);
    [[nodiscard]] static QList<Mutation> nextMutations(WriteScope &scope, int limit);
    static void recordAnswers(WriteScope &scope, const QList<MutationAnswer> &answers, const QString &requestId);
    static void recordFailure(WriteScope &scope, const QList<MutationId> &ids, const Error &error,
                              const QString &requestId, TimePoint notBefore);
    [[nodiscard]] static SyncBacklog backlog(WriteScope &scope);

private:
    TimePoint m_lastToldAt{}; ///< of a first sync: pages are told at most once a second
};

/// One value of cache_state; empty when it was never set.
[[nodiscard]] QString cacheState(sqlite::Database &database, QLatin1StringView name);
void setCacheState(sqlite::Database &database, QLatin1StringView name, const QString &value);

} // namespace otklik
