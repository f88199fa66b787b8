#include "server/logwriter.h"

#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype mostWaiting = 4 * 1024 * 1024;
constexpr qsizetype pieceSize = 4096; ///< a pipe that can be written to takes so much at once
constexpr int lookMilliseconds = 100;

} // namespace

LogWriter::LogWriter() : m_thread([this] { run(); }) { }

LogWriter::~LogWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        m_stopAt = std::chrono::steady_clock::now() + 1s;
        m_changed.notify_all();
    }
    m_thread.join();
}

void LogWriter::write(const QByteArray &line)
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() + line.size() > mostWaiting) {
        ++m_leftOut;
        return;
    }
    m_waiting += line;
    m_changed.notify_all();
}

bool LogWriter::mustStop() const
{
    const std::lock_guard lock(m_mutex);
    return m_isStopping && std::chrono::steady_clock::now() >= m_stopAt;
}

bool LogWriter::put(const QByteArray &text) const
{
    for (qsizetype done = 0; done < text.size();) {
        pollfd descriptor{STDERR_FILENO, POLLOUT, 0};
        if (::poll(&descriptor, 1, lookMilliseconds) == 0) {
            if (mustStop())
                return false;
            continue;
        }
        const ssize_t written =
            ::write(STDERR_FILENO, text.constData() + done, static_cast<size_t>(std::min(pieceSize, text.size() - done)));
        if (written < 0 && errno != EINTR && errno != EAGAIN)
            return true; // nobody will ever read it
        done += std::max<ssize_t>(written, 0);
    }
    return true;
}

void LogWriter::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_isStopping || !m_waiting.isEmpty(); });
        if (m_waiting.isEmpty())
            return;
        QByteArray text = std::exchange(m_waiting, {});
        if (m_leftOut > 0)
            text += "{\"event\":\"log_lines_left_out\",\"level\":\"warning\",\"count\":"
                + QByteArray::number(std::exchange(m_leftOut, 0)) + "}\n";
        lock.unlock();
        const bool isTaken = put(text);
        lock.lock();
        if (!isTaken)
            return;
    }
}

} // namespace otklik::server
