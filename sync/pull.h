#pragma once

#include "sync/remoteapi.h"
#include "sync/synctask.h"

namespace otklik {

/// Reads the change feed from the cache's cursor to its end. A page is checked
/// before it is stored; a page of another epoch ends with "epoch_changed".
class Pull final : public SyncTask
{
public:
    /// `received` hears the rows of each stored page; `done` is told the number reached.
    Pull(RemoteApi &api, SyncStore &store, int pageRows, std::function<void(qint64 rows)> received,
         Then<qint64> done, QObject *parent);

    void start(const SyncCursor &cursor);

private:
    void next();
    void store(const ChangesBatch &page);
    void end(Reply<qint64> result);

    RemoteApi &m_api;
    SyncStore &m_store;
    int m_pageRows;
    std::function<void(qint64)> m_received;
    Then<qint64> m_done;
    SyncCursor m_cursor;
};

} // namespace otklik
