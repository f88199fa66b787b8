#pragma once

#include "tests/servers/support/loopbackproxy.h"

namespace otklik {

/// Stands between our server and a network's on loopback and loses what it is
/// told to: a POST of a status, its answer, or the answer of it for ever. Each
/// connection carries one request. Any thread.
class LossyProxy final
{
public:
    enum class Loss {
        None,
        Request, ///< the connection ends before the request has arrived
        Answer,  ///< the request arrives and is worked on; the connection ends before the answer
        Hold,    ///< the request arrives; nothing more is ever heard
    };

    /// Listens on a free port and passes everything on to `upstreamPort`.
    explicit LossyProxy(quint16 upstreamPort);

    [[nodiscard]] quint16 port() const { return m_proxy.port(); }
    /// What happens to the next POST of a status; one time.
    void loseNext(Loss loss) { m_next = loss; }
    /// How many such requests have got through.
    [[nodiscard]] int arrived() const { return m_arrived; }
    [[nodiscard]] int seen() const { return m_seen; }

private:
    void serve(int client);

    std::atomic<Loss> m_next = Loss::None;
    std::atomic<int> m_arrived = 0;
    std::atomic<int> m_seen = 0;
    LoopbackProxy m_proxy; ///< the last to come and the first to go: its threads use the rest
};

} // namespace otklik
