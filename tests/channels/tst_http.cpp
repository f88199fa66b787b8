#include "channels/http/curlhttp.h"
#include "channels/http/mediafetch.h"
#include "channels/problems.h"

#include <QTcpServer>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

/// Takes one connection on loopback, reads the request's head and body, sends
/// `answer` as it stands and closes.
class OneAnswer final
{
public:
    explicit OneAnswer(QByteArray answer) : m_answer(std::move(answer)), m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_socket, reinterpret_cast<sockaddr *>(&address), size);
        ::listen(m_socket, 1);
        ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~OneAnswer()
    {
        ::shutdown(m_socket, SHUT_RDWR);
        ::close(m_socket);
        m_thread.join();
    }

    [[nodiscard]] QUrl url(const QString &rest = {}) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/%2").arg(m_port).arg(rest));
    }
    [[nodiscard]] QByteArray request()
    {
        for (int i = 0; i < 500 && !m_isDone; ++i)
            std::this_thread::sleep_for(10ms);
        return m_isDone ? m_request : QByteArray();
    }

private:
    void serve()
    {
        const int peer = ::accept(m_socket, nullptr, nullptr);
        if (peer < 0)
            return;
        char buffer[4096];
        while (!isWhole()) {
            const ssize_t count = ::read(peer, buffer, sizeof buffer);
            if (count <= 0)
                break;
            m_request.append(buffer, count);
        }
        m_isDone = true;
        if (!m_answer.isEmpty())
            (void)!::send(peer, m_answer.constData(), static_cast<size_t>(m_answer.size()), MSG_NOSIGNAL);
        ::close(peer);
    }

    [[nodiscard]] bool isWhole() const
    {
        const qsizetype head = m_request.indexOf("\r\n\r\n");
        const qsizetype length = m_request.toLower().indexOf("content-length: ");
        const qsizetype wanted = length < 0 ? 0 : m_request.mid(length + 16).split('\r').first().toLongLong();
        return head >= 0 && m_request.size() >= head + 4 + wanted;
    }

    QByteArray m_answer;
    QByteArray m_request;
    std::atomic<bool> m_isDone = false;
    int m_socket;
    int m_port = 0;
    std::thread m_thread;
};

CurlHttp smallHttp()
{
    return CurlHttp({.connectTimeout = 2s, .totalTimeout = 5s, .maxBody = 1000});
}

} // namespace

class tst_Http final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOtherMethodsAreSentAsNamed();
    void aStreamIsTakenPieceByPiece();
    void aCallEndsWhenItIsToldTo();
    void aPostArrivesWholeAndItsAnswerToo();
    void aRedirectIsNotFollowed();
    void aClosedPortWasSurelyNotReached();
    void aLostAnswerMayHaveArrived();
    void aFileThatBreaksOffIsNone();
    void anAnswerThatIsTooLargeIsCutOff();
    void otherSchemesAreRefused_data();
    void otherSchemesAreRefused();
    void theServersWaitIsKept_data();
    void theServersWaitIsKept();
    void formsAreEncoded();
};

void tst_Http::aFileThatBreaksOffIsNone()
{
    OneAnswer half("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 400\r\n\r\nhalf of it");
    CurlHttp http = smallHttp();
    HttpRequest request;
    request.url = half.url();
    const auto broken = fetchMedia(http, request, 1000);
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, QString(httpcode::noAnswer));
    OneAnswer endless("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + QByteArray(100000, 'x'));
    request.url = endless.url();
    const auto large = fetchMedia(http, request, 1000);
    QVERIFY(!large);
    QCOMPARE(large.error().code, QString(problem::mediaTooLarge));
    OneAnswer elsewhere("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n");
    request.url = elsewhere.url();
    const auto redirected = fetchMedia(http, request, 1000);
    QVERIFY(!redirected);
    QCOMPARE(redirected.error().code, QString(problem::notPossible));
}

void tst_Http::aPostArrivesWholeAndItsAnswerToo()
{
    OneAnswer server("HTTP/1.1 201 Created\r\nX-Thing: a: b\r\nContent-Length: 4\r\n\r\nbody");
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = server.url(QStringLiteral("path?a=b%26c#fragment"));
    request.headers = {{"Authorization", "Bearer secret"}, {"Content-Type", "application/json"}};
    request.body = "{\"a\":\"б\"}";
    const auto response = smallHttp().perform(request);
    QVERIFY(response);
    QCOMPARE(response->status, 201);
    QCOMPARE(response->header("x-thing"), QByteArray("a: b"));
    QCOMPARE(response->body, QByteArray("body"));
    const QByteArray got = server.request();
    QVERIFY(got.startsWith("POST /path?a=b%26c HTTP/1.1\r\n"));
    QVERIFY(got.contains("Authorization: Bearer secret\r\n"));
    QVERIFY(got.contains("User-Agent: Otklik/"));
    QVERIFY(got.endsWith(request.body));
}

