#include "server/auth/password.h"
#include "server/auth/ratelimiter.h"
#include "server/store/userstore.h"
#include "server/store/workspacestore.h"
#include "tests/server/support/testclient.h"
#include "tests/server/support/testserver.h"

#include <QTest>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

QJsonObject passwordOf(const QString &login, const QString &password)
{
    return {{QStringLiteral("login"), login}, {QStringLiteral("password"), password}};
}

void setPassword(TestServer &server, const User &user, const QString &password)
{
    const auto hash = hashPassword(password);
    const auto done = server.store->write([&](Rows &rows) -> Result<void> {
        UserStore(rows).setPasswordHash(user.id, *hash);
        return {};
    });
    QVERIFY(done);
}

void update(TestServer &server, const User &user)
{
    const auto done = server.store->write([&](Rows &rows) -> Result<void> {
        rows.put(user);
        return {};
    });
    QVERIFY(done);
}

} // namespace

class TestSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInWithAPassword();
    void refusesAWrongPasswordAndAnUnknownLoginAlike();
    void signingOutEndsTheToken();
    void aSessionEndsAfterThirtyDays();
    void aDisabledUserIsOutAtOnce();
    void theSecretOpensAnEmbeddedServer();
    void theOwnerOfAnEmbeddedServerCanActAsAnother();
    void nobodyElseCanActAsAnother();
    void aSharedServerKnowsNoSecret();
    void refusesWhatIsNoSignIn_data();
    void refusesWhatIsNoSignIn();
    void limitsAttempts();
    void theLimiterRefills();
    void storesNeitherPasswordsNorTokens();
};

void TestSessions::signsInWithAPassword()
{
    TestServer server;
    setPassword(server, server.agent, QStringLiteral("пароль 1"));
    TestClient client(server.port());
    const TestReply in = client.post("/v1/sessions", passwordOf(QStringLiteral("anna"), QStringLiteral("пароль 1")));
    QCOMPARE(in.status, 201);
    TestClient mine(server.port(), in.json().value(QStringLiteral("token")).toString().toLatin1());
    const TestReply me = mine.get("/v1/me");
    QCOMPARE(me.status, 200);
    QCOMPARE(me.json().value(QStringLiteral("user")).toObject().value(QStringLiteral("login")).toString(), QStringLiteral("anna"));
    QCOMPARE(me.json().value(QStringLiteral("epoch")), in.json().value(QStringLiteral("epoch")));
}

void TestSessions::refusesAWrongPasswordAndAnUnknownLoginAlike()
{
    TestServer server;
    setPassword(server, server.agent, QStringLiteral("right"));
    TestClient client(server.port());
    for (const QString &login : {QStringLiteral("anna"), QStringLiteral("nobody"), QStringLiteral("lena")}) {
        const TestReply reply = client.post("/v1/sessions", passwordOf(login, QStringLiteral("wrong")));
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.code(), QStringLiteral("wrong_password"));
    }
    // lena has no password at all: not even an empty one opens.
    QCOMPARE(client.post("/v1/sessions", passwordOf(QStringLiteral("lena"), QString())).status, 401);
}

void TestSessions::signingOutEndsTheToken()
{
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.agent));
    QCOMPARE(client.remove("/v1/sessions/current").status, 204);
    const TestReply reply = client.get("/v1/me");
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.code(), QStringLiteral("signed_out"));
}

void TestSessions::aSessionEndsAfterThirtyDays()
{
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.agent));
    server.clock.advance(29 * 24h);
    QCOMPARE(client.get("/v1/me").status, 200);
    server.clock.advance(24h);
    QCOMPARE(client.get("/v1/me").status, 401);
}

void TestSessions::aDisabledUserIsOutAtOnce()
{
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.agent));
    server.agent.isActive = false;
    update(server, server.agent);
    QCOMPARE(client.get("/v1/changes?after=0").status, 401);
}

void TestSessions::theSecretOpensAnEmbeddedServer()
{
    TestServer server({{}, "the secret", nullptr});
    const auto owned = server.store->write([&](Rows &rows) -> Result<void> {
        WorkspaceStore(rows).setOwner(server.administrator.id);
        return {};
    });
    QVERIFY(owned);
    TestClient client(server.port());
    const TestReply wrong = client.post("/v1/sessions", {{QStringLiteral("secret"), QStringLiteral("a secret")}});
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.code(), QStringLiteral("wrong_secret"));
    const TestReply right = client.post("/v1/sessions", {{QStringLiteral("secret"), QStringLiteral("the secret")}});
    QCOMPARE(right.status, 201);
    QCOMPARE(right.json().value(QStringLiteral("user")).toObject().value(QStringLiteral("login")).toString(),
             QStringLiteral("admin"));
}

