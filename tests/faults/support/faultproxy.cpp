#include "tests/faults/support/faultproxy.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

namespace otklik::faults {

using namespace std::chrono_literals;

namespace {

const QByteArray portalPage =
    "<!DOCTYPE html><html><head><title>Wi-Fi</title></head><body>Please accept the terms.</body></html>";

/// A socket that closes with its owner. `reset` closes it the hard way.
class Socket final
{
public:
    explicit Socket(int descriptor = -1)
        : m_descriptor(descriptor)
    {}
    ~Socket() { close(); }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        m_descriptor = -1;
    }
    void reset()
    {
        const linger hard{1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        close();
    }
    [[nodiscard]] bool write(const QByteArray &bytes) const
    {
        for (qsizetype sent = 0; sent < bytes.size();) {
            const ssize_t now =
                ::send(m_descriptor, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
            if (now <= 0)
                return false;
            sent += now;
        }
        return true;
    }
    /// Some bytes; empty at the end of the stream.
    [[nodiscard]] QByteArray read() const
    {
        QByteArray bytes(64 * 1024, Qt::Uninitialized);
        const ssize_t got = ::recv(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()), 0);
        bytes.truncate(std::max<ssize_t>(got, 0));
        return bytes;
    }
    [[nodiscard]] bool isReadable(std::chrono::milliseconds within) const
    {
        pollfd watched{m_descriptor, POLLIN, 0};
        return ::poll(&watched, 1, static_cast<int>(within.count())) > 0;
    }

private:
    int m_descriptor;
};

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int connectedTo(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

QByteArray answerOf(const QByteArray &statusAndHeaders, const QByteArray &body)
{
    return "HTTP/1.1 " + statusAndHeaders
         + "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

struct FaultProxy::State
{
    quint16 server = 0;
    quint16 port = 0;
    quint32 seed = 0;
    int listener = -1;
    std::atomic<double> share = 0;
    std::atomic<NetworkFault> always = NetworkFault::None;
    std::atomic<qint64> struck = 0;
    std::atomic<qint64> requests = 0;
    std::atomic<bool> isStopping = false;

    std::mutex mutex;
    std::condition_variable changed;
    qint64 healings = 0; ///< counted, so that who waits for one misses none
    int running = 0;
    std::set<Connection *> open; ///< to be interrupted when the proxy ends

    /// Sleeps, or until the network returns or the proxy ends. True: it does not go on sleeping.
    bool wait(qint64 since, std::chrono::milliseconds longest)
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, longest, [&] { return healings > since || isStopping; });
    }
    qint64 healingsSoFar()
    {
        const std::lock_guard lock(mutex);
        return healings;
    }
};

/// One client and the requests it sends.
class FaultProxy::Connection final
{
public:
    Connection(std::shared_ptr<State> state, int descriptor, quint32 number)
        : m_state(std::move(state))
        , m_client(descriptor)
        , m_random(m_state->seed * 7919U + number)
    {}

    /// With the state's mutex held: whoever waits for the client gives up.
    void interrupt() const { ::shutdown(m_client.descriptor(), SHUT_RDWR); }

    void run()
    {
        while (!m_state->isStopping) {
            const QByteArray request = nextRequest();
            if (request.isEmpty() || !serve(request))
                return;
        }
    }

private:
    [[nodiscard]] QByteArray nextRequest()
    {
        for (;;) {
            const qsizetype end = m_buffer.indexOf("\r\n\r\n");
            if (end >= 0) {
                const QByteArray head = m_buffer.left(end).toLower();
                const qsizetype at = head.indexOf("content-length:");
                const qsizetype body =
                    at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
                if (m_buffer.size() >= end + 4 + body) {
                    const QByteArray request = m_buffer.left(end + 4 + body);
                    m_buffer.remove(0, request.size());
                    return request;
                }
            }
            const QByteArray more = m_client.read();
            if (more.isEmpty())
                return {};
            m_buffer += more;
        }
    }

    [[nodiscard]] NetworkFault choose()
    {
        if (const NetworkFault always = m_state->always; always != NetworkFault::None)
            return always;
        if (std::uniform_real_distribution(0.0, 1.0)(m_random) >= m_state->share)
            return NetworkFault::None;
        const NetworkFault fault =
            networkFaults.at(std::uniform_int_distribution<size_t>(0, networkFaults.size() - 1)(m_random));
        // What hangs until the network returns keeps the others from being tried: one time in four is enough.
        const bool hangs = fault == NetworkFault::Drop || fault == NetworkFault::Slow;
        return hangs && std::uniform_int_distribution(0, 3)(m_random) > 0 ? NetworkFault::None : fault;
    }

