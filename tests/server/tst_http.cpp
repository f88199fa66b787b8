#include "tests/server/support/testclient.h"
#include "tests/server/support/testserver.h"

#include <QTcpServer>
#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

/// What the HTTP layer takes and refuses, from the first byte on.
class TestHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAConnectionForManyRequests();
    void namesEveryAnswerAndItsLogLine();
    void refusesABodyThatIsTooLarge();
    void refusesAChunkedBodyThatGrowsTooLarge();
    void refusesAHeaderThatIsTooLarge();
    void answersWhatIsNotHttp();
    void closesAHeaderThatIsNeverFinished();
    void closesABodyThatIsNeverFinished();
    void closesAnIdleConnection();
    void saysToContinueBeforeABody();
    void refusesMoreConnectionsThanOneAddressMayHave();
    void slowsASessionThatAsksTooFast();
    void madeUpTokensShareTheAllowanceOfTheirAddress();
    void finishesWhatRunsWhenItStops();
    void saysThatAPortIsInUse();
    void refusesWhatCouldBeReadInTwoWays_data();
    void refusesWhatCouldBeReadInTwoWays();
    void refusesEndlessChunkExtensions();
    void aStrangerHasNothingLongToSay();
    void aProxyTellsWhoTheClientIs();
    void nobodyElseTellsWhoTheClientIs();
    void toldToStopItFinishesWhatRuns();
    void aLoadBalancerHasTimeToNotice();
    void logsNoTextsAndNoTokens();
};

void TestHttp::keepsAConnectionForManyRequests()
{
    TestServer server;
    TestClient client(server.port());
    client.write("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    const TestReply first = client.read("GET", "/healthz");
    const TestReply second = client.read("GET", "/healthz");
    QCOMPARE(first.status, 200);
    QCOMPARE(second.status, 200);
    QVERIFY(first.headers.value("x-request-id") != second.headers.value("x-request-id"));
    QCOMPARE(client.get("/healthz").status, 200);
}

void TestHttp::namesEveryAnswerAndItsLogLine()
{
    TestServer server;
    TestClient client(server.port());
    const TestReply reply = client.get("/v1/nothing/here");
    QCOMPARE(reply.status, 404);
    QCOMPARE(reply.code(), QStringLiteral("not_found"));
    QCOMPARE(reply.json().value(QStringLiteral("request_id")).toString().toLatin1(), reply.headers.value("x-request-id"));
    server.stop();
    QVERIFY(server.logged.contains(reply.headers.value("x-request-id")));
}

void TestHttp::refusesABodyThatIsTooLarge()
{
    TestServer server;
    TestClient client(server.port());
    client.write("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2097153\r\n\r\n");
    client.write(QByteArray(1024 * 1024, ' '));
    const TestReply reply = client.read("POST", "/v1/sessions");
    QCOMPARE(reply.status, 413);
    QCOMPARE(reply.code(), QStringLiteral("too_large"));
}

void TestHttp::refusesAChunkedBodyThatGrowsTooLarge()
{
    TestServer::Setup setup;
    setup.limits.bodyBytes = 1000;
    TestServer server(setup);
    TestClient client(server.port());
    client.write("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n" + QByteArray(1000, ' ')
                 + "\r\n1\r\n \r\n");
    QCOMPARE(client.read("POST", "/v1/sessions").status, 413);
}

void TestHttp::refusesAHeaderThatIsTooLarge()
{
    TestServer server;
    TestClient client(server.port());
    client.write("GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: " + QByteArray(17 * 1024, 'x') + "\r\n\r\n");
    QCOMPARE(client.read("GET", "/healthz").status, 431);
}

void TestHttp::answersWhatIsNotHttp()
{
    TestServer server;
    TestClient client(server.port());
    client.write("\x16\x03\x01 hello there\r\n\r\n");
    const TestReply reply = client.read("GET", "/");
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), QStringLiteral("bad_request"));
}

void TestHttp::closesAHeaderThatIsNeverFinished()
{
    TestServer::Setup setup;
    setup.limits.headerTime = 100ms;
    TestServer server(setup);
    TestClient client(server.port());
    client.write("GET /healthz HTTP/1.1\r\nHost:");
    QVERIFY(client.isClosedWithin(5000));
}

void TestHttp::closesABodyThatIsNeverFinished()
{
    TestServer::Setup setup;
    setup.limits.bodyTime = 100ms;
    TestServer server(setup);
    TestClient client(server.port());
    client.write("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{");
    QVERIFY(client.isClosedWithin(5000));
}

void TestHttp::closesAnIdleConnection()
{
    TestServer::Setup setup;
    setup.limits.idleTime = 100ms;
    TestServer server(setup);
    TestClient client(server.port());
    QCOMPARE(client.get("/healthz").status, 200);
    QVERIFY(client.isClosedWithin(5000));
}

