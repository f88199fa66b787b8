#include "tests/sync/fakesyncstore.h"

#include <QPromise>

namespace otklik {

template <class T>
Answer<T> FakeSyncStore::answer(const char *call, std::function<T()> make)
{
    QPromise<Result<T>> promise;
    promise.start();
    const auto why = fault ? fault(call) : std::nullopt;
    promise.addResult(why ? Result<T>(tl::unexpected<Error>(*why)) : Result<T>(make()));
    promise.finish();
    return promise.future();
}

void FakeSyncStore::put(const QList<EntityChange> &changes)
{
    for (const EntityChange &change : changes)
        rows.insert(keyOf(change.entity), change.entity);
}

Answer<SyncCursor> FakeSyncStore::cursor()
{
    return answer<SyncCursor>("cursor", [this] { return position; });
}

Answer<bool> FakeSyncStore::applySnapshot(const SnapshotBatch &batch)
{
    return answer<bool>("applySnapshot", [&] {
        put(batch.changes);
        position.checkpoint = batch.checkpoint;
        if (batch.isOpenWorkDone && openWorkDoneAt < 0)
            openWorkDoneAt = static_cast<int>(rows.size());
        if (batch.isEnd) {
            position.epoch = batch.epoch;
            position.seq = batch.upTo;
            position.isComplete = true;
            position.checkpoint.clear();
        }
        return true;
    });
}

Answer<RowCounts> FakeSyncStore::takenAwayBy(const QList<EntityChange> &changes)
{
    return answer<RowCounts>("takenAwayBy", [&] {
        RowCounts taken;
        for (const EntityChange &change : changes)
            if (const auto *note = std::get_if<Note>(&change.entity))
                taken.notes += note->isRemoved && rows.contains(keyOf(change.entity)) ? 1 : 0;
        return taken;
    });
}

Answer<RowCounts> FakeSyncStore::held()
{
    return answer<RowCounts>("held", [this] {
        RowCounts held;
        for (const Entity &row : std::as_const(rows))
            if (const auto *note = std::get_if<Note>(&row))
                held.notes += note->isRemoved ? 0 : 1;
        return held;
    });
}

Answer<bool> FakeSyncStore::applyChanges(const QList<EntityChange> &changes, qint64 upTo)
{
    return answer<bool>("applyChanges", [&] {
        put(changes);
        position.seq = upTo;
        return true;
    });
}

Answer<bool> FakeSyncStore::resetForEpoch()
{
    return answer<bool>("resetForEpoch", [this] {
        rows.clear();
        position = {};
        ++resets;
        return true;
    });
}

Answer<QList<Mutation>> FakeSyncStore::nextMutations(int limit)
{
    return answer<QList<Mutation>>("nextMutations", [&] { return waiting.mid(0, limit); });
}

Answer<bool> FakeSyncStore::recordAnswers(const QList<MutationAnswer> &answers, const QString &)
{
    return answer<bool>("recordAnswers", [&] {
        for (const MutationAnswer &one : answers) {
            waiting.removeIf([&](const Mutation &m) { return m.id == one.id; });
            if (one.verdict != MutationVerdict::Accepted)
                refused.append(one);
        }
        return true;
    });
}

Answer<bool> FakeSyncStore::recordFailure(const QList<MutationId> &, const Error &error, const QString &, TimePoint)
{
    return answer<bool>("recordFailure", [&] {
        failures.append(error);
        return true;
    });
}

Answer<QByteArray> FakeSyncStore::waitingAttachment(const QStringList &hashes)
{
    return answer<QByteArray>("waitingAttachment", [&] {
        for (const QString &hash : hashes)
            if (const auto it = attachments.constFind(hash); it != attachments.cend())
                return *it;
        return QByteArray();
    });
}

Answer<bool> FakeSyncStore::settleAttachment(const QString &hash, bool isTaken)
{
    return answer<bool>("settleAttachment", [&] {
        attachments.remove(hash);
        if (!isTaken)
            refusedAttachments.append(hash);
        return true;
    });
}

Answer<SyncBacklog> FakeSyncStore::backlog()
{
    return answer<SyncBacklog>("backlog", [this] {
        SyncBacklog backlog;
        backlog.waiting = waiting.size();
        backlog.refused = refused.size();
        return backlog;
    });
}

} // namespace otklik
