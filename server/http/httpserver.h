#pragma once

#include "models/clock.h"
#include "models/result.h"
#include "server/http/message.h"

#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string>

namespace otklik::server {

class Log;
class Metrics;
class ServerState;

/// What one client may cost, from its first byte.
struct HttpLimits final
{
    qint64 headerBytes = 16 * 1024;
    qint64 bodyBytes = 2 * 1024 * 1024;
    qint64 strangersBodyBytes = 64 * 1024;      ///< of a request without a token; also what counts as short
    qint64 bodyBytesInAll = 256 * 1024 * 1024;  ///< of all longer ones at a time
    std::chrono::milliseconds headerTime{10'000};
    std::chrono::milliseconds bodyTime{30'000}; ///< for each 512 KiB begun
    std::chrono::milliseconds idleTime{60'000};
    std::chrono::milliseconds writeTime{30'000};
    std::chrono::milliseconds heartbeat{20'000};
    std::chrono::milliseconds eventStreamLife{3'600'000}; ///< then closed: the next one shows its token anew
    std::chrono::milliseconds stopTime{5'000};
    std::chrono::milliseconds drainTime{0}; ///< still taking requests after beginStop(), so that a load balancer notices
    int connections = 10'000;
    int connectionsPerAddress = 512;
    int requestsInWork = 256;
    int handlerThreads = 16; ///< more than cores: those that wait for the disk share one fsync
    /// Addresses of reverse proxies: what they say about the client is believed
    /// (X-Forwarded-For, X-Request-Id), and they may have any number of connections.
    std::set<std::string> trustedProxies;
};

/// Raises the limit of open files as far as the system lets this process, and
/// answers how many connections fit in: at most `wanted`.
[[nodiscard]] int makeRoomForConnections(int wanted);

/// Speaks HTTP/1.1: accepts, reads within limits, hands complete requests to
/// `handle` on a handler thread, writes the answer. One I/O thread moves all
/// bytes; it never runs a handler and never touches the database. Owned by main;
/// its functions are called from there.
class HttpServer final
{
public:
    using Handle = std::function<HttpAnswer(const HttpRequest &)>;

    /// `metrics` may be null.
    HttpServer(const HttpLimits &limits, const Clock &clock, Log &log, Handle handle, Metrics *metrics = nullptr);
    ~HttpServer();

    /// Begins to serve; answers the port. Codes: "address_in_use",
    /// "address_not_allowed", "address_not_usable".
    [[nodiscard]] Result<quint16> listen(const QString &address, quint16 port);

    /// Tells all event streams that there is news up to `upTo`. From any thread.
    void announce(qint64 upTo);

    /// After the drain time stops accepting; tells event streams to come back,
    /// lets running requests end within the stop time, and returns when all
    /// threads have ended.
    void stop();

private:
    std::unique_ptr<ServerState> m_state;
};

} // namespace otklik::server
