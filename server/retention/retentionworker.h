#pragma once

#include "server/retention/retention.h"
#include "server/workers/workerthread.h"
#include "server/workers/worklease.h"

namespace otklik::server {

class Log;

/// Carries out retention every hour, in one process of all that share a database: the lease is taken or
/// renewed in every transaction that changes something. Then takes what was freed out of the files, once a
/// day at most. Owned by main; a thread of its own.
class RetentionWorker final
{
public:
    /// `isShared`: other processes may hold the lease; else it is taken at once. Store and log outlive it.
    RetentionWorker(Store &store, Log &log, bool isShared);
    ~RetentionWorker();

    void start() { m_thread.start(); }
    /// Lets the part under way end.
    void stop();

    /// One part of the work, and how long to wait for the next: what the thread does, again and again.
    std::chrono::milliseconds step();

private:
    [[nodiscard]] Result<bool> doPart();
    [[nodiscard]] Result<void> scrub();
    std::chrono::milliseconds finishRound();

    Store &m_store;
    Log &m_log;
    const WorkLease m_lease;
    Retention m_retention;
    bool m_isTextsDone = false; ///< of this round
    int m_partsOfPeople = 0;    ///< of this round
    std::optional<TimePoint> m_scrubbedAt;
    WorkerThread m_thread;
};

} // namespace otklik::server
