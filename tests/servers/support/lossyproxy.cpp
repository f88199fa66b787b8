#include "tests/servers/support/lossyproxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>

namespace otklik {

namespace {

using namespace std::chrono_literals;

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

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

void sendAll(int socket, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t count = ::send(socket, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
        if (count <= 0)
            return;
        bytes = bytes.sliced(count);
    }
}

} // namespace

LossyProxy::LossyProxy(quint16 upstreamPort) : m_upstreamPort(upstreamPort), m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    ::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size);
    ::listen(m_socket, 16);
    ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { accept(); });
}

LossyProxy::~LossyProxy()
{
    m_isStopping = true;
    m_thread.join();
    ::close(m_socket);
    for (std::thread &connection : m_connections)
        connection.join();
}

void LossyProxy::accept()
{
    while (!m_isStopping) {
        pollfd waiting{m_socket, POLLIN, 0};
        if (::poll(&waiting, 1, 100) != 1)
            continue;
        const int client = ::accept(m_socket, nullptr, nullptr);
        if (client < 0)
            continue;
        const std::lock_guard lock(m_mutex);
        m_connections.emplace_back([this, client] { serve(client); });
    }
}

void LossyProxy::serve(int client)
{
    const QByteArray request = readRequest(client);
    const bool isPost = request.startsWith("POST /api/v1/statuses ");
    const Loss loss = isPost ? m_next.exchange(Loss::None) : Loss::None;
    m_seen += isPost ? 1 : 0;
    if (request.isEmpty() || loss == Loss::Request) {
        ::close(client);
        return;
    }
    const int upstream = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(m_upstreamPort);
    if (::connect(upstream, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        sendAll(upstream, request);
        // snac2 answers one request a connection: its end is the end of the answer.
        char buffer[16384];
        bool hasAnswered = false;
        for (ssize_t count; (count = ::read(upstream, buffer, sizeof buffer)) > 0;) {
            if (!hasAnswered)
                m_arrived += isPost ? 1 : 0;
            hasAnswered = true;
            if (loss == Loss::None)
                sendAll(client, QByteArrayView(buffer, count));
        }
    }
    ::close(upstream);
    while (loss == Loss::Hold && !m_isStopping)
        std::this_thread::sleep_for(20ms);
    ::close(client);
}

} // namespace otklik
