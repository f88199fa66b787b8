#include "server/postgres/newslistener.h"

#include "server/postgres/connection.h"
#include "storage/database/errors.h"

#include <libpq-fe.h>

#include <poll.h>
#include <unistd.h>

namespace otklik::postgres {

namespace {

constexpr int pauseAfterFault = 1000; // ms

/// Waits until `socket` can be read or the pipe says stop; false: stop.
bool wait(int socket, int wake, int milliseconds)
{
    pollfd both[2] = {{socket, POLLIN, 0}, {wake, POLLIN, 0}};
    ::poll(both, 2, milliseconds);
    return both[1].revents == 0;
}

} // namespace

NewsListener::NewsListener(QString uri, Heard heard) : m_uri(std::move(uri)), m_heard(std::move(heard))
{
    if (::pipe(m_wake) != 0)
        return; // no descriptors left: news are found by looking, later
    m_thread = std::jthread([this](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            try {
                listen(stop);
            } catch (const sql::Refusal &) {
                wait(-1, m_wake[0], pauseAfterFault);
            }
        }
    });
}

NewsListener::~NewsListener()
{
    m_thread.request_stop();
    if (m_wake[1] >= 0)
        ::close(m_wake[1]);
    if (m_thread.joinable())
        m_thread.join();
    if (m_wake[0] >= 0)
        ::close(m_wake[0]);
}

void NewsListener::listen(const std::stop_token &stop) const
{
    Connection connection(m_uri);
    // LISTEN takes a name, not an expression.
    std::ignore = connection.execute("DO $$ BEGIN EXECUTE format('LISTEN %I', 'otklik_' || current_schema()); END $$");
    while (!stop.stop_requested()) {
        if (!wait(PQsocket(connection.handle()), m_wake[0], -1))
            return;
        if (PQconsumeInput(connection.handle()) == 0)
            throw sql::Refusal({Error::Kind::Retry, QStringLiteral("database_unreachable"), {}});
        qint64 newest = 0;
        while (PGnotify *news = PQnotifies(connection.handle())) {
            newest = std::max(newest, QByteArray(news->extra).toLongLong());
            PQfreemem(news);
        }
        if (newest > 0)
            m_heard(newest);
    }
}

} // namespace otklik::postgres
