#pragma once

#include <QString>

#include <functional>
#include <stop_token>
#include <thread>

namespace otklik::postgres {

/// Hears what other processes on the same database commit, over a connection and
/// on a thread of its own; after a fault it comes back by itself.
class NewsListener final
{
public:
    using Heard = std::function<void(qint64 upTo)>;

    NewsListener(QString uri, Heard heard);
    ~NewsListener();

private:
    void listen(const std::stop_token &stop) const;

    const QString m_uri;
    const Heard m_heard;
    int m_wake[2] = {-1, -1}; ///< a pipe that ends the waiting
    std::jthread m_thread;
};

/// Tells the listeners, once the transaction commits. `?` is the number.
inline constexpr const char *tellNewsSql = "SELECT pg_notify('otklik_' || current_schema(), ?)";

} // namespace otklik::postgres
