#pragma once

#include "models/clock.h"
#include "sync/remoteapi.h"
#include "sync/synctask.h"

namespace otklik {

/// Sends what waits, oldest first, until nothing is due. A lost answer is simply
/// asked for again: the server knows each id. A batch that the server cannot
/// read is sent one by one, so that one bad command does not hold up the others.
/// The pictures that a command names go before it.
class Push final : public SyncTask
{
public:
    /// `done` is told the highest number that holds an accepted effect; 0: none.
    Push(RemoteApi &api, SyncStore &store, const Clock &clock, int batch, Then<qint64> done, QObject *parent);

    /// `reached`: the feed's number in the cache.
    void start(qint64 reached);

private:
    void next();
    void send(const QList<Mutation> &mutations);
    void uploadFor(const QList<Mutation> &mutations);
    void uploaded(const QList<Mutation> &mutations, const QString &hash, const Reply<bool> &reply);
    void hand(const QList<Mutation> &mutations);
    void record(const QList<MutationAnswer> &answers, const QString &requestId);
    void failed(const QList<Mutation> &mutations, const Failure &why);
    void end(Reply<qint64> result);

    RemoteApi &m_api;
    SyncStore &m_store;
    const Clock &m_clock;
    int m_batch;
    int m_limit = 1; ///< of the next batch: 1 while a bad command is being looked for
    Then<qint64> m_done;
    qint64 m_reached = 0;
    qint64 m_seq = 0;
};

} // namespace otklik
