#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace otklik::server {

/// A thread that makes one step after the other and waits between them for as
/// long as each step says, or until it is woken. Owned by who does the work.
class WorkerThread final
{
public:
    using Step = std::function<std::chrono::milliseconds()>;

    explicit WorkerThread(Step step);
    /// Does stop().
    ~WorkerThread();
    WorkerThread(const WorkerThread &) = delete;
    WorkerThread &operator=(const WorkerThread &) = delete;

    void start();
    void wake();
    /// Lets the step under way end and makes no other; does not wait for it.
    void requestStop();
    /// requestStop(), and waits. Not from a step.
    void stop();

private:
    void run();

    Step m_step;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isWoken = false;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace otklik::server
