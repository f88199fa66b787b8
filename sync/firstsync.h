#pragma once

#include "sync/remoteapi.h"
#include "sync/synctask.h"

namespace otklik {

/// Brings the snapshot into the cache, batch by batch: the next one is asked for
/// when the last one is on disk. Goes on from the checkpoint that the cache names.
class FirstSync final : public SyncTask
{
public:
    /// `received` hears the rows of each stored batch; `done` is called once.
    FirstSync(RemoteApi &api, SyncStore &store, int batchRows, std::function<void(qint64 rows)> received,
              Then<bool> done, QObject *parent);

    /// `days` of history: see RemoteApi::snapshot().
    void start(const QString &checkpoint, int days);
    void cancel() override;

private:
    void next();
    void store(SnapshotBatch batch);
    void end(Reply<bool> result);

    RemoteApi &m_api;
    SyncStore &m_store;
    int m_batchRows;
    std::function<void(qint64)> m_received;
    Then<bool> m_done;
    std::unique_ptr<SnapshotStream> m_stream;
    QString m_checkpoint; ///< the newest one that is stored
    qint64 m_rows = 0;    ///< that came since
};

} // namespace otklik
