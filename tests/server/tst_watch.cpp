#include "server/metrics.h"
#include "server/watch/watchpoints.h"
#include "storage/sqlite/database.h"
#include "tests/server/support/scene.h"

#include <QRegularExpression>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

/// The value of a line of the text format; -1: there is no such line.
double valueOf(const QByteArray &text, const QByteArray &name)
{
    for (const QByteArray &line : text.split('\n'))
        if (line.startsWith(name + ' '))
            return line.mid(name.size() + 1).toDouble();
    return -1;
}

} // namespace

/// What service managers, load balancers and Prometheus are told.
class TestWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsInTheTextFormat();
    void countsRequestsByRouteAndStatus();
    void countsCommandsByVerdict();
    void tellsTheStateOfTheWork();
    void tellsHowManyAreConnected();
    void readyUntilItStops();
    void notReadyWithoutADatabaseThatTakesWrites();
    void namesNobody();
};

void TestWatch::everyLineIsInTheTextFormat()
{
    Scene scene;
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
    QCOMPARE(scene.agent.get("/v1/nothing").status, 404);
    static const QRegularExpression line(QStringLiteral(
        R"(^(# (HELP|TYPE) otklik_[a-z_]+ .+|otklik_[a-z_]+(\{[a-z_]+="[^"\\]*"(,[a-z_]+="[^"\\]*")*\})? [-+0-9.e]+)$)"));
    const QByteArray text = scene.server.metricsText();
    QVERIFY(text.endsWith('\n'));
    for (const QByteArray &one : text.chopped(1).split('\n'))
        QVERIFY2(line.match(QString::fromUtf8(one)).hasMatch(), one.constData());
}

void TestWatch::countsRequestsByRouteAndStatus()
{
    Scene scene;
    const auto count = [&](const char *labels) {
        return valueOf(scene.server.metricsText(), QByteArray("otklik_requests_total{") + labels + '}');
    };
    for (int i = 0; i < 3; ++i)
        QCOMPARE(scene.agent.get("/v1/me").status, 200);
    TestClient stranger(scene.server.port());
    QCOMPARE(stranger.get("/v1/me").status, 401);
    QCOMPARE(stranger.get("/v1/sources/whatever/this/is").status, 404);
    // An answer is counted when its last byte has left, which may be after it was read here.
    QTRY_COMPARE(count(R"(route="GET /v1/me",status="200")"), 3.0);
    QTRY_COMPARE(count(R"(route="GET /v1/me",status="401")"), 1.0);
    QTRY_COMPARE(count(R"(route="other",status="404")"), 1.0);
    const QByteArray text = scene.server.metricsText();
    QCOMPARE(valueOf(text, R"(otklik_request_seconds_count{route="GET /v1/me"})"), 4.0);
    QCOMPARE(valueOf(text, R"(otklik_request_seconds_bucket{route="GET /v1/me",le="+Inf"})"), 4.0);
    QVERIFY(valueOf(text, R"(otklik_request_seconds_sum{route="GET /v1/me"})") > 0);
}

void TestWatch::countsCommandsByVerdict()
{
    Scene scene;
    const NoteId note = scene.fresh<NoteId>();
    ACCEPTED(scene.push(scene.agent, NoteAdd{note, scene.supportCase.personId, QStringLiteral("tea")}));
    COMPARE_CODE(scene.push(scene.agent, NoteEdit{note, QStringLiteral("coffee"), 9}), "note_changed");
    COMPARE_CODE(scene.push(scene.agent, NoteEdit{scene.fresh<NoteId>(), QStringLiteral("coffee"), 9}), "not_found");
    const QByteArray text = scene.server.metricsText();
    QCOMPARE(valueOf(text, R"(otklik_mutations_total{verdict="accepted"})"), 1.0);
    QCOMPARE(valueOf(text, R"(otklik_mutations_total{verdict="conflict"})"), 1.0);
    QCOMPARE(valueOf(text, R"(otklik_mutations_total{verdict="rejected"})"), 1.0);
}

void TestWatch::tellsTheStateOfTheWork()
{
    Scene scene;
    const QByteArray text = scene.server.metricsText();
    QCOMPARE(valueOf(text, R"(otklik_open_cases{state="open"})"), 1.0);
    QVERIFY(valueOf(text, "otklik_feed_number") > 5);
    QCOMPARE(valueOf(text, R"(otklik_source_failing{source=")" + scene.server.source.id.value.toLatin1() + R"("})"), 0.0);
}

void TestWatch::tellsHowManyAreConnected()
{
    TestServer server;
    const double before = valueOf(server.metricsText(), "otklik_connections");
    auto events = std::make_unique<TestClient>(server.port());
    events->write("GET /v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + server.tokenOf(server.agent) + "\r\n\r\n");
    QVERIFY(!events->readUntil("event: news").isEmpty());
    QCOMPARE(valueOf(server.metricsText(), "otklik_event_streams"), 1.0);
    QCOMPARE(valueOf(server.metricsText(), "otklik_connections"), before + 1);
    events.reset();
    QTRY_COMPARE(valueOf(server.metricsText(), "otklik_event_streams"), 0.0);
}

void TestWatch::readyUntilItStops()
{
    TestServer server;
    TestClient client(server.port());
    QCOMPARE(client.get("/readyz").status, 200);
    server.watch->beginStop();
    const TestReply reply = client.get("/readyz");
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.code(), QStringLiteral("stopping"));
    QCOMPARE(client.get("/healthz").status, 200); // the process is well
}

void TestWatch::notReadyWithoutADatabaseThatTakesWrites()
{
    SQLITE_ONLY();
    TestServer server;
    auto other = sqlite::Database::open(server.database.place(), {.busyTimeout = 100ms});
    QVERIFY(other);
    (*other)->execute("BEGIN EXCLUSIVE");
    TestClient client(server.port());
    const TestReply reply = client.get("/readyz");
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.code(), QStringLiteral("database_busy"));
    (*other)->execute("ROLLBACK");
    QTRY_COMPARE_WITH_TIMEOUT(client.get("/readyz").status, 200, 20000);
}

