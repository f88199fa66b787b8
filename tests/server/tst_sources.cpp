#include "server/api/sourceconnector.h"
#include "server/store/secrets.h"
#include "tests/server/support/scene.h"

using namespace otklik;
using namespace otklik::server;

namespace {

/// A network that answers what the test says.
class FakeConnector final : public SourceConnector
{
public:
    Result<QUrl> beginMastodon(const QString &where, const QString &back, const QString &) override
    {
        instance = where;
        callback = back;
        if (!refusal.code.isEmpty())
            return tl::unexpected<Error>(refusal);
        return QUrl(QStringLiteral("https://social.example/oauth/authorize?state=abc"));
    }
    Result<Source> finish(const QString &state, const QString &code, const QString &error) override
    {
        came = {state, code, error};
        if (!refusal.code.isEmpty())
            return tl::unexpected<Error>(refusal);
        return Source{};
    }
    Result<SourceTrial> tryOut(const SourceForm &typed) override
    {
        form = typed;
        if (!refusal.code.isEmpty())
            return tl::unexpected<Error>(refusal);
        SourceTrial trial;
        trial.access.handle = QStringLiteral("brand");
        trial.access.missing = {QStringLiteral("wall")};
        trial.posts = 3;
        return trial;
    }
    Result<TrialAnswer> tryAnswer(const SourceForm &typed) override
    {
        form = typed;
        if (!refusal.code.isEmpty())
            return tl::unexpected<Error>(refusal);
        return TrialAnswer{QStringLiteral("https://social.example/1"), true};
    }
    Result<TrialAnswer> tryConnected(const SourceId &id) override
    {
        tested = id;
        if (!refusal.code.isEmpty())
            return tl::unexpected<Error>(refusal);
        return TrialAnswer{{}, true};
    }
    Result<Source> connect(const SourceForm &typed) override
    {
        form = typed;
        if (!refusal.code.isEmpty())
            return tl::unexpected<Error>(refusal);
        Source made;
        made.id = {QStringLiteral("made")};
        made.network = typed.network;
        return made;
    }
    Result<MediaBytes> media(const SourceId &, const QString &, const QString &) override
    {
        return failure(Error::Kind::GiveUp, QStringLiteral("not_possible"));
    }
    Result<PushAnswer> receive(const SourceId &id, const PushedCall &call) override
    {
        called = id;
        pushed = call;
        if (!refusal.code.isEmpty())
            return tl::unexpected<Error>(refusal);
        PushAnswer answer;
        answer.body = "confirmed";
        return answer;
    }
    void disconnected(const SourceId &id) override { ended = id; }

    SourceForm form;
    SourceId called;
    SourceId tested;
    PushedCall pushed;
    Error refusal;
    QString instance;
    QString callback;
    QStringList came;
    SourceId ended;
};

const QJsonObject address{{QStringLiteral("url"), QStringLiteral("https://social.example")}};

} // namespace

/// The routes that connect networks and end connections.
class TestSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLeadBeginsToConnect();
    void anAgentDoesNot();
    void refusesWhatIsNoAddress();
    void tellsWhatTheNetworkRefused_data();
    void tellsWhatTheNetworkRefused();
    void theBrowserComesBackWithoutASession();
    void theBrowserIsToldWhatFailed_data();
    void theBrowserIsToldWhatFailed();
    void disconnectingForgetsTheKeysAndKeepsThePosts();
    void keysAreTriedOutWithoutBeingKept();
    void anAnswerIsTriedOutAndWrittenDown();
    void aConnectedSourceIsTriedOutByWhoeverSeesIt();
    void aNetworkIsConnectedWithTypedKeys();
    void aFormThatMakesNoSenseIsRefused();
    void aNetworkCallsWithoutASession();
    void aServerWithoutConnectorsSaysSo();
};

void TestSources::aLeadBeginsToConnect()
{
    FakeConnector connector;
    TestServer server({{}, {}, &connector});
    TestClient client(server.port(), server.tokenOf(server.lead));
    const TestReply reply = client.post("/v1/sources/mastodon", address);
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.json().value(QStringLiteral("authorize_url")).toString(), QStringLiteral("https://social.example/oauth/authorize?state=abc"));
    QCOMPARE(connector.instance, QStringLiteral("https://social.example"));
    QCOMPARE(connector.callback, QStringLiteral("http://127.0.0.1:%1/v1/oauth/callback").arg(server.port()));
}

void TestSources::anAgentDoesNot()
{
    FakeConnector connector;
    TestServer server({{}, {}, &connector});
    TestClient agent(server.port(), server.tokenOf(server.agent));
    QCOMPARE(agent.post("/v1/sources/mastodon", address).status, 403);
    QCOMPARE(agent.remove("/v1/sources/" + server.source.id.value.toLatin1()).status, 403);
    QVERIFY(connector.instance.isEmpty());
    TestClient stranger(server.port());
    QCOMPARE(stranger.post("/v1/sources/mastodon", address).status, 401);
}

