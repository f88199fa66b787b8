#include "server/http/httpserver.h"
#include "server/log.h"
#include "tests/faults/fuzz/input.h"

#include <QList>

#include <arpa/inet.h>
#include <csignal>
#include <mutex>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

// Bytes on a connection: how the network has cut them makes no difference to which requests are heard,
// so that no proxy and we can understand two different things; and every connection ends.

using namespace otklik;
using namespace otklik::faults;

namespace {

constexpr int longestWait = 10'000; ///< ms
constexpr qint64 longestBody = 2000;
constexpr qint64 longestOfStrangers = 500;

/// libFuzzer's alarm clock would break off what waits for the network; here a wait has an end of its own.
bool leaveAlarmsToOthers()
{
    sigset_t alarms;
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    return pthread_sigmask(SIG_BLOCK, &alarms, nullptr) == 0;
}

/// A server that only notes what it was asked.
class Listener final
{
public:
    Listener()
        : m_log([](const QByteArray &) {})
        , m_server(limits(), m_clock, m_log, [this](const server::HttpRequest &request) { return note(request); })
    {
        const auto port = m_server.listen(QStringLiteral("127.0.0.1"), 0);
        if (!port)
            broken("a port to listen at");
        m_port = *port;
    }

    /// The requests that were heard when these bytes came in pieces.
    [[nodiscard]] QList<QByteArray> heard(const QByteArray &bytes, qsizetype step)
    {
        const int socket = connected();
        for (qsizetype at = 0; at < bytes.size(); at += step)
            if (!wrote(socket, bytes.mid(at, step)))
                break;
        ::shutdown(socket, SHUT_WR);
        readToEnd(socket);
        ::close(socket);
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_heard, {});
    }

private:
    static server::HttpLimits limits()
    {
        server::HttpLimits limits;
        limits.headerBytes = 4096;
        limits.bodyBytes = longestBody;
        limits.strangersBodyBytes = longestOfStrangers;
        limits.handlerThreads = 1;
        limits.trustedProxies = {"127.0.0.1"};
        return limits;
    }

    server::HttpAnswer note(const server::HttpRequest &request)
    {
        if (!request.path.startsWith('/') || request.path.contains('?') || request.method.isEmpty())
            broken("a request has a method and a path");
        if (request.body.size() > longestBody || request.id.isEmpty())
            broken("a request is within its bounds");
        const std::lock_guard lock(m_mutex);
        m_heard.append(request.method + ' ' + request.path + '?' + request.query + '\n' + request.token + '\n'
                       + request.contentType + '\n' + request.host + '\n' + request.peer + '\n' + request.body);
        server::HttpAnswer answer;
        answer.body = "{}";
        return answer;
    }

    [[nodiscard]] int connected() const
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(m_port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0)
            broken("a connection");
        const int atOnce = 1; // no piece waits for the one before it to be acknowledged
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &atOnce, sizeof atOnce);
        // Reset when closed: a million of them would otherwise use up the ports.
        const linger reset{1, 0};
        ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        return socket;
    }

    static bool wrote(int socket, const QByteArray &piece)
    {
        return ::send(socket, piece.constData(), static_cast<size_t>(piece.size()), MSG_NOSIGNAL) == piece.size();
    }

    static void readToEnd(int socket)
    {
        QByteArray answers;
        for (char bytes[4096];;) {
            pollfd waiting{socket, POLLIN, 0};
            if (::poll(&waiting, 1, longestWait) == 0)
                broken("a connection ends");
            const ssize_t count = ::recv(socket, bytes, sizeof bytes, 0);
            if (count <= 0)
                break;
            answers.append(bytes, static_cast<qsizetype>(count));
        }
        if (!answers.isEmpty() && !answers.startsWith("HTTP/1.1 "))
            broken("an answer is HTTP");
    }

    SystemClock m_clock;
    server::Log m_log;
    std::mutex m_mutex;
    QList<QByteArray> m_heard;
    server::HttpServer m_server;
    quint16 m_port = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bool isUndisturbed = leaveAlarmsToOthers();
    static Listener listener;
    if (!isUndisturbed)
        broken("no alarms");
    const FuzzInput input(data, size);
    const auto whole = listener.heard(input.bytes, std::max<qsizetype>(1, input.bytes.size()));
    const qsizetype step = 1 + static_cast<qsizetype>(input.choice) + input.bytes.size() / 64;
    if (listener.heard(input.bytes, step) != whole)
        broken("pieces make the same requests");
    return 0;
}
