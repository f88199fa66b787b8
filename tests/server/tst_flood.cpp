#include "server/metrics.h"
#include "tests/server/support/scene.h"

#include <QElapsedTimer>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

constexpr int flood = 5000;

/// Connections that say little and never finish, from many addresses of the loopback.
class SlowClients final
{
public:
    ~SlowClients() { end(); }

    /// False when the system does not give that many.
    bool open(int count, quint16 port, int fromAddress = 2)
    {
        for (int i = 0; i < count; ++i) {
            const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            sockaddr_in from{};
            from.sin_family = AF_INET;
            from.sin_addr.s_addr = htonl(0x7f000000U + static_cast<quint32>(fromAddress + i / 250));
            sockaddr_in to = from;
            to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            to.sin_port = htons(port);
            const bool isOpen = descriptor >= 0
                && ::bind(descriptor, reinterpret_cast<sockaddr *>(&from), sizeof from) == 0
                && ::connect(descriptor, reinterpret_cast<sockaddr *>(&to), sizeof to) == 0
                && ::fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0;
            if (descriptor >= 0)
                m_descriptors.push_back(descriptor);
            if (!isOpen)
                return false;
        }
        return true;
    }

    /// One more byte, or a few, from everybody.
    void say(const QByteArray &bytes) const
    {
        for (const int descriptor : m_descriptors)
            std::ignore = ::send(descriptor, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
    }

    /// How many the server has not closed.
    [[nodiscard]] int alive() const
    {
        int count = 0;
        for (const int descriptor : m_descriptors) {
            char byte = 0;
            const auto got = ::recv(descriptor, &byte, 1, MSG_DONTWAIT | MSG_PEEK);
            count += got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        }
        return count;
    }

    void end()
    {
        for (const int descriptor : m_descriptors)
            ::close(descriptor);
        m_descriptors.clear();
    }

private:
    std::vector<int> m_descriptors;
};

bool mayOpen(int files)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_max >= static_cast<rlim_t>(files);
}

} // namespace

/// Thousands who hold connections and say nothing do not hurt those who work.
class TestFlood : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slowConnectionsDoNotHurtTheOthers_data();
    void slowConnectionsDoNotHurtTheOthers();
    void aFullServerClosesSilentStrangersFirst();
    void slowReadersHoldNoHandler();
    void longBodiesOfAllShareWhatThereIs();
};

void TestFlood::slowConnectionsDoNotHurtTheOthers_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("drop");
    QTest::newRow("silence") << QByteArray() << QByteArray();
    QTest::newRow("headers byte by byte") << QByteArray("GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ") << QByteArray("s");
    QTest::newRow("bodies byte by byte")
        << QByteArray("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{")
        << QByteArray(" ");
}

void TestFlood::slowConnectionsDoNotHurtTheOthers()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, drop);
    if (!mayOpen(2 * flood + 500))
        QSKIP("this system does not let a process open 10,500 files");
    TestServer::Setup setup;
    setup.limits.headerTime = 120s; // the slow ones stay: that is the test
    setup.limits.bodyTime = 120s;
    TestServer server(setup);
    TestClient events(server.port(), server.tokenOf(server.agent));
    events.write("GET /v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + server.tokenOf(server.agent) + "\r\n\r\n");
    QVERIFY(!events.readUntil("event: news").isEmpty());
    SlowClients slow;
    QVERIFY(slow.open(flood, server.port()));
    slow.say(start);
    for (int round = 0; round < 20; ++round) {
        slow.say(drop);
        TestClient worker(server.port(), server.tokenOf(server.agent)); // a new connection each time
        QCOMPARE(worker.get("/v1/me").status, 200);
        server.ingest({server.post(QStringLiteral("p%1").arg(round), QStringLiteral("ivan"), QStringLiteral("Hello"))});
        QCOMPARE(worker.get("/v1/changes?after=0").status, 200);
    }
    QVERIFY(!events.readUntil("event: news").isEmpty()); // news still come
    QVERIFY(slow.alive() > flood * 9 / 10);
}

void TestFlood::aFullServerClosesSilentStrangersFirst()
{
    if (!mayOpen(2000))
        QSKIP("this system does not let a process open 2,000 files");
    TestServer::Setup setup;
    setup.limits.connections = 300;
    setup.limits.headerTime = 120s;
    TestServer server(setup);
    // Signed in long before the flood, and idle since.
    TestClient colleague(server.port(), server.tokenOf(server.agent));
    QCOMPARE(colleague.get("/v1/me").status, 200);
    TestClient events(server.port(), server.tokenOf(server.agent));
    events.write("GET /v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + server.tokenOf(server.lead) + "\r\n\r\n");
    QVERIFY(!events.readUntil("event: news").isEmpty());
    SlowClients slow;
    QVERIFY(slow.open(600, server.port()));
    for (int i = 0; i < 10; ++i) {
        TestClient fresh(server.port(), server.tokenOf(server.lead));
        QCOMPARE(fresh.get("/v1/me").status, 200);
    }
    QTRY_VERIFY(slow.alive() <= 300);
    QCOMPARE(colleague.get("/v1/me").status, 200); // over the connection it had
    server.ingest({server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"))});
    QVERIFY(!events.readUntil("event: news").isEmpty());
}

void TestFlood::slowReadersHoldNoHandler()
{
    TestServer::Setup setup;
    setup.limits.handlerThreads = 2;
    TestServer server(setup);
    QList<IncomingPost> posts;
    for (int i = 0; i < 3000; ++i)
        posts.append(server.post(QStringLiteral("p%1").arg(i), QStringLiteral("a%1").arg(i), QString(2000, u'x')));
    server.ingest(posts);
    std::vector<std::unique_ptr<TestClient>> slow;
    for (int i = 0; i < 20; ++i) { // ask for everything, and read nothing of it
        slow.push_back(std::make_unique<TestClient>(server.port()));
        slow.back()->write("GET /v1/snapshot HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + server.tokenOf(server.agent) + "\r\n\r\n");
    }
    TestClient worker(server.port(), server.tokenOf(server.lead));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(worker.get("/v1/me").status, 200);
}

void TestFlood::longBodiesOfAllShareWhatThereIs()
{
    TestServer::Setup setup;
    setup.limits.bodyBytesInAll = 300'000;
    TestServer server(setup);
    const QByteArray head = "POST /v1/mutations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer "
        + server.tokenOf(server.agent) + "\r\nContent-Length: ";
    TestClient one(server.port());
    one.write(head + "200000\r\n\r\n{");
    TestClient first(server.port(), server.tokenOf(server.agent));
    QCOMPARE(first.get("/healthz").status, 200); // the first one has been read by now
    TestClient two(server.port());
    two.write(head + "200000\r\n\r\n{");
    const TestReply refused = two.read("POST", "/v1/mutations");
    QCOMPARE(refused.status, 503);
    QCOMPARE(refused.headers.value("retry-after"), QByteArray("2"));
    // A short one has its place.
    TestClient three(server.port());
    three.write(head + "16\r\n\r\n{\"mutations\":[]}");
    QCOMPARE(three.read("POST", "/v1/mutations").status, 200);
    one.disconnect();
    QTRY_COMPARE([&] {
        TestClient again(server.port());
        again.write(head + "200000\r\n\r\n{\"mutations\":[]}" + QByteArray(200000 - 16, ' '));
        return again.read("POST", "/v1/mutations").status;
    }(), 200);
}

QTEST_GUILESS_MAIN(TestFlood)
#include "tst_flood.moc"