void TestSources::refusesWhatIsNoAddress()
{
    FakeConnector connector;
    TestServer server({{}, {}, &connector});
    TestClient client(server.port(), server.tokenOf(server.administrator));
    QCOMPARE(client.post("/v1/sources/mastodon", {}).status, 400);
    QCOMPARE(client.post("/v1/sources/mastodon", {{QStringLiteral("url"), QString(501, u'x')}}).status, 400);
    QCOMPARE(client.send("POST", "/v1/sources/mastodon", "url=x", "text/plain").status, 415);
}

void TestSources::tellsWhatTheNetworkRefused_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("no address") << QStringLiteral("bad_url") << 422;
    QTest::newRow("no such host") << QStringLiteral("network_unreachable") << 502;
    QTest::newRow("silence") << QStringLiteral("network_no_answer") << 502;
    QTest::newRow("a web page") << QStringLiteral("not_mastodon") << 502;
    QTest::newRow("a fault there") << QStringLiteral("network_fault") << 502;
    QTest::newRow("too many open attempts") << QStringLiteral("too_many_attempts") << 429;
}

void TestSources::tellsWhatTheNetworkRefused()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    FakeConnector connector;
    connector.refusal = {Error::Kind::GiveUp, code, {}};
    TestServer server({{}, {}, &connector});
    TestClient client(server.port(), server.tokenOf(server.lead));
    const TestReply reply = client.post("/v1/sources/mastodon", address);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.code(), code);
}

void TestSources::theBrowserComesBackWithoutASession()
{
    FakeConnector connector;
    TestServer server({{}, {}, &connector});
    TestClient browser(server.port());
    const TestReply page = browser.get("/v1/oauth/callback?state=a%2Bb&code=c%26d");
    QCOMPARE(page.status, 200);
    QCOMPARE(connector.came, QStringList({QStringLiteral("a+b"), QStringLiteral("c&d"), QString()}));
    QVERIFY(page.headers.value("content-security-policy").contains("default-src 'none'"));
}

void TestSources::theBrowserIsToldWhatFailed_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("a state we never gave") << QStringLiteral("bad_state") << 400;
    QTest::newRow("the person declined") << QStringLiteral("denied") << 400;
    QTest::newRow("the network failed") << QStringLiteral("network_no_answer") << 502;
}

void TestSources::theBrowserIsToldWhatFailed()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    FakeConnector connector;
    connector.refusal = {Error::Kind::GiveUp, code, {}};
    TestServer server({{}, {}, &connector});
    TestClient browser(server.port());
    const TestReply page = browser.get("/v1/oauth/callback?error=<script>alert(1)</script>");
    QCOMPARE(page.status, status);
    QVERIFY(!page.body.contains("script"));
}

void TestSources::disconnectingForgetsTheKeysAndKeepsThePosts()
{
    FakeConnector connector;
    TestServer server({{}, {}, &connector});
    server.ingest({server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"))});
    QVERIFY(server.store->write([&](Rows &rows) -> Result<void> {
        Secrets(rows).set(server.source.id.value, QStringLiteral("access_token"), QStringLiteral("t"));
        return {};
    }));
    TestClient client(server.port(), server.tokenOf(server.lead));
    QCOMPARE(client.remove("/v1/sources/" + server.source.id.value.toLatin1()).status, 204);
    QCOMPARE(connector.ended, server.source.id);
    QCOMPARE(server.row<Source>(server.source.id).state, SourceState::NotConnected);
    const auto secret = server.store->read([&](Rows &rows) -> Result<QString> {
        return Secrets(rows).value(server.source.id.value, QStringLiteral("access_token"));
    });
    QCOMPARE(*secret, QString());
    QVERIFY(!server.mention(QStringLiteral("p")).id.isEmpty());
    QCOMPARE(client.remove("/v1/sources/nobody").status, 404);
}

const QJsonObject vkForm{{QStringLiteral("network"), QStringLiteral("vk")},
                        {QStringLiteral("values"), QJsonObject{{QStringLiteral("access_token"), QStringLiteral("s3cret")}}}};

void TestSources::keysAreTriedOutWithoutBeingKept()
{
    FakeConnector connector;
    TestServer server({{}, {}, &connector});
    TestClient client(server.port(), server.tokenOf(server.lead));
    const TestReply reply = client.post("/v1/sources/trial", vkForm);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json().value(QStringLiteral("handle")).toString(), QStringLiteral("brand"));
    QCOMPARE(reply.json().value(QStringLiteral("posts")).toInteger(), 3);
    QCOMPARE(reply.json().value(QStringLiteral("missing")).toArray(), QJsonArray{QStringLiteral("wall")});
    QVERIFY(!reply.body.contains("s3cret"));
    QCOMPARE(connector.form.values.value(QStringLiteral("access_token")), QStringLiteral("s3cret"));
    TestClient agent(server.port(), server.tokenOf(server.agent));
    QCOMPARE(agent.post("/v1/sources/trial", vkForm).status, 403);
}

void TestSources::anAnswerIsTriedOutAndWrittenDown()
{
    FakeConnector connector;
    TestServer server({{}, {}, &connector});
    TestClient client(server.port(), server.tokenOf(server.lead));
    const TestReply reply = client.post("/v1/sources/trial/answer", vkForm);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json().value(QStringLiteral("is_removed")).toBool(), true);
    QCOMPARE(connector.form.network, QStringLiteral("vk"));
    const auto audited = server.store->read([](Rows &rows) -> Result<qint64> {
        return AuditLog(rows).count(QLatin1StringView("source.answer_tried"), QStringLiteral("vk"));
    });
    QCOMPARE(audited.value_or(-1), 1);
    connector.refusal = {Error::Kind::GiveUp, QStringLiteral("not_possible"), {}};
    QCOMPARE(client.post("/v1/sources/trial/answer", vkForm).status, 502);
    connector.refusal = {Error::Kind::GiveUp, QStringLiteral("test_word_missing"), {}};
    QCOMPARE(client.post("/v1/sources/trial/answer", vkForm).status, 409);
    TestClient agent(server.port(), server.tokenOf(server.agent));
    QCOMPARE(agent.post("/v1/sources/trial/answer", vkForm).status, 403);
}

