#include "benchmarks/server/httpload.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <vector>

namespace otklik::bench {

namespace {

using Clock = std::chrono::steady_clock;

struct Client final
{
    int descriptor = -1;
    QByteArray in;
    Clock::time_point sentAt;
};

/// How long the answer at the front is; 0: it is not whole yet.
qsizetype answerLength(const QByteArray &in)
{
    const qsizetype end = in.indexOf("\r\n\r\n");
    if (end < 0)
        return 0;
    constexpr QByteArrayView name("\r\ncontent-length: ");
    const qsizetype at = in.left(end).toLower().indexOf(name);
    const qsizetype body = at < 0 ? 0 : in.mid(at + name.size(), in.indexOf("\r\n", at + 2) - at - name.size()).toLongLong();
    return in.size() >= end + 4 + body ? end + 4 + body : 0;
}

class Load final
{
public:
    Load(quint16 port, int connections, const std::function<QByteArray(int, qint64)> &next) : m_next(next)
    {
        m_poll = ::epoll_create1(EPOLL_CLOEXEC);
        for (int i = 0; i < connections; ++i) {
            m_clients.push_back({connectTo(port), {}, {}});
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u32 = static_cast<quint32>(i);
            ::epoll_ctl(m_poll, EPOLL_CTL_ADD, m_clients.back().descriptor, &event);
        }
    }
    ~Load()
    {
        for (const Client &client : m_clients)
            ::close(client.descriptor);
        ::close(m_poll);
    }
    Load(const Load &) = delete;
    Load &operator=(const Load &) = delete;

    LoadResult run(std::chrono::milliseconds time)
    {
        const auto start = Clock::now();
        for (int i = 0; i < static_cast<int>(m_clients.size()); ++i)
            send(i);
        std::array<epoll_event, 256> events{};
        while (Clock::now() - start < time) {
            const int count = ::epoll_wait(m_poll, events.data(), static_cast<int>(events.size()), 100);
            for (int i = 0; i < count; ++i)
                read(static_cast<int>(events.at(static_cast<size_t>(i)).data.u32));
        }
        m_result.seconds = std::chrono::duration<double>(Clock::now() - start).count();
        return std::move(m_result);
    }

private:
    void send(int index)
    {
        Client &client = m_clients.at(static_cast<size_t>(index));
        const QByteArray text = m_next(index, m_count++);
        client.sentAt = Clock::now();
        qsizetype sent = 0;
        while (sent < text.size()) {
            const auto some = ::send(client.descriptor, text.constData() + sent, static_cast<size_t>(text.size() - sent), MSG_NOSIGNAL);
            if (some <= 0)
                return;
            sent += some;
        }
    }

    void read(int index)
    {
        Client &client = m_clients.at(static_cast<size_t>(index));
        std::array<char, 65536> piece{};
        const auto got = ::recv(client.descriptor, piece.data(), piece.size(), 0);
        if (got <= 0) {
            ++m_result.others;
            ::epoll_ctl(m_poll, EPOLL_CTL_DEL, client.descriptor, nullptr);
            return;
        }
        client.in.append(piece.data(), static_cast<qsizetype>(got));
        const qsizetype length = answerLength(client.in);
        if (length == 0)
            return;
        client.in.startsWith("HTTP/1.1 200") ? ++m_result.answers : ++m_result.others;
        m_result.millis.append(std::chrono::duration<double, std::milli>(Clock::now() - client.sentAt).count());
        client.in.remove(0, length);
        send(index);
    }

    const std::function<QByteArray(int, qint64)> &m_next;
    int m_poll = -1;
    std::vector<Client> m_clients;
    qint64 m_count = 0;
    LoadResult m_result;
};

} // namespace

int connectTo(quint16 port, int host)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr_in from = address;
    from.sin_port = 0;
    from.sin_addr.s_addr = htonl(0x7f000000U + static_cast<quint32>(host));
    if (descriptor < 0 || ::bind(descriptor, reinterpret_cast<sockaddr *>(&from), sizeof from) != 0
        || ::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        ::close(descriptor);
        return -1;
    }
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

LoadResult load(quint16 port, int connections, std::chrono::milliseconds time,
                const std::function<QByteArray(int connection, qint64 n)> &next)
{
    return Load(port, connections, next).run(time);
}

QByteArray requestText(const QByteArray &method, const QByteArray &path, const QByteArray &token, const QByteArray &body)
{
    QByteArray text = method + ' ' + path + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + token + "\r\n";
    if (!body.isEmpty())
        text += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

} // namespace otklik::bench
