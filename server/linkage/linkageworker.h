#pragma once

#include "server/linkage/linkage.h"
#include "server/workers/workerthread.h"
#include "server/workers/worklease.h"

#include <atomic>

namespace otklik::server {

/// Linkage on a thread of its own, in one process of all that share a database: only the holder of the lease
/// keeps all accounts in memory. Made by `serve`; store and log outlive it.
class LinkageWorker final
{
public:
    /// `isShared`: other processes may hold the lease; else it is taken at once.
    LinkageWorker(Store &store, Log &log, bool isShared);
    ~LinkageWorker();

    void start() { m_thread.start(); }
    /// Waits for the part under way.
    void stop();

private:
    std::chrono::milliseconds step();
    [[nodiscard]] bool mayWork();

    Store &m_store;
    Log &m_log;
    const WorkLease m_lease;
    std::chrono::steady_clock::time_point m_askAgainAt{}; ///< for a lease that others may hold
    std::unique_ptr<Linkage> m_linkage;                   ///< while the lease is ours
    std::atomic<bool> m_isStopping = false;
    WorkerThread m_thread; ///< last: it works with all of the others
};

} // namespace otklik::server
