#pragma once

#include "models/syncstore.h"
#include "storage/feed.h"

namespace otklik {

class Writer;

/// The cache as sync sees it. Owned by Cache; callable from any thread.
class SyncSide final : public SyncStore
{
public:
    explicit SyncSide(Writer &writer) : m_writer(writer) { }

    Answer<SyncCursor> cursor() override;
    Answer<bool> applySnapshot(const SnapshotBatch &batch) override;
    Answer<RowCounts> takenAwayBy(const QList<EntityChange> &changes) override;
    Answer<RowCounts> held() override;
    Answer<bool> applyChanges(const QList<EntityChange> &changes, qint64 upTo) override;
    Answer<bool> resetForEpoch() override;
    Answer<QList<Mutation>> nextMutations(int limit) override;
    Answer<bool> recordAnswers(const QList<MutationAnswer> &answers, const QString &requestId) override;
    Answer<bool> recordFailure(const QList<MutationId> &ids, const Error &error, const QString &requestId,
                               TimePoint notBefore) override;
    Answer<QByteArray> waitingAttachment(const QStringList &hashes) override;
    Answer<bool> settleAttachment(const QString &hash, bool isTaken) override;
    Answer<SyncBacklog> backlog() override;

private:
    Writer &m_writer;
    Feed m_feed; ///< touched on the writer thread only
};

} // namespace otklik