void TestWatch::namesNobody()
{
    // A whole session: what is planted in texts, names, passwords and tokens stands in no line of the log or the figures.
    const QString mark = QStringLiteral("zaqomark");
    Scene scene;
    TestServer &server = scene.server;
    IncomingPost post = server.post(mark + u'1', mark, mark + QStringLiteral(" where is my parcel"));
    post.authorName = post.authorUrl = post.authorBio = post.url = post.threadTitle = mark;
    server.ingest({post});
    const Case supportCase = server.caseOf(mark + u'1');
    const DraftId draft = scene.fresh<DraftId>();
    const QList<Command> commands{
        ClaimTake{supportCase.personId, false},
        NoteAdd{scene.fresh<NoteId>(), supportCase.personId, mark},
        NoteEdit{scene.fresh<NoteId>(), mark, 3},
        ContactAdd{scene.fresh<ContactId>(), supportCase.personId, ContactKind::Email, mark},
        PersonEdit{supportCase.personId, PersonField::Name, mark, mark},
        DraftSave{draft, supportCase.id, supportCase.mentionId, Visibility::Public, mark, 0},
        PublicationSubmit{scene.fresh<PublicationId>(), draft, supportCase.id, supportCase.mentionId, Visibility::Public, mark, 1, 0, false, mark},
        CaseClose{supportCase.id, mark}};
    for (const Command &command : commands)
        scene.push(scene.agent, command);
    scene.agent.get("/v1/changes?after=0&" + mark.toLatin1() + '=' + mark.toLatin1());
    scene.agent.get("/v1/" + mark.toLatin1());
    scene.agent.get("/v1/oauth/callback?state=" + mark.toLatin1() + "&code=" + mark.toLatin1());
    scene.lead.post("/v1/sources/mastodon", {{QStringLiteral("url"), QStringLiteral("https://") + mark + QStringLiteral(".example")}});
    TestClient stranger(server.port(), mark.toLatin1());
    stranger.get("/v1/me");
    stranger.post("/v1/sessions", {{QStringLiteral("login"), mark}, {QStringLiteral("password"), mark}});
    stranger.write("GET /" + mark.toLatin1() + " HTTP/9.9\r\n" + mark.toLatin1() + ": " + mark.toLatin1() + "\r\n\r\n");
    QVERIFY(stranger.isClosedWithin(5000));
    const QByteArray figures = server.metricsText();
    const QByteArray token = server.tokenOf(server.agent);
    TestClient last(server.port(), token);
    QCOMPARE(last.get("/v1/me").status, 200);
    server.stop();
    QVERIFY(server.logged.size() > 1000);
    for (const QByteArray &secret : {mark.toLatin1(), token, QByteArray("anna"), QByteArray("127.0.0.1")}) {
        QVERIFY2(!server.logged.contains(secret), server.logged.constData());
        QVERIFY2(!figures.contains(secret), figures.constData());
    }
    for (const QByteArray &line : server.logged.trimmed().split('\n'))
        QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
}

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