void TestHttp::saysToContinueBeforeABody()
{
    TestServer server;
    TestClient client(server.port());
    client.write("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
                 "Content-Length: 2\r\n\r\n");
    QVERIFY(!client.readUntil("HTTP/1.1 100 Continue\r\n\r\n").isEmpty());
    client.write("{}");
    QCOMPARE(client.read("POST", "/v1/sessions").status, 400);
}

void TestHttp::refusesMoreConnectionsThanOneAddressMayHave()
{
    TestServer::Setup setup;
    setup.limits.connectionsPerAddress = 3;
    TestServer server(setup);
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<TestClient>(server.port()));
        QCOMPARE(clients.back()->get("/healthz").status, 200);
    }
    TestClient last(server.port());
    last.write({});
    const TestReply reply = last.read("GET", "/healthz");
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.code(), QStringLiteral("too_many_connections"));
    QCOMPARE(clients.front()->get("/healthz").status, 200);
}

void TestHttp::slowsASessionThatAsksTooFast()
{
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.agent));
    TestReply reply;
    for (int i = 0; i < 5000 && reply.status != 429; ++i)
        reply = client.get("/v1/me");
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.code(), QStringLiteral("too_many_requests"));
    QVERIFY(reply.headers.value("retry-after").toInt() >= 1);
    TestClient other(server.port(), server.tokenOf(server.lead));
    QCOMPARE(other.get("/v1/me").status, 200);
}

void TestHttp::madeUpTokensShareTheAllowanceOfTheirAddress()
{
    TestServer server;
    TestClient known(server.port(), server.tokenOf(server.agent));
    QCOMPARE(known.get("/v1/me").status, 200);
    TestReply reply;
    for (int i = 0; i < 20'000 && reply.status != 429; ++i)
        reply = TestClient(server.port(), "made-up-" + QByteArray::number(i)).get("/v1/me");
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.code(), QStringLiteral("too_many_requests"));
    QCOMPARE(known.get("/v1/me").status, 200); // who is signed in goes on, from the same address
}

void TestHttp::finishesWhatRunsWhenItStops()
{
    TestServer server;
    TestClient idle(server.port());
    QCOMPARE(idle.get("/healthz").status, 200);
    TestClient events(server.port(), server.tokenOf(server.agent));
    QCOMPARE(events.get("/v1/events").status, 200);
    server.stop();
    QVERIFY(idle.isClosedWithin(5000));
    QVERIFY(events.isClosedWithin(5000));
}

void TestHttp::saysThatAPortIsInUse()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const TestClock clock;
    otklik::server::Log log([](const QByteArray &) { });
    otklik::server::HttpServer server({}, clock, log, [](const auto &) { return otklik::server::HttpAnswer{}; });
    const auto port = server.listen(QStringLiteral("127.0.0.1"), taken.serverPort());
    QVERIFY(!port);
    QCOMPARE(port.error().code, QStringLiteral("address_in_use"));
    otklik::server::HttpServer other({}, clock, log, [](const auto &) { return otklik::server::HttpAnswer{}; });
    QCOMPARE(other.listen(QStringLiteral("not an address"), 0).error().code, QStringLiteral("address_not_usable"));
}