void TestSessions::theOwnerOfAnEmbeddedServerCanActAsAnother()
{
    TestServer server({{}, "the secret", nullptr});
    TestClient client(server.port());
    const TestReply owner = client.post("/v1/sessions", {{QStringLiteral("secret"), QStringLiteral("the secret")},
                                                         {QStringLiteral("act_as"), QStringLiteral("anna")}});
    QCOMPARE(owner.status, 201);
    TestClient signedIn(server.port(), owner.json().value(QStringLiteral("token")).toString().toLatin1());
    const TestReply lead = signedIn.post("/v1/sessions", {{QStringLiteral("act_as"), QStringLiteral("lena")}});
    QCOMPARE(lead.status, 201);
    QCOMPARE(lead.json().value(QStringLiteral("user")).toObject().value(QStringLiteral("role")).toString(), QStringLiteral("lead"));
    QCOMPARE(signedIn.post("/v1/sessions", {{QStringLiteral("act_as"), QStringLiteral("nobody")}}).status, 404);
}

void TestSessions::nobodyElseCanActAsAnother()
{
    TestServer server({{}, "the secret", nullptr});
    TestClient client(server.port(), server.tokenOf(server.agent)); // signed in with a password
    const TestReply reply = client.post("/v1/sessions", {{QStringLiteral("act_as"), QStringLiteral("lena")}});
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.code(), QStringLiteral("not_allowed"));
    TestClient stranger(server.port());
    QCOMPARE(stranger.post("/v1/sessions", {{QStringLiteral("act_as"), QStringLiteral("lena")}}).status, 401);
}

void TestSessions::aSharedServerKnowsNoSecret()
{
    TestServer server;
    TestClient client(server.port());
    QCOMPARE(client.post("/v1/sessions", {{QStringLiteral("secret"), QString()}}).status, 401);
}

void TestSessions::refusesWhatIsNoSignIn_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("no JSON") << QByteArray("login=anna") << QByteArray("application/x-www-form-urlencoded") << 415;
    QTest::newRow("not an object") << QByteArray("[]") << QByteArray("application/json") << 400;
    QTest::newRow("nothing in it") << QByteArray("{}") << QByteArray("application/json; charset=utf-8") << 400;
    QTest::newRow("numbers") << QByteArray(R"({"login":1,"password":2})") << QByteArray("application/json") << 400;
    QTest::newRow("endless password")
        << QByteArray(R"({"login":"anna","password":")" + QByteArray(1001, 'x') + "\"}") << QByteArray("application/json") << 400;
}

void TestSessions::refusesWhatIsNoSignIn()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    TestServer server;
    TestClient client(server.port());
    QCOMPARE(client.send("POST", "/v1/sessions", body, type).status, status);
}

void TestSessions::limitsAttempts()
{
    TestServer server;
    TestClient client(server.port());
    TestReply reply;
    for (int i = 0; i < 200 && reply.status != 429; ++i)
        reply = client.post("/v1/sessions", {});
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.code(), QStringLiteral("too_many_attempts"));
    QVERIFY(reply.headers.contains("retry-after"));
}

void TestSessions::theLimiterRefills()
{
    RateLimiter limiter(2, 3);
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(limiter.wait("a", start), 0s);
    QCOMPARE(limiter.wait("a", start), 1s);
    QCOMPARE(limiter.wait("b", start), 0s);
    QCOMPARE(limiter.wait("a", start + 1s), 0s);
    QCOMPARE(limiter.wait("a", start + 1s), 0s);
    QCOMPARE(limiter.wait("a", start + 1s), 1s);
}

void TestSessions::storesNeitherPasswordsNorTokens()
{
    SQLITE_ONLY();
    TestServer server;
    setPassword(server, server.agent, QStringLiteral("a-password-to-look-for"));
    const QByteArray token = server.tokenOf(server.agent);
    const QString copy = server.folder.filePath(QStringLiteral("copy.db"));
    QVERIFY(server.store->backup(copy));
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(!bytes.contains(token));
    QVERIFY(!bytes.contains("a-password-to-look-for"));
    QVERIFY(bytes.contains("$argon2id$"));
}

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
