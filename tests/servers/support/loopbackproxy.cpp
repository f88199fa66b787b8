#include "tests/servers/support/loopbackproxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace otklik {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

} // namespace

LoopbackProxy::LoopbackProxy(quint16 upstreamPort, std::function<void(int)> serve)
    : m_upstreamPort(upstreamPort), m_serve(std::move(serve)), m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size);
    ::listen(m_socket, 16);
    ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { accept(); });
}

LoopbackProxy::~LoopbackProxy()
{
    m_isStopping = true;
    m_thread.join();
    ::close(m_socket);
    for (std::thread &connection : m_connections)
        connection.join();
}

int LoopbackProxy::connectUpstream() const
{
    const int upstream = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(m_upstreamPort);
    if (::connect(upstream, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return upstream;
    ::close(upstream);
    return -1;
}

bool LoopbackProxy::sendAll(int socket, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t count = ::send(socket, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        bytes = bytes.sliced(count);
    }
    return true;
}

void LoopbackProxy::accept()
{
    while (!m_isStopping) {
        pollfd waiting{m_socket, POLLIN, 0};
        if (::poll(&waiting, 1, 100) != 1)
            continue;
        const int client = ::accept(m_socket, nullptr, nullptr);
        if (client < 0)
            continue;
        m_connections.emplace_back([this, client] {
            m_serve(client);
            ::close(client);
        });
    }
}

} // namespace otklik