void tst_Http::aRedirectIsNotFollowed()
{
    OneAnswer other("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    OneAnswer server("HTTP/1.1 302 Found\r\nLocation: " + other.url().toEncoded() + "\r\nContent-Length: 0\r\n\r\n");
    HttpRequest request;
    request.url = server.url();
    const auto response = smallHttp().perform(request);
    QVERIFY(response);
    QCOMPARE(response->status, 302);
}

void tst_Http::aClosedPortWasSurelyNotReached()
{
    HttpRequest request;
    {
        OneAnswer server({});
        request.url = server.url();
    }
    const auto response = smallHttp().perform(request);
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::Retry);
    QCOMPARE(response.error().code, httpcode::notReached);
}

void tst_Http::aLostAnswerMayHaveArrived()
{
    OneAnswer server({});
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = server.url();
    request.body = "x";
    const auto response = smallHttp().perform(request);
    QVERIFY(!response);
    QCOMPARE(response.error().code, httpcode::noAnswer);
    QVERIFY(server.request().endsWith("x"));
}

void tst_Http::anAnswerThatIsTooLargeIsCutOff()
{
    OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n" + QByteArray(1001, 'x'));
    HttpRequest request;
    request.url = server.url();
    const auto response = smallHttp().perform(request);
    QVERIFY(!response);
    QCOMPARE(response.error().code, httpcode::tooLarge);
}

void tst_Http::otherSchemesAreRefused_data()
{
    QTest::addColumn<QUrl>("url");
    for (const char *url : {"file:///etc/passwd", "ftp://host.example/", "gopher://host.example/", "http:///", ""})
        QTest::newRow(*url ? url : "nothing") << QUrl(QString::fromLatin1(url));
}

void tst_Http::otherSchemesAreRefused()
{
    QFETCH(QUrl, url);
    HttpRequest request;
    request.url = url;
    const auto response = smallHttp().perform(request);
    QVERIFY(!response);
    QCOMPARE(response.error().code, httpcode::badUrl);
}

void tst_Http::theServersWaitIsKept_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds");
    QTest::newRow("seconds") << QByteArray("retry-after") << QByteArray("30") << 30;
    QTest::newRow("a date") << QByteArray("retry-after") << QByteArray("Thu, 01 Jan 2026 00:01:00 GMT") << 60;
    QTest::newRow("the end of the limit") << QByteArray("x-ratelimit-reset") << QByteArray("2026-01-01T00:02:00.000Z") << 120;
    QTest::newRow("nothing said") << QByteArray("x-other") << QByteArray("1") << 7;
    QTest::newRow("nonsense") << QByteArray("retry-after") << QByteArray("soon") << 7;
    QTest::newRow("in the past") << QByteArray("retry-after") << QByteArray("-5") << 1;
    QTest::newRow("next year") << QByteArray("retry-after") << QByteArray("31536000") << 3600;
}

void tst_Http::theServersWaitIsKept()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const std::chrono::sys_seconds now(std::chrono::seconds(1'767'225'600)); // 2026-01-01
    QTEST(static_cast<int>(retryAfter({429, {{name, value}}, {}}, now, 7s).count()), "seconds");
}

void tst_Http::formsAreEncoded()
{
    QCOMPARE(formEncoded({{QStringLiteral("a"), QStringLiteral("b c&d=é+")}, {QStringLiteral("e[]"), {}}}),
             QByteArray("a=b%20c%26d%3D%C3%A9%2B&e%5B%5D="));
}

void tst_Http::theOtherMethodsAreSentAsNamed()
{
    for (const auto &[method, name] : {std::pair(HttpMethod::Put, "PUT "), std::pair(HttpMethod::Delete, "DELETE ")}) {
        OneAnswer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        HttpRequest request;
        request.method = method;
        request.url = server.url();
        request.body = "{}";
        QVERIFY(CurlHttp().perform(request));
        QVERIFY(server.request().startsWith(name));
    }
}

void tst_Http::aStreamIsTakenPieceByPiece()
{
    HttpRequest request;
    QByteArray taken;
    request.onBody = [&](QByteArrayView piece) {
        taken.append(piece);
        return !taken.contains("two");
    };
    OneAnswer endless("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\none two three");
    request.url = endless.url();
    const auto response = CurlHttp().perform(request);
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QVERIFY(taken.startsWith("one two"));
    QVERIFY(response->body.isEmpty());

    // What a refusal says is no part of the stream.
    taken.clear();
    OneAnswer refusing("HTTP/1.1 401 No\r\nContent-Length: 3\r\n\r\nwho");
    request.url = refusing.url();
    const auto refused = CurlHttp().perform(request);
    QVERIFY(refused);
    QCOMPARE(refused->body, QByteArray("who"));
    QVERIFY(taken.isEmpty());
}

void tst_Http::aCallEndsWhenItIsToldTo()
{
    QTcpServer nobodyAnswers;
    QVERIFY(nobodyAnswers.listen(QHostAddress::LocalHost));
    HttpRequest request;
    request.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(nobodyAnswers.serverPort()));
    request.timeout = 60min;
    std::stop_source stop;
    request.stop = stop.get_token();
    std::thread teller([&stop] {
        std::this_thread::sleep_for(50ms);
        stop.request_stop();
    });
    const auto response = CurlHttp().perform(request);
    teller.join();
    QVERIFY(!response);
    QCOMPARE(response.error().code, QString(httpcode::noAnswer));
}

QTEST_GUILESS_MAIN(tst_Http)
#include "tst_http.moc"
