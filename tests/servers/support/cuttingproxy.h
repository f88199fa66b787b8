#pragma once

#include "tests/servers/support/loopbackproxy.h"

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

    [[nodiscard]] quint16 port() const { return m_proxy.port(); }
    void cutNext(Cut cut) { m_next = cut; }

private:
    void serve(int client);

    std::atomic<Cut> m_next = Cut::None;
    LoopbackProxy m_proxy; ///< the last to come and the first to go: its threads use the rest
};

} // namespace otklik
