#pragma once

#include "server/http/beast.h"
#include "server/http/httpserver.h"
#include "server/log.h"

#include <list>
#include <map>
#include <set>
#include <thread>

namespace otklik::server {

class Connection;
class Metrics;

/// What all connections share: the I/O thread, the handler threads, the limits
/// and the counts. Owned by HttpServer; all but `io`, `pool` and the constants
/// is touched on the I/O thread only, so nothing here needs a lock.
class ServerState final
{
public:
    ServerState(const HttpLimits &l, const Clock &c, Log &g, HttpServer::Handle h, Metrics *m)
        : limits(l), clock(c), log(g), handle(std::move(h)), metrics(m), pool(static_cast<size_t>(l.handlerThreads))
    {
    }

    void accept();
    void beat();
    void announce(qint64 upTo);
    /// Goes on for the drain time, then endService().
    void beginStop();
    /// Refuses new work, closes what idles, gives the rest `stopTime`.
    void endService();
    /// Closes one connection for a new one; false when none may be closed.
    bool makeRoom();
    void add(Connection *connection, const std::string &address);
    void remove(Connection *connection, const std::string &address);
    /// Lets the I/O thread end once nobody is connected any more.
    void endIfIdle();

    const HttpLimits limits;
    const Clock &clock;
    Log &log;
    const HttpServer::Handle handle;
    Metrics *const metrics; ///< may be null

    std::set<Connection *> connections; ///< outlive `io`, whose operations own the connections
    std::map<std::string, int> perAddress;
    int requestsInWork = 0;
    qint64 bodyBytesReserved = 0; ///< of long bodies that are being read or worked on
    std::list<Connection *> strangers; ///< that never showed a token; the longest silent first
    bool isStopping = false;
    bool isClosed = false; ///< takes no requests any more

    asio::io_context io{1};
    asio::thread_pool pool;
    tcp::acceptor acceptor{io};
    asio::steady_timer heartbeat{io};
    asio::steady_timer stopTimer{io};
    asio::steady_timer acceptTimer{io};
    std::thread thread;
};

} // namespace otklik::server