    [[nodiscard]] std::chrono::milliseconds aWhile(int longest)
    {
        return std::chrono::milliseconds(std::uniform_int_distribution(1, longest)(m_random));
    }

    /// The request as the server gets it: one answer a connection, so that its end is the stream's end.
    [[nodiscard]] static QByteArray closing(QByteArray request)
    {
        const qsizetype line = request.indexOf("\r\n") + 2;
        const qsizetype keep = request.toLower().indexOf("\r\nconnection:");
        if (keep >= 0)
            request.remove(keep, request.indexOf("\r\n", keep + 2) - keep);
        return request.insert(line, "Connection: close\r\n");
    }

    [[nodiscard]] QByteArray wholeAnswer(const QByteArray &request) const
    {
        const Socket server(connectedTo(m_state->server));
        QByteArray answer;
        if (server.descriptor() < 0 || !server.write(closing(request)))
            return answer;
        for (QByteArray more = server.read(); !more.isEmpty(); more = server.read())
            answer += more;
        return answer;
    }

    /// False: the connection is over.
    [[nodiscard]] bool serve(const QByteArray &request)
    {
        const qint64 since = m_state->healingsSoFar();
        const NetworkFault fault = choose();
        const bool isStream = request.startsWith("GET /v1/events");
        ++m_state->requests;
        m_state->struck += fault == NetworkFault::None ? 0 : 1;
        switch (fault) {
        case NetworkFault::None:
            break;
        case NetworkFault::Drop:
            while (!m_state->wait(since, 1h)) {
            }
            return hangUp();
        case NetworkFault::Reset:
            return hangUp();
        case NetworkFault::Portal:
            std::ignore = m_client.write(answerOf("200 OK\r\nContent-Type: text/html", portalPage));
            return false;
        case NetworkFault::Unavailable:
            std::ignore = m_client.write(
                answerOf("503 Service Unavailable\r\nRetry-After: 1\r\nContent-Type: text/html", "<h1>Busy</h1>"));
            return false;
        case NetworkFault::Bomb:
            std::ignore = m_client.write(
                answerOf("200 OK\r\nContent-Encoding: gzip\r\nContent-Type: application/json", gzipBomb()));
            return false;
        case NetworkFault::Late:
            std::ignore = m_state->wait(since, aWhile(60));
            break;
        case NetworkFault::Duplicate:
            if (!isStream)
                std::ignore = wholeAnswer(request);
            break;
        case NetworkFault::LateDuplicate:
            if (!isStream)
                sendLater(request, aWhile(300));
            break;
        case NetworkFault::LostAnswer:
            if (!isStream)
                std::ignore = wholeAnswer(request);
            return hangUp();
        case NetworkFault::Cut:
        case NetworkFault::Slow:
            break;
        }
        if (isStream)
            return pump(request, fault, since);
        const QByteArray answer = wholeAnswer(request);
        if (fault == NetworkFault::Cut)
            std::ignore =
                m_client.write(answer.left(std::uniform_int_distribution<qsizetype>(0, answer.size())(m_random)));
        else if (fault == NetworkFault::Slow)
            drip(answer, since);
        else
            std::ignore = m_client.write(answer);
        return false;
    }

    void drip(const QByteArray &answer, qint64 since)
    {
        qsizetype sent = 0;
        while (sent < answer.size() && !m_state->wait(since, 1s))
            if (!m_client.write(answer.mid(sent++, 1)))
                return;
        std::ignore = m_client.write(answer.mid(sent));
    }

    void sendLater(const QByteArray &request, std::chrono::milliseconds after)
    {
        {
            const std::lock_guard lock(m_state->mutex);
            ++m_state->running;
        }
        std::thread([state = m_state, request, after] {
            std::this_thread::sleep_for(after);
            const Socket server(connectedTo(state->server));
            if (server.descriptor() >= 0 && server.write(closing(request)))
                while (!server.read().isEmpty()) {
                }
            const std::lock_guard lock(state->mutex);
            --state->running;
            state->changed.notify_all();
        }).detach();
    }

