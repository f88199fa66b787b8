#include "tests/servers/support/lossyproxy.h"

#include <unistd.h>

#include <chrono>

namespace otklik {

namespace {

using namespace std::chrono_literals;

/// The head and the body that it announces; empty when the peer went away.
QByteArray readRequest(int socket)
{
    QByteArray request;
    char buffer[4096];
    for (;;) {
        const qsizetype head = request.indexOf("\r\n\r\n");
        const qsizetype length = request.toLower().indexOf("content-length: ");
        const qsizetype body = length < 0 ? 0 : request.mid(length + 16).split('\r').first().toLongLong();
        if (head >= 0 && request.size() >= head + 4 + body)
            return request;
        const ssize_t count = ::read(socket, buffer, sizeof buffer);
        if (count <= 0)
            return {};
        request.append(buffer, count);
    }
}

} // namespace

LossyProxy::LossyProxy(quint16 upstreamPort) : m_proxy(upstreamPort, [this](int client) { serve(client); }) { }

void LossyProxy::serve(int client)
{
    const QByteArray request = readRequest(client);
    const bool isPost = request.startsWith("POST /api/v1/statuses ");
    const Loss loss = isPost ? m_next.exchange(Loss::None) : Loss::None;
    m_seen += isPost ? 1 : 0;
    if (request.isEmpty() || loss == Loss::Request)
        return;
    if (const int upstream = m_proxy.connectUpstream(); upstream >= 0) {
        LoopbackProxy::sendAll(upstream, request);
        // snac2 answers one request a connection: its end is the end of the answer.
        char buffer[16384];
        bool hasAnswered = false;
        for (ssize_t count; (count = ::read(upstream, buffer, sizeof buffer)) > 0;) {
            if (!hasAnswered)
                m_arrived += isPost ? 1 : 0;
            hasAnswered = true;
            if (loss == Loss::None)
                LoopbackProxy::sendAll(client, QByteArrayView(buffer, count));
        }
        ::close(upstream);
    }
    while (loss == Loss::Hold && !m_proxy.isStopping())
        std::this_thread::sleep_for(20ms);
}

} // namespace otklik
