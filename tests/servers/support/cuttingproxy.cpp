#include "tests/servers/support/cuttingproxy.h"

#include <QByteArray>

#include <poll.h>
#include <unistd.h>

namespace otklik {

CuttingProxy::CuttingProxy(quint16 upstreamPort) : m_proxy(upstreamPort, [this](int client) { serve(client); }) { }

void CuttingProxy::serve(int client)
{
    const int upstream = m_proxy.connectUpstream();
    bool isOpen = upstream >= 0;
    const Cut cut = m_next.exchange(Cut::None);
    QByteArray said; // by the client
    char buffer[16384];
    bool isDotThrough = false;
    while (isOpen && !m_proxy.isStopping()) {
        pollfd both[]{{client, POLLIN, 0}, {upstream, POLLIN, 0}};
        if (::poll(both, 2, 100) < 1)
            continue;
        for (int side = 0; side < 2 && isOpen; ++side) {
            if (both[side].revents == 0)
                continue;
            const ssize_t count = ::read(both[side].fd, buffer, sizeof buffer);
            isOpen = count > 0;
            if (!isOpen)
                break;
            if (side == 0)
                said.append(buffer, count);
            const bool isDot = said.contains("\r\n.\r\n");
            if (side == 0 && isDot && cut == Cut::BeforeDot)
                isOpen = false;
            else if (side == 1 && isDotThrough && cut == Cut::AfterDot)
                isOpen = false; // its answer stays here
            else
                isOpen = LoopbackProxy::sendAll(side == 0 ? upstream : client, QByteArrayView(buffer, count));
            isDotThrough = isDotThrough || (side == 0 && isDot);
        }
    }
    if (upstream >= 0)
        ::close(upstream);
}

} // namespace otklik