void TestSources::aConnectedSourceIsTriedOutByWhoeverSeesIt()
{
    FakeConnector connector;
    TestServer server({{}, {}, &connector});
    TestClient client(server.port(), server.tokenOf(server.lead));
    const QByteArray path = "/v1/sources/" + server.source.id.value.toUtf8() + "/answer";
    const TestReply reply = client.post(path, {});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json().value(QStringLiteral("is_removed")).toBool(), true);
    QCOMPARE(connector.tested, server.source.id);
    const auto audited = server.store->read([&](Rows &rows) -> Result<qint64> {
        return AuditLog(rows).count(QLatin1StringView("source.answer_tried"), server.source.id.value);
    });
    QCOMPARE(audited.value_or(-1), 1);
    connector.tested = {};
    QCOMPARE(client.post("/v1/sources/none/answer", {}).status, 404);
    TestClient agent(server.port(), server.tokenOf(server.agent));
    QCOMPARE(agent.post(path, {}).status, 403);
    QCOMPARE(connector.tested, SourceId());
    connector.refusal = {Error::Kind::GiveUp, QStringLiteral("not_possible"), {}};
    QCOMPARE(client.post(path, {}).status, 502);
}

void TestSources::aNetworkIsConnectedWithTypedKeys()
{
    FakeConnector connector;
    TestServer server({{}, {}, &connector});
    TestClient client(server.port(), server.tokenOf(server.lead));
    const TestReply reply = client.post("/v1/sources", vkForm);
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.json().value(QStringLiteral("id")).toString(), QStringLiteral("made"));
    connector.refusal = {Error::Kind::SignIn, QStringLiteral("token_refused"), {}};
    QCOMPARE(client.post("/v1/sources", vkForm).status, 502);
    connector.refusal = {Error::Kind::CorrectInput, QStringLiteral("bad_value"), QStringLiteral("access_token")};
    QCOMPARE(client.post("/v1/sources", vkForm).status, 422);
}

void TestSources::aFormThatMakesNoSenseIsRefused()
{
    FakeConnector connector;
    TestServer server({{}, {}, &connector});
    TestClient client(server.port(), server.tokenOf(server.lead));
    QCOMPARE(client.post("/v1/sources", {}).status, 400);
    QJsonObject form = vkForm;
    form.insert(QStringLiteral("values"), QJsonObject{{QStringLiteral("access_token"), 7}});
    QCOMPARE(client.post("/v1/sources", form).status, 400);
    QVERIFY(connector.form.network.isEmpty());
}

void TestSources::aNetworkCallsWithoutASession()
{
    FakeConnector connector;
    TestServer server({{}, {}, &connector});
    TestClient network(server.port());
    const QByteArray path = "/v1/hooks/" + server.source.id.value.toLatin1();
    const TestReply reply = network.send("POST", path + "?a=1", R"({"type":"confirmation"})", "application/json");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray("confirmed"));
    QCOMPARE(connector.called, server.source.id);
    QCOMPARE(connector.pushed.query, QByteArray("a=1"));
    QCOMPARE(connector.pushed.body, QByteArray(R"({"type":"confirmation"})"));
    // What is not known, and what is known and not expected, look the same.
    connector.refusal = {Error::Kind::GiveUp, QStringLiteral("not_possible"), {}};
    QCOMPARE(network.send("POST", path, "{}", "application/json").status, 404);
}

void TestSources::aServerWithoutConnectorsSaysSo()
{
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.lead));
    QCOMPARE(client.post("/v1/sources/mastodon", address).status, 501);
    QCOMPARE(client.get("/v1/oauth/callback").status, 501);
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
