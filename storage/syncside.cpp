#include "storage/syncside.h"

#include "storage/attachmenttable.h"
#include "storage/losses.h"
#include "storage/writer.h"

namespace otklik {

using Weight = Writer::Weight;

Answer<SyncCursor> SyncSide::cursor()
{
    return m_writer.write<SyncCursor>(Weight::Feed, [](WriteScope &scope) { return Feed::cursor(scope); });
}

Answer<bool> SyncSide::applySnapshot(const SnapshotBatch &batch)
{
    return m_writer.write<bool>(Weight::Feed, [this, batch](WriteScope &scope) {
        m_feed.applySnapshot(scope, batch);
        return true;
    });
}

Answer<RowCounts> SyncSide::takenAwayBy(const QList<EntityChange> &changes)
{
    return m_writer.write<RowCounts>(Weight::Feed,
                                     [changes](WriteScope &scope) { return Losses(scope).of(changes); });
}

Answer<RowCounts> SyncSide::held()
{
    return m_writer.write<RowCounts>(Weight::Feed, [](WriteScope &scope) { return Losses(scope).held(); });
}

Answer<bool> SyncSide::applyChanges(const QList<EntityChange> &changes, qint64 upTo)
{
    return m_writer.write<bool>(Weight::Feed, [changes, upTo](WriteScope &scope) {
        Feed::applyChanges(scope, changes, upTo);
        return true;
    });
}

Answer<bool> SyncSide::resetForEpoch()
{
    return m_writer.write<bool>(Weight::Typed, [](WriteScope &scope) {
        Feed::reset(scope);
        return true;
    });
}

Answer<QList<Mutation>> SyncSide::nextMutations(int limit)
{
    // With an fsync: what may have reached the server must stay as it was sent.
    return m_writer.write<QList<Mutation>>(
        Weight::Typed, [limit](WriteScope &scope) { return Feed::nextMutations(scope, limit); });
}

Answer<bool> SyncSide::recordAnswers(const QList<MutationAnswer> &answers, const QString &requestId)
{
    return m_writer.write<bool>(Weight::Typed, [answers, requestId](WriteScope &scope) {
        Feed::recordAnswers(scope, answers, requestId);
        return true;
    });
}

Answer<bool> SyncSide::recordFailure(const QList<MutationId> &ids, const Error &error, const QString &requestId,
                                     TimePoint notBefore)
{
    return m_writer.write<bool>(Weight::Feed, [=](WriteScope &scope) {
        Feed::recordFailure(scope, ids, error, requestId, notBefore);
        return true;
    });
}

Answer<QByteArray> SyncSide::waitingAttachment(const QStringList &hashes)
{
    return m_writer.write<QByteArray>(Weight::Feed, [hashes](WriteScope &scope) {
        return AttachmentTable(scope.database).waitingAmong(hashes);
    });
}

Answer<bool> SyncSide::settleAttachment(const QString &hash, bool isTaken)
{
    using State = AttachmentTable::State;
    return m_writer.write<bool>(Weight::Feed, [hash, isTaken](WriteScope &scope) {
        AttachmentTable(scope.database).setState(hash, isTaken ? State::Uploaded : State::Refused);
        return true;
    });
}

Answer<SyncBacklog> SyncSide::backlog()
{
    return m_writer.write<SyncBacklog>(Weight::Feed, [](WriteScope &scope) { return Feed::backlog(scope); });
}

} // namespace otklik
