#pragma once

#include <QtGlobal>

#include <atomic>
#include <thread>
#include <vector>

namespace otklik {

/// Stands between a mail program and an unencrypted SMTP server on loopback and cuts the connection where it is told
/// to, once. Any thread.
class CuttingProxy final
{
public:
    enum class Cut {
        None,
        BeforeDot, ///< the letter is on its way; its final dot never gets through
        AfterDot,  ///< the server has the letter and says so; nobody hears it
    };

    explicit CuttingProxy(quint16 upstreamPort);
    ~CuttingProxy();

    [[nodiscard]] quint16 port() const { return m_port; }
    void cutNext(Cut cut) { m_next = cut; }

private:
    void accept();
    void serve(int client);

    const quint16 m_upstreamPort;
    int m_socket = -1;
    quint16 m_port = 0;
    std::atomic<Cut> m_next = Cut::None;
    std::atomic<bool> m_isStopping = false;
    std::vector<std::thread> m_connections; ///< of the accepting thread until it has ended
    std::thread m_thread;
};

} // namespace otklik
