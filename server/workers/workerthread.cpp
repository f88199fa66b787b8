#include "server/workers/workerthread.h"

namespace otklik::server {

WorkerThread::WorkerThread(Step step) : m_step(std::move(step)) { }

WorkerThread::~WorkerThread()
{
    stop();
}

void WorkerThread::stop()
{
    requestStop();
    if (m_thread.joinable())
        m_thread.join();
}

void WorkerThread::start()
{
    m_thread = std::thread([this] { run(); });
}

void WorkerThread::wake()
{
    const std::lock_guard lock(m_mutex);
    m_isWoken = true;
    m_changed.notify_all();
}

void WorkerThread::requestStop()
{
    const std::lock_guard lock(m_mutex);
    m_isStopping = true;
    m_changed.notify_all();
}

void WorkerThread::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        m_isWoken = false;
        lock.unlock();
        const auto wait = m_step();
        lock.lock();
        m_changed.wait_for(lock, wait, [this] { return m_isWoken || m_isStopping; });
    }
}

} // namespace otklik::server
