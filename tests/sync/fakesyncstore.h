#pragma once

#include "models/clock.h"
#include "models/storeevents.h"
#include "models/syncstore.h"

#include <QMap>

namespace otklik {

/// A cache in memory: rows, cursor, pending commands; any call can be made to fail.
class FakeSyncStore final : public SyncStore
{
public:
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

    void write(const Mutation &mutation) { waiting.append(mutation); }

    SyncCursor position;
    QMap<QString, Entity> rows; ///< by kind and id
    QList<Mutation> waiting;
    QHash<QString, QByteArray> attachments; ///< those that the server has not got
    QStringList refusedAttachments;
    QList<MutationAnswer> refused;
    QList<Error> failures;
    int resets = 0;
    int openWorkDoneAt = -1; ///< rows that were there when the open work was complete
    std::function<std::optional<Error>(const char *call)> fault;

    [[nodiscard]] static QString keyOf(const Entity &entity)
    {
        return QString(nameOf(kindOf(entity))) + u'/' + idOf(entity);
    }

private:
    template <class T>
    Answer<T> answer(const char *call, std::function<T()> make);
    void put(const QList<EntityChange> &changes);
};

} // namespace otklik