void TestHttp::refusesWhatCouldBeReadInTwoWays_data()
{
    QTest::addColumn<QByteArray>("request");
    const QByteArray post = "POST /v1/sessions HTTP/1.1\r\nHost: a\r\n";
    const QByteArray hidden = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
    QTest::newRow("length and chunks") << post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden;
    QTest::newRow("chunks and length") << post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + hidden;
    QTest::newRow("two lengths") << post + "Content-Length: 0\r\nContent-Length: " + QByteArray::number(hidden.size()) + "\r\n\r\n" + hidden;
    QTest::newRow("the same length twice") << post + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n" + hidden;
    QTest::newRow("a list of lengths") << post + "Content-Length: 0, 40\r\n\r\n" + hidden;
    QTest::newRow("a signed length") << post + "Content-Length: +0\r\n\r\n" + hidden;
    QTest::newRow("an unknown coding") << post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden;
    QTest::newRow("two codings") << post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + hidden;
    QTest::newRow("no coding at all") << post + "Transfer-Encoding: identity\r\n\r\n" + hidden;
    QTest::newRow("chunks in the old protocol")
        << QByteArray("POST /v1/sessions HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") + hidden;
    QTest::newRow("a blank before the colon") << post + "Content-Length : 0\r\n\r\n" + hidden;
    QTest::newRow("two hosts") << QByteArray("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    QTest::newRow("no host") << QByteArray("GET /healthz HTTP/1.1\r\n\r\n");
    QTest::newRow("another server's address") << QByteArray("GET http://other/healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    QTest::newRow("bare line feeds") << QByteArray("GET /healthz HTTP/1.1\nHost: a\n\n");
    QTest::newRow("the newer protocol") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
}

void TestHttp::refusesWhatCouldBeReadInTwoWays()
{
    QFETCH(QByteArray, request);
    TestServer server;
    TestClient client(server.port());
    client.write(request);
    const TestReply reply = client.read("POST", "/v1/sessions");
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.headers.value("connection"), QByteArray("close")); // and what follows is never read as a request
    server.stop();
    QVERIFY(!server.logged.contains("/healthz"));
}

void TestHttp::refusesEndlessChunkExtensions()
{
    TestServer server;
    TestClient client(server.port());
    client.write("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;x=" + QByteArray(300 * 1024, 'x'));
    const int status = client.read("POST", "/v1/sessions").status;
    QVERIFY2(status >= 400 && status < 500, qPrintable(QString::number(status)));
}

void TestHttp::aStrangerHasNothingLongToSay()
{
    TestServer server;
    TestClient client(server.port());
    client.write("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 70000\r\n\r\n");
    QCOMPARE(client.read("POST", "/v1/sessions").status, 413);
}

void TestHttp::aProxyTellsWhoTheClientIs()
{
    TestServer::Setup setup;
    setup.limits.trustedProxies = {"127.0.0.1"};
    TestServer server(setup);
    const auto attempts = [&](const QByteArray &forwarded) {
        int count = 0;
        for (TestClient client(server.port()); count < 100; ++count) {
            client.write("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + forwarded
                         + "\r\nX-Request-Id: from-the-proxy\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
            const TestReply reply = client.read("POST", "/v1/sessions");
            if (reply.headers.value("x-request-id") != "from-the-proxy" || reply.status == 429)
                break;
        }
        return count;
    };
    QVERIFY(attempts("198.51.100.7") < 50);           // this one has had its attempts
    QVERIFY(attempts("1.2.3.4, 198.51.100.7") < 3);   // also when it claims to be somebody else
    QVERIFY(attempts("198.51.100.8") > 10);           // and others have theirs
    server.stop();
    QVERIFY(server.logged.contains("from-the-proxy"));
    QVERIFY(!server.logged.contains("198.51.100"));
}

void TestHttp::nobodyElseTellsWhoTheClientIs()
{
    TestServer server;
    TestClient client(server.port());
    int status = 0;
    for (int i = 0; i < 100 && status != 429; ++i) {
        client.write("POST /v1/sessions HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100." + QByteArray::number(i)
                     + "\r\nX-Request-Id: mine\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        const TestReply reply = client.read("POST", "/v1/sessions");
        QVERIFY(reply.headers.value("x-request-id") != "mine");
        status = reply.status;
    }
    QCOMPARE(status, 429);
}

void TestHttp::toldToStopItFinishesWhatRuns()
{
    TestServer server;
    TestClient sender(server.port(), server.tokenOf(server.agent));
    sender.write("POST /v1/mutations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                 + server.tokenOf(server.agent) + "\r\nContent-Length: 16\r\n\r\n{\"mutations\"");
    TestClient events(server.port());
    events.write("GET /v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + server.tokenOf(server.lead) + "\r\n\r\n");
    QVERIFY(!events.readUntil("event: news").isEmpty());
    std::thread stopping([&] { server.stop(); });
    // The stream says to come back before it ends; that also shows that the stop has begun.
    QVERIFY(!events.readUntil("retry: ").isEmpty());
    QVERIFY(events.isClosedWithin(5000));
    sender.write(":[]}");
    const int status = sender.read("POST", "/v1/mutations").status;
    stopping.join();
    QVERIFY2(status == 503, qPrintable(QString::number(status))); // read to its end, and told to come again
}

void TestHttp::aLoadBalancerHasTimeToNotice()
{
    TestServer::Setup setup;
    setup.limits.drainTime = 5s;
    TestServer server(setup);
    TestClient before(server.port(), server.tokenOf(server.agent));
    QCOMPARE(before.get("/v1/me").status, 200);
    std::thread stopping([&] { server.stop(); });
    // Until the time is over it answers, and asks to connect anew.
    QTRY_COMPARE([&] {
        TestClient fresh(server.port(), server.tokenOf(server.agent));
        return fresh.get("/v1/me").headers.value("connection");
    }(), QByteArray("close"));
    stopping.join();
    QVERIFY(before.isClosedWithin(5000));
}

void TestHttp::logsNoTextsAndNoTokens()
{
    TestServer server;
    const QByteArray token = server.tokenOf(server.agent);
    TestClient client(server.port(), token);
    client.get("/v1/me?name=Ivan");
    client.post("/v1/sessions", {{QStringLiteral("login"), QStringLiteral("ivan.petrov")}, {QStringLiteral("password"), QStringLiteral("hush")}});
    server.stop();
    QVERIFY(!server.logged.isEmpty());
    for (const QByteArray &secret : {token, QByteArray("Ivan"), QByteArray("ivan.petrov"), QByteArray("hush"), QByteArray("127.0.0.1")})
        QVERIFY2(!server.logged.contains(secret), server.logged.constData());
}

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
