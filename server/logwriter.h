#pragma once

#include <QByteArray>
#include <QList>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace otklik::server {

/// Writes lines to standard error on a thread of its own, so that whoever reads
/// them slowly, or not at all, holds nobody up. What does not fit into its memory
/// is left out, and counted in a line of its own. Thread-safe.
class LogWriter final
{
public:
    LogWriter();
    /// Writes what is left, as far as it is taken within a second.
    ~LogWriter();
    LogWriter(const LogWriter &) = delete;
    LogWriter &operator=(const LogWriter &) = delete;

    void write(const QByteArray &line);

private:
    void run();
    /// False: it was not taken before the writer had to stop.
    [[nodiscard]] bool put(const QByteArray &text) const;
    [[nodiscard]] bool mustStop() const;

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    QByteArray m_waiting;
    qint64 m_leftOut = 0;
    bool m_isStopping = false;
    std::chrono::steady_clock::time_point m_stopAt{};
    std::thread m_thread;
};

} // namespace otklik::server
