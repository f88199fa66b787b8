#include "storage/reader.h"

namespace otklik {

Reader::Reader(QString path) : m_path(std::move(path)), m_thread([this] { work(); }) { }

Reader::~Reader()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = true;
    }
    m_wake.notify_one();
    m_thread.join();
    const Error closed{Error::Kind::GiveUp, QStringLiteral("cache_closed"), {}};
    for (Job &job : m_jobs)
        job(nullptr, closed);
}

void Reader::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Reader::work()
{
    using sqlite::OpenOptions;
    auto opened = sqlite::Database::open(m_path, {.mode = OpenOptions::Mode::ReadOnly});
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_isClosing || !m_jobs.empty(); });
        if (m_isClosing)
            return;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        if (!opened)
            opened = sqlite::Database::open(m_path, {.mode = OpenOptions::Mode::ReadOnly});
        job(opened ? opened->get() : nullptr, opened ? Error{} : opened.error());
        job = nullptr; // what it holds is released outside the lock
        lock.lock();
    }
}

} // namespace otklik
