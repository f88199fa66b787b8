#pragma once

#include <QByteArray>

#include <array>
#include <atomic>
#include <memory>

namespace otklik::faults {

/// What a network does to one request or to its answer.
enum class NetworkFault {
    None,
    Drop,          ///< the request is swallowed, nothing ever comes back; when the network returns, a reset
    Reset,         ///< the connection is reset, the server has seen nothing
    Cut,           ///< the answer breaks off in its middle
    LostAnswer,    ///< the server has done it, the connection is reset
    Duplicate,     ///< the server gets the request twice
    LateDuplicate, ///< … and the second time when others have come in between
    Late,          ///< the request waits, so that those of other connections overtake it
    Slow,          ///< the answer comes with one byte a second until the network returns
    Portal,        ///< a captive portal: 200 and an HTML page
    Unavailable,   ///< a gateway's 503 with Retry-After
    Bomb,          ///< an answer of a few megabytes that inflates to gigabytes
};
inline constexpr std::array networkFaults{
    NetworkFault::Drop,      NetworkFault::Reset,         NetworkFault::Cut,  NetworkFault::LostAnswer,
    NetworkFault::Duplicate, NetworkFault::LateDuplicate, NetworkFault::Late, NetworkFault::Slow,
    NetworkFault::Portal,    NetworkFault::Unavailable};

/// A network between desktops and a server on the loopback, with threads of its
/// own. It speaks enough HTTP to strike single requests. Which one meets what
/// follows from the seed, the connection's number and the request's place in it.
class FaultProxy final
{
public:
    FaultProxy(quint16 server, quint32 seed);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    [[nodiscard]] quint16 port() const;
    /// From now on this share of the requests meets a fault, of any kind but Bomb.
    void trouble(double share);
    /// From now on every request meets this one.
    void only(NetworkFault fault);
    /// The network is as it should be again; what hung is reset.
    void heal();

    /// Requests that have met a fault, and all of them.
    [[nodiscard]] qint64 struck() const;
    [[nodiscard]] qint64 requests() const;

private:
    struct State;
    class Connection;
    std::shared_ptr<State> m_state;
};

/// A gzip stream of about four megabytes that inflates to four gigabytes of the
/// letter a inside a JSON string.
[[nodiscard]] QByteArray gzipBomb();

} // namespace otklik::faults
