#include "tests/servers/support/cuttingproxy.h"

#include <QByteArray>

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

bool sendAll(int socket, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t count = ::send(socket, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        bytes = bytes.sliced(count);
    }
    return true;
}

} // namespace

CuttingProxy::CuttingProxy(quint16 upstreamPort) : m_upstreamPort(upstreamPort), m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size);
    ::listen(m_socket, 16);
    ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { accept(); });
}

CuttingProxy::~CuttingProxy()
{
    m_isStopping = true;
    m_thread.join();
    ::close(m_socket);
    for (std::thread &connection : m_connections)
        connection.join();
}

void CuttingProxy::accept()
{
    while (!m_isStopping) {
        pollfd waiting{m_socket, POLLIN, 0};
        if (::poll(&waiting, 1, 100) != 1)
            continue;
        if (const int client = ::accept(m_socket, nullptr, nullptr); client >= 0)
            m_connections.emplace_back([this, client] { serve(client); });
    }
}

void CuttingProxy::serve(int client)
{
    const int upstream = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(m_upstreamPort);
    bool isOpen = ::connect(upstream, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    const Cut cut = m_next.exchange(Cut::None);
    QByteArray said; // by the client
    char buffer[16384];
    bool isDotThrough = false;
    while (isOpen && !m_isStopping) {
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
                isOpen = sendAll(side == 0 ? upstream : client, QByteArrayView(buffer, count));
            isDotThrough = isDotThrough || (side == 0 && isDot);
        }
    }
    ::close(upstream);
    ::close(client);
}

} // namespace otklik
