#pragma once

#include "sync/remoteapi.h"
#include "sync/synctask.h"

namespace otklik {

/// Reads the change feed from the cache's cursor to its end. A page is checked
/// before it is stored; a page of another epoch ends with "epoch_changed", one
/// that would take away more than is usual with "mass_removal".
class Pull final : public SyncTask
{
public:
    /// `received` hears the rows of each stored page; `done` is told the number reached.
    Pull(RemoteApi &api, SyncStore &store, int pageRows, std::function<void(qint64 rows)> received,
         Then<qint64> done, QObject *parent);

    /// With `mayRemove`, a person has agreed to whatever is taken away.
    void start(const SyncCursor &cursor, bool mayRemove);

    /// What the pull would have taken away: with "mass_removal".
    [[nodiscard]] const Removal &removal() const { return m_removal; }

private:
    void next();
    void check(const ChangesBatch &page);
    void weigh(const ChangesBatch &page, const RowCounts &taken);
    void store(const ChangesBatch &page, const RowCounts &taken);
    void fail(const Error &error, const QString &requestId = {});
    void end(Reply<qint64> result);

    RemoteApi &m_api;
    SyncStore &m_store;
    int m_pageRows;
    std::function<void(qint64)> m_received;
    Then<qint64> m_done;
    SyncCursor m_cursor;
    RowCounts m_taken; ///< since the feed's end was reached last
    Removal m_removal;
    bool m_mayRemove = false;
};

} // namespace otklik