    /// The event stream, until an end closes it or, under a fault, for a short while.
    [[nodiscard]] bool pump(const QByteArray &request, NetworkFault fault, qint64 since)
    {
        const Socket server(connectedTo(m_state->server));
        if (server.descriptor() < 0 || !server.write(closing(request)))
            return false;
        const auto until = std::chrono::steady_clock::now()
                         + (fault == NetworkFault::None ? std::chrono::milliseconds(1h) : aWhile(200));
        while (!m_state->isStopping && std::chrono::steady_clock::now() < until) {
            if (server.isReadable(20ms)) {
                const QByteArray bytes = server.read();
                if (bytes.isEmpty())
                    break;
                if (fault == NetworkFault::Slow)
                    drip(bytes, since);
                else if (!m_client.write(bytes))
                    break;
            }
            if (m_client.isReadable(0ms) && m_client.read().isEmpty())
                break;
        }
        return hangUp();
    }

    /// The hard way. Under the mutex, so that the descriptor is never somebody else's when it is interrupted.
    [[nodiscard]] bool hangUp()
    {
        const std::lock_guard lock(m_state->mutex);
        m_client.reset();
        return false;
    }

    std::shared_ptr<State> m_state;
    Socket m_client;
    std::mt19937 m_random;
    QByteArray m_buffer;
};

FaultProxy::FaultProxy(quint16 server, quint32 seed)
    : m_state(std::make_shared<State>())
{
    m_state->server = server;
    m_state->seed = seed;
    m_state->listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_state->listener, reinterpret_cast<const sockaddr *>(&address), size) != 0
        || ::listen(m_state->listener, 128) != 0
        || ::getsockname(m_state->listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("no proxy");
    m_state->port = ntohs(address.sin_port);
    m_state->running = 1;
    std::thread([state = m_state] {
        for (quint32 number = 0; !state->isStopping; ++number) {
            const int client = ::accept4(state->listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0)
                break;
            auto connection = std::make_unique<Connection>(state, client, number);
            {
                const std::lock_guard lock(state->mutex);
                ++state->running;
                state->open.insert(connection.get());
            }
            std::thread([state, mine = std::move(connection)]() mutable {
                mine->run();
                const std::lock_guard lock(state->mutex);
                state->open.erase(mine.get());
                mine.reset();
                --state->running;
                state->changed.notify_all();
            }).detach();
        }
        const std::lock_guard lock(state->mutex);
        --state->running;
        state->changed.notify_all();
    }).detach();
}

FaultProxy::~FaultProxy()
{
    m_state->isStopping = true;
    ::shutdown(m_state->listener, SHUT_RDWR);
    std::unique_lock lock(m_state->mutex);
    for (const Connection *connection : m_state->open)
        connection->interrupt();
    m_state->changed.notify_all();
    m_state->changed.wait(lock, [this] { return m_state->running == 0; });
    ::close(m_state->listener);
}

quint16 FaultProxy::port() const
{
    return m_state->port;
}

void FaultProxy::trouble(double share)
{
    m_state->always = NetworkFault::None;
    m_state->share = share;
}

void FaultProxy::only(NetworkFault fault)
{
    m_state->always = fault;
}

void FaultProxy::heal()
{
    m_state->share = 0;
    m_state->always = NetworkFault::None;
    const std::lock_guard lock(m_state->mutex);
    ++m_state->healings;
    m_state->changed.notify_all();
}

qint64 FaultProxy::struck() const
{
    return m_state->struck;
}

qint64 FaultProxy::requests() const
{
    return m_state->requests;
}

QByteArray gzipBomb()
{
    // One piece is compressed, and stands there again and again: after a full flush a piece knows nothing of the
    // others.
    static const QByteArray bomb = [] {
        constexpr int pieces = 4096;
        const auto deflated = [](const QByteArray &plain, QByteArray &head) {
            z_stream stream{};
            if (::deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
                return QByteArray();
            QByteArray out(64 * 1024, Qt::Uninitialized);
            const auto flush = [&](QByteArray text) {
                stream.next_in = reinterpret_cast<Bytef *>(text.data());
                stream.avail_in = static_cast<uInt>(text.size());
                stream.next_out = reinterpret_cast<Bytef *>(out.data());
                stream.avail_out = static_cast<uInt>(out.size());
                ::deflate(&stream, Z_FULL_FLUSH);
                return out.left(out.size() - static_cast<qsizetype>(stream.avail_out));
            };
            head = flush("{\"changes\":\"");
            const QByteArray body = flush(plain);
            ::deflateEnd(&stream);
            return body;
        };
        QByteArray head;
        const QByteArray piece = deflated(QByteArray(1024 * 1024, 'a'), head);
        return head + piece.repeated(pieces);
    }();
    return bomb;
}

} // namespace otklik::faults
