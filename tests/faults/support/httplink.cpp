#include "tests/faults/support/httplink.h"

#include <QJsonDocument>

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace otklik::faults {

namespace {

constexpr time_t patience = 30; ///< seconds: far more than any answer takes

/// The value of a header, or empty. `name` in lower case.
QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf("\r\n" + name + ':');
    if (at < 0)
        return {};
    const qsizetype begin = at + name.size() + 3;
    return head.mid(begin, head.indexOf("\r\n", begin) - begin).trimmed();
}

} // namespace

QJsonObject HttpReply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

bool HttpLink::connect()
{
    if (m_socket >= 0)
        return true;
    m_buffer.clear();
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval wait{patience, 0};
    const int yes = 1;
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return true;
    close();
    return false;
}

void HttpLink::close()
{
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
    m_buffer.clear();
}

bool HttpLink::send(const QByteArray &method, const QByteArray &path, const QByteArray &json)
{
    if (!connect())
        return false;
    QByteArray bytes = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!m_token.isEmpty())
        bytes += "Authorization: Bearer " + m_token + "\r\n";
    if (!json.isEmpty())
        bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(json.size()) + "\r\n";
    bytes += "\r\n" + json;
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t now =
            ::send(m_socket, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (now <= 0) {
            close();
            return false;
        }
        sent += now;
    }
    return true;
}

bool HttpLink::more()
{
    std::array<char, 65536> bytes;
    const ssize_t got = m_socket < 0 ? -1 : ::recv(m_socket, bytes.data(), bytes.size(), 0);
    if (got <= 0) {
        close();
        return false;
    }
    m_buffer.append(bytes.data(), got);
    return true;
}

std::optional<HttpReply> HttpLink::receive()
{
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0)
        if (!more())
            return std::nullopt;
    const QByteArray head = m_buffer.left(end + 2);
    m_buffer.remove(0, end + 4);
    HttpReply reply;
    reply.status = head.mid(9, 3).toInt();
    const qsizetype length = headerOf(head, "content-length").toLongLong();
    while (m_buffer.size() < length)
        if (!more())
            return std::nullopt;
    reply.body = m_buffer.left(length);
    m_buffer.remove(0, length);
    if (headerOf(head, "connection").toLower() == "close")
        close();
    return reply;
}

std::optional<HttpReply> HttpLink::ask(const QByteArray &method, const QByteArray &path, const QByteArray &json)
{
    return send(method, path, json) ? receive() : std::nullopt;
}

} // namespace otklik::faults
