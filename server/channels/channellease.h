#pragma once

#include "models/result.h"
#include "server/workers/workerthread.h"

#include <QString>

#include <atomic>
#include <functional>

namespace otklik::server {

class Log;
class Rows;
class Store;

/// The right of this process to speak with the networks, which one process of
/// all that share a database has at a time. Taken over when its holder stops or
/// has not renewed it for `length`. Thread-safe.
class ChannelLease final
{
public:
    struct Timing final
    {
        std::chrono::milliseconds length{15'000};
        std::chrono::milliseconds renewal{4'000};
    };
    /// `isShared`: other processes may hold it; else it is taken at once. All
    /// references must outlive it.
    ChannelLease(Store &store, Log &log, bool isShared, const Timing &timing);
    ChannelLease(Store &store, Log &log, bool isShared) : ChannelLease(store, log, isShared, Timing()) { }
    ~ChannelLease();

    /// Called on a thread of its own: `held` when the lease was taken and each time
    /// it was renewed, `lost` after that once.
    void start(std::function<void()> held, std::function<void()> lost);
    /// Calls `lost` if need be, and gives the lease back for others to take at once.
    void stop();

    /// Something has changed that the holder should see now.
    void look() { m_thread.wake(); }

    /// Whether nobody else can have it yet, by a clock that also counts while the machine sleeps.
    [[nodiscard]] bool isHeld() const;
    /// In a transaction: whether it is still ours. Code "lease_lost".
    [[nodiscard]] Result<void> check(Rows &rows) const;

private:
    std::chrono::milliseconds step();
    void lose();

    Store &m_store;
    Log &m_log;
    const bool m_isShared;
    const Timing m_timing;
    const QString m_holder;
    std::function<void()> m_whenHeld;
    std::function<void()> m_whenLost;
    std::atomic<qint64> m_token = 0;
    std::atomic<qint64> m_safeUntil = 0; ///< milliseconds since the machine started
    bool m_isWorking = false;
    bool m_isSeized = false;
    WorkerThread m_thread;
};

} // namespace otklik::server
