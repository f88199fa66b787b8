#pragma once

#include "server/customers/customerjobstep.h"
#include "server/workers/workerthread.h"
#include "server/workers/worklease.h"

#include <atomic>
#include <chrono>

namespace otklik::server {

class Log;

/// Carries out the steps that colleagues ask of their imports, one after the other, in one process of all that share a
/// database. What a process that has ended left unfinished is told as "interrupted". Made by `serve`; store, log and
/// http outlive it.
class CustomerJobs final
{
public:
    /// `isShared`: other processes may hold the lease; else it is taken at once.
    CustomerJobs(Store &store, Log &log, Http &http, bool isShared);
    ~CustomerJobs();

    void start() { m_thread.start(); }
    /// A step was asked for. From any thread.
    void wake() { m_thread.wake(); }
    /// Ends the step under way soon.
    void stop();

    /// One step of a job, if one waits, and how long to wait for the next: what the thread does, again and again.
    std::chrono::milliseconds step();

private:
    [[nodiscard]] Result<std::optional<CustomerJob>> take();
    void carryOut(const CustomerJob &job);
    [[nodiscard]] bool goesOn(const CustomerJob &job, const CustomerJobStep &step);
    void removeOld();
    void finish(CustomerJob job, const ImportReport &report);

    Store &m_store;
    Log &m_log;
    Http &m_http;
    const WorkLease m_lease;
    std::chrono::steady_clock::time_point m_removeOldAt{};
    bool m_isMine = false; ///< what others left unfinished was told
    std::atomic<bool> m_isStopping = false;
    WorkerThread m_thread; ///< last: it works with all of the others
};

} // namespace otklik::server
