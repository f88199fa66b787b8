#pragma once

#include <QByteArrayView>

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace otklik {

/// Listens on a free port of loopback, for a server on another one, and serves each connection on a thread of its own.
class LoopbackProxy final
{
public:
    /// `serve` has the client's socket, which is closed when it is done; it ends soon after isStopping().
    LoopbackProxy(quint16 upstreamPort, std::function<void(int client)> serve);
    ~LoopbackProxy();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] bool isStopping() const { return m_isStopping; }
    /// A socket connected with the server, to be closed by the caller; -1: nobody listens there.
    [[nodiscard]] int connectUpstream() const;
    /// False: the other side has gone.
    static bool sendAll(int socket, QByteArrayView bytes);

private:
    void accept();

    const quint16 m_upstreamPort;
    const std::function<void(int)> m_serve;
    int m_socket = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_isStopping = false;
    std::vector<std::thread> m_connections; ///< of the accepting thread until it has ended
    std::thread m_thread;
};

} // namespace otklik
