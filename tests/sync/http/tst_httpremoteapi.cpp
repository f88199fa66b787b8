#include "sync/http/httpremoteapi.h"

#include "sync/http/eventstreamparser.h"
#include "sync/serverclock.h"
#include "sync/wire/protocol.h"
#include "tests/sync/http/cannedserver.h"

#include <QJsonDocument>
#include <QTest>

using namespace otklik;

namespace {

const QByteArray session = R"({"token":"t0ken","expires_at":1,"workspace_id":"w","epoch":"e","user":{"id":"u",)"
                           R"("login":"anna","name":"Anna","role":"agent","needs_review":false,"is_active":true,"teams":""}})";
const QByteArray noteLine = R"({"kind":"note","seq":1,"row":{"id":"n","person_id":"p","text":"t","author_id":"",)"
                            R"("created_at":0,"updated_at":0,"revision":1,"is_removed":false}})";

/// Asks for changes and waits for what comes.
Reply<ChangesBatch> changesFrom(const QUrl &server, ServerClock *clock = nullptr)
{
    HttpRemoteApi api(server, clock);
    std::optional<Reply<ChangesBatch>> reply;
    api.changes(0, 10, [&](const Reply<ChangesBatch> &answer) { reply = answer; });
    if (!QTest::qWaitFor([&] { return reply.has_value(); }, 5000))
        return tl::unexpected<Failure>(Failure{{Error::Kind::GiveUp, QStringLiteral("no_answer_in_test"), {}}, {}, {}});
    return *reply;
}

} // namespace

class TestHttpRemoteApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionIsOpenedAndUsed();
    void aPageOfChangesIsRead();
    void theServersTimeIsLearnt();
    void historyIsAskedForByPlace();
    void aPersonIsNamedByTheirId();
    void whatIsSaidOfAPersonIsHeldAgainstReason_data();
    void whatIsSaidOfAPersonIsHeldAgainstReason();
    void aPageOfHistoryIsHeldAgainstTheQuestion_data();
    void aPageOfHistoryIsHeldAgainstTheQuestion();
    void whatIsNoAnswerIsToldByACode_data();
    void whatIsNoAnswerIsToldByACode();
    void aRefusalCarriesItsCodeAndRequest();
    void aRedirectIsNotFollowed();
    void anAnswerWithoutEndIsCutOff();
    void whatIsTooLongByItsOwnWordIsNotWaitedFor();
    void aCompressedAnswerIsNotUnpacked();
    void whatCannotBeReadNamesItsRequest();
    void aTokenThatIsNoTokenIsRefused();
    void aHeavyBatchOfTheSnapshotGoesOutEarly();
    void aLineWithoutEndIsCutOff();
    void anAbortedCallStaysSilent();
    void theSnapshotComesInBatches();
    void aSnapshotWithoutItsEndIsNotWhole();
    void aSnapshotOfAnotherProgramIsRefused();
    void newsAreHeard();
    void eventsAreCutFromPiecesOfAnySize();
    void nobodyThereIsOffline();
};

void TestHttpRemoteApi::aSessionIsOpenedAndUsed()
{
    const CannedServer server(CannedServer::http("201 Created", "application/json", session));
    HttpRemoteApi api(server.url());
    std::optional<Reply<Session>> in;
    api.signIn({QStringLiteral("anna"), QStringLiteral("пароль"), {}, {}}, [&](const Reply<Session> &r) { in = r; });
    QTRY_VERIFY(in.has_value());
    QVERIFY(in->has_value());
    QCOMPARE((*in)->user.login, QStringLiteral("anna"));
    QCOMPARE((*in)->workspaceId, QStringLiteral("w"));
    QVERIFY(server.request().startsWith("POST /v1/sessions "));
    QVERIFY(server.request().contains("пароль"));

    api.changes(5, 10, [](const Reply<ChangesBatch> &) {});
    QTRY_COMPARE(server.requests(), 2);
    QVERIFY(server.request().contains("GET /v1/changes?after=5&limit=10 "));
    QVERIFY(server.request().toLower().contains("authorization: bearer t0ken")); // Qt 6.8 writes names in small letters
}

void TestHttpRemoteApi::aPageOfChangesIsRead()
{
    const QByteArray body = R"({"epoch":"e","up_to":1,"has_more":false,"changes":[)" + noteLine + "]}";
    const CannedServer server(CannedServer::http("200 OK", "application/json", body));
    const auto page = changesFrom(server.url());
    QVERIFY(page.has_value());
    QCOMPARE(page->upTo, 1);
    QCOMPARE(page->changes.size(), 1);
}

void TestHttpRemoteApi::theServersTimeIsLearnt()
{
    const QByteArray body = R"({"epoch":"e","up_to":1,"has_more":false,"changes":[]})";
    const auto timeAfter = [&](const char *status, const QByteArray &date) {
        FakeClock own;
        ServerClock clock(own);
        const CannedServer server(CannedServer::http(status, "application/json", body, "Date: " + date + "\r\n"));
        std::ignore = changesFrom(server.url(), &clock);
        return clock.now() - own.now();
    };
    using namespace std::chrono_literals;
    // FakeClock stands at 2027-01-15 08:00:00 UTC.
    QVERIFY(timeAfter("200 OK", "Fri, 15 Jan 2027 09:30:00 GMT") == 90min);
    QVERIFY(timeAfter("200 OK", "Fri, 15 Jan 2027 07:00:00 GMT") == -60min);
    QVERIFY(timeAfter("200 OK", "Fri, 15 Jan 2027 08:00:03 GMT") == 0ms); // the way of an answer
    QVERIFY(timeAfter("200 OK", "Fri, 01 Jan 9999 00:00:00 GMT") == 0ms);
    QVERIFY(timeAfter("200 OK", "Mon, 01 Jan 1900 00:00:00 GMT") == 0ms);
    QVERIFY(timeAfter("200 OK", "yesterday") == 0ms);
    QVERIFY(timeAfter("503 Service Unavailable", "Fri, 15 Jan 2027 09:30:00 GMT") == 0ms);
}

void TestHttpRemoteApi::historyIsAskedForByPlace()
{
    const CannedServer server(
        CannedServer::http("200 OK", "application/json", R"({"entries":[],"next":"7.z","back_to":7})"));
    HttpRemoteApi api(server.url());
    std::optional<Reply<HistoryPage>> page;
    const auto then = [&](const Reply<HistoryPage> &reply) { page = reply; };
    api.search(QString::fromUtf16(u"чай & \"кофе\"+?#%"), QStringLiteral("12.a b"), 30, then);
    QTRY_VERIFY(page);
    QVERIFY(page->has_value());
    QCOMPARE((*page)->next, QStringLiteral("7.z"));
    QCOMPARE(*(*page)->backTo, TimePoint(std::chrono::milliseconds(7)));
    const QByteArray asked = server.request();
    const QByteArray words = "%D1%87%D0%B0%D0%B9%20%26%20%22%D0%BA%D0%BE%D1%84%D0%B5%22%2B%3F%23%25";
    QVERIFY2(asked.startsWith("GET /v1/search?q=" + words + "&before=12.a%20b&limit=30&utc_offset="), asked.constData());
    page.reset();
    const TimelineCursor place{TimePoint(std::chrono::milliseconds(12)), {QStringLiteral("m")}};
    api.mentions({QStringLiteral("t/../x")}, HistorySide::After, place, 30, then);
    QTRY_VERIFY(page);
    QVERIFY2(server.request().contains("GET /v1/threads/t%2F..%2Fx/mentions?after=12.m&limit=30 "),
             server.request().constData());
}

void TestHttpRemoteApi::aPersonIsNamedByTheirId()
{
    const CannedServer server(CannedServer::http("200 OK", "application/json", R"({"act":"","counts":[]})"));
    HttpRemoteApi api(server.url());
    const PersonId person{QStringLiteral("p/../x")};
    std::optional<Reply<ErasureScope>> scope;
    api.erasePerson(person, QStringLiteral("a wish"), [&](const Reply<ErasureScope> &reply) { scope = reply; });
    QTRY_VERIFY(scope);
    QVERIFY(scope->has_value());
    QVERIFY2(server.request().startsWith("POST /v1/people/p%2F..%2Fx/erasure "), server.request().constData());
    QVERIFY(server.request().contains(R"({"reason":"a wish"})"));
    std::optional<Reply<JournalPage>> page;
    api.personJournal(person, 7, [&](const Reply<JournalPage> &reply) { page = reply; });
    QTRY_VERIFY(page);
    QVERIFY(server.request().contains("GET /v1/people/p%2F..%2Fx/audit?before=7 "));
    std::optional<Reply<bool>> told;
    api.tellPresence(person, Doing::Looking, [&](const Reply<bool> &reply) { told = reply; });
    QTRY_VERIFY(told);
    QVERIFY(server.request().contains(R"({"doing":"looking","person_id":"p/../x"})"));
}

void TestHttpRemoteApi::whatIsSaidOfAPersonIsHeldAgainstReason_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("a page of the web") << QByteArray("<html>");
    QTest::newRow("counts without numbers") << QByteArray(R"({"act":"","counts":[{"kind":"note","count":"many"}]})");
    QTest::newRow("endless counts") << R"({"act":"","counts":[)" + QByteArray(R"({"kind":"note","count":1},)").repeated(200)
            + R"({"kind":"note","count":1}]})";
    QTest::newRow("entries without ids") << QByteArray(R"({"has_more":false,"entries":[{}]})");
}

void TestHttpRemoteApi::whatIsSaidOfAPersonIsHeldAgainstReason()
{
    QFETCH(QByteArray, body);
    const CannedServer server(CannedServer::http("200 OK", "application/json", body));
    HttpRemoteApi api(server.url());
    std::optional<Reply<ErasureScope>> scope;
    std::optional<Reply<JournalPage>> page;
    api.erasureScope({QStringLiteral("p")}, [&](const Reply<ErasureScope> &reply) { scope = reply; });
    api.personJournal({QStringLiteral("p")}, 0, [&](const Reply<JournalPage> &reply) { page = reply; });
    QTRY_VERIFY(scope && page);
    QVERIFY(!scope->has_value() && !page->has_value());
}

void TestHttpRemoteApi::aPageOfHistoryIsHeldAgainstTheQuestion_data()
{
    QTest::addColumn<QList<ConversationEntry>>("entries");
    QTest::addColumn<QString>("next");
    QTest::addColumn<QString>("code");
    const auto entry = [](const char *id, int at) {
        ConversationEntry made;
        made.mention.id = {QString::fromLatin1(id)};
        made.mention.threadId = {QStringLiteral("t")};
        made.mention.publishedAt = TimePoint(std::chrono::milliseconds(at));
        return made;
    };
    using Entries = QList<ConversationEntry>;
    QTest::newRow("as it should be") << Entries{entry("b", 2), entry("a", 1)} << QStringLiteral("1.a") << QString();
    QTest::newRow("too many") << Entries{entry("d", 4), entry("c", 3), entry("b", 2), entry("a", 1)} << QString()
                              << QStringLiteral("page_too_large");
    QTest::newRow("one twice") << Entries{entry("a", 1), entry("a", 1)} << QString() << QStringLiteral("bad_message");
    QTest::newRow("oldest first") << Entries{entry("a", 1), entry("b", 2)} << QString() << QStringLiteral("bad_message");
    QTest::newRow("going round in a circle") << Entries{} << QStringLiteral("5.m") << QStringLiteral("no_progress");
    QTest::newRow("an endless place") << Entries{} << QString(5000, u'1') << QStringLiteral("bad_message");
    auto stranger = entry("a", 1);
    stranger.mention.threadId = {QStringLiteral("another")};
    QTest::newRow("another thread") << Entries{stranger} << QString() << QStringLiteral("bad_message");
    auto endless = entry("a", 1);
    endless.mention.text = QString(300 * 1024, u'a');
    QTest::newRow("an endless text") << Entries{endless} << QString() << QStringLiteral("row_too_large");
    auto named = entry("a", 1);
    named.authorName = endless.mention.text;
    QTest::newRow("an endless name") << Entries{named} << QString() << QStringLiteral("row_too_large");
    auto edited = entry("a", 1);
    edited.earlier.append({{}, {}, 1, endless.mention.text, {}});
    QTest::newRow("an endless earlier text") << Entries{edited} << QString() << QStringLiteral("row_too_large");
    auto late = entry("a", 1);
    late.mention.publishedAt = TimePoint(std::chrono::milliseconds(qint64(1) << 52));
    QTest::newRow("in a hundred thousand years") << Entries{late} << QString() << QStringLiteral("row_out_of_range");
}

void TestHttpRemoteApi::aPageOfHistoryIsHeldAgainstTheQuestion()
{
    QFETCH(QList<ConversationEntry>, entries);
    QFETCH(QString, next);
    QFETCH(QString, code);
    const CannedServer server(
        CannedServer::http("200 OK", "application/json", wire::encodeHistory({entries, next, std::nullopt})));
    HttpRemoteApi api(server.url());
    std::optional<Reply<HistoryPage>> page;
    const TimelineCursor place{TimePoint(std::chrono::milliseconds(5)), {QStringLiteral("m")}};
    api.mentions({QStringLiteral("t")}, HistorySide::Before, place, 3, [&](const Reply<HistoryPage> &reply) { page = reply; });
    QTRY_VERIFY(page);
    QCOMPARE(page->has_value() ? QString() : page->error().error.code, code);
}

void TestHttpRemoteApi::whatIsNoAnswerIsToldByACode_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("code");
    QTest::addColumn<Error::Kind>("kind");
    using enum Error::Kind;
    const auto row = [](const char *name, const QByteArray &answer, const char *code, Error::Kind kind) {
        QTest::newRow(name) << answer << QString(QLatin1StringView(code)) << kind;
    };
    const QByteArray html = "<html><body>Please log in to the hotel's network</body></html>";
    row("a captive portal", CannedServer::http("200 OK", "text/html", html), "not_otklik", GiveUp);
    row("a page not found", CannedServer::http("404 Not Found", "text/html", html), "not_otklik", GiveUp);
    row("a page that asks for a password", CannedServer::http("401 Unauthorized", "text/html", html), "not_otklik", GiveUp);
    row("a gateway without its server", CannedServer::http("502 Bad Gateway", "text/html", html), "server_unavailable", Retry);
    row("JSON of something else", CannedServer::http("200 OK", "application/json", R"({"hello":1})"), "bad_message", GiveUp);
    row("no JSON at all", CannedServer::http("200 OK", "application/json", "{{{"), "bad_message", GiveUp);
    row("numbers out of order",
        CannedServer::http("200 OK", "application/json",
                           R"({"epoch":"e","up_to":0,"has_more":false,"changes":[)" + noteLine + "]}"),
        "bad_message", GiveUp);
    // Qt tells it by the same error as a connection that was closed.
    row("another protocol", "SSH-2.0-OpenSSH_9.2\r\n", "offline", Retry);
    row("an answer that breaks off",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"epoch\"", "offline", Retry);
    row("nothing at all", "", "offline", Retry);
}

void TestHttpRemoteApi::whatIsNoAnswerIsToldByACode()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, code);
    QFETCH(Error::Kind, kind);
    const CannedServer server(answer);
    const auto page = changesFrom(server.url());
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().error.code, code);
    QVERIFY(page.error().error.kind == kind);
}

void TestHttpRemoteApi::aRefusalCarriesItsCodeAndRequest()
{
    const CannedServer server(CannedServer::http(
        "429 Too Many Requests", "application/problem+json",
        R"({"type":"about:blank","status":429,"code":"too_many_requests","title":"Slow down","request_id":"r-7"})",
        "Retry-After: 3\r\n"));
    const auto page = changesFrom(server.url());
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().error.code, QStringLiteral("too_many_requests"));
    QVERIFY(page.error().error.kind == Error::Kind::Retry);
    QCOMPARE(page.error().requestId, QStringLiteral("r-7"));
    QVERIFY(page.error().retryAfter == std::chrono::seconds(3));
}

void TestHttpRemoteApi::aRedirectIsNotFollowed()
{
    const CannedServer elsewhere(CannedServer::http("200 OK", "application/json", "{}"));
    const CannedServer server(CannedServer::http("302 Found", "text/html", {},
                                                 "Location: " + elsewhere.url().toEncoded() + "\r\n"));
    const auto page = changesFrom(server.url());
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().error.code, QStringLiteral("redirected"));
    QCOMPARE(elsewhere.requests(), 0);
}

void TestHttpRemoteApi::anAnswerWithoutEndIsCutOff()
{
    const CannedServer server("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n" + QByteArray(300 * 1024, ' '),
                              false);
    HttpRemoteApi api(server.url());
    std::optional<Reply<Session>> in;
    api.signIn({QStringLiteral("anna"), QStringLiteral("x"), {}, {}}, [&](const Reply<Session> &r) { in = r; });
    QTRY_VERIFY(in.has_value());
    QVERIFY(!in->has_value());
    QCOMPARE(in->error().error.code, QStringLiteral("answer_too_large"));
}

void TestHttpRemoteApi::whatIsTooLongByItsOwnWordIsNotWaitedFor()
{
    const CannedServer server("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                              "Content-Length: 10000000000\r\nX-Request-Id: r-10\r\n\r\n{",
                              false);
    const auto page = changesFrom(server.url());
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().error.code, QStringLiteral("answer_too_large"));
    QCOMPARE(page.error().requestId, QStringLiteral("r-10"));
}

void TestHttpRemoteApi::aCompressedAnswerIsNotUnpacked()
{
    // Gzip of a page without rows: small and honest, but it was not asked for.
    const QByteArray packed =
        QByteArray::fromHex("1f8b0800000000000203ab564a2dc84fce50b2524a55d2512a2d882fc957b232d451ca48"
                            "2c8ecfcd2f4a55b24a4bcc294ed5514ace48cc4b4f2d56b28a8ead0500dcba424d35000000");
    const CannedServer server(CannedServer::http("200 OK", "application/json", packed, "Content-Encoding: gzip\r\n"));
    const auto page = changesFrom(server.url());
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().error.code, QStringLiteral("not_otklik"));
    QVERIFY(server.request().toLower().contains("accept-encoding: identity"));
}

void TestHttpRemoteApi::whatCannotBeReadNamesItsRequest()
{
    const CannedServer server(
        CannedServer::http("200 OK", "application/json", R"({"hello":1})", "X-Request-Id: r-11\r\n"));
    const auto page = changesFrom(server.url());
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().requestId, QStringLiteral("r-11"));
}

void TestHttpRemoteApi::aTokenThatIsNoTokenIsRefused()
{
    const CannedServer server(CannedServer::http("201 Created", "application/json",
                                                 QByteArray(session).replace("t0ken", R"(a\r\nX-Evil: 1)")));
    HttpRemoteApi api(server.url());
    std::optional<Reply<Session>> in;
    api.signIn({QStringLiteral("anna"), QStringLiteral("x"), {}, {}}, [&](const Reply<Session> &r) { in = r; });
    QTRY_VERIFY(in.has_value());
    QVERIFY(!in->has_value());
    QCOMPARE(in->error().error.code, QStringLiteral("bad_message"));
}

void TestHttpRemoteApi::anAbortedCallStaysSilent()
{
    const CannedServer server(CannedServer::http("200 OK", "application/json", "{}"));
    HttpRemoteApi api(server.url());
    bool hasAnswered = false;
    api.changes(0, 10, [&](const Reply<ChangesBatch> &) { hasAnswered = true; });
    api.abort();
    std::optional<Reply<ChangesBatch>> second;
    api.changes(0, 10, [&](const Reply<ChangesBatch> &r) { second = r; });
    QTRY_VERIFY(second.has_value());
    QVERIFY(!hasAnswered);
}

namespace {

QList<Reply<SnapshotBatch>> batchesFrom(const QUrl &server, int maxRows)
{
    HttpRemoteApi api(server);
    const auto stream = api.snapshot(QStringLiteral("a b"), 30);
    QList<Reply<SnapshotBatch>> batches;
    for (;;) {
        std::optional<Reply<SnapshotBatch>> batch;
        stream->next(maxRows, [&](const Reply<SnapshotBatch> &r) { batch = r; });
        if (!QTest::qWaitFor([&] { return batch.has_value(); }, 5000))
            return batches;
        batches.append(*batch);
        if (!*batch || (*batch)->isEnd)
            return batches;
    }
}

const QByteArray checkpoint = R"({"checkpoint":"c-1","open_work_done":true})";
const QByteArray snapshotEnd = R"({"end":true,"epoch":"e","up_to":9})";

} // namespace

void TestHttpRemoteApi::theSnapshotComesInBatches()
{
    const QByteArray line = noteLine + '\n';
    const CannedServer server(CannedServer::http("200 OK", "application/x-ndjson",
                                                 line + line + line + checkpoint + '\n' + line + snapshotEnd + '\n'));
    const auto batches = batchesFrom(server.url(), 2);
    QVERIFY(server.request().contains("GET /v1/snapshot?from=a%20b&days=30 "));
    QCOMPARE(batches.size(), 3);
    QCOMPARE(batches.at(0)->changes.size(), 2); // as many as were asked for
    QVERIFY(batches.at(0)->checkpoint.isEmpty());
    QCOMPARE(batches.at(1)->changes.size(), 1); // up to the checkpoint
    QCOMPARE(batches.at(1)->checkpoint, QStringLiteral("c-1"));
    QVERIFY(batches.at(1)->isOpenWorkDone);
    QCOMPARE(batches.at(2)->changes.size(), 1);
    QVERIFY(batches.at(2)->isEnd);
    QCOMPARE(batches.at(2)->upTo, 9);
}

void TestHttpRemoteApi::aSnapshotWithoutItsEndIsNotWhole()
{
    const CannedServer server(CannedServer::http("200 OK", "application/x-ndjson", noteLine + '\n' + checkpoint + '\n'));
    const auto batches = batchesFrom(server.url(), 100);
    QCOMPARE(batches.size(), 2);
    QVERIFY(batches.at(0).has_value());
    QVERIFY(!batches.at(1).has_value());
    QCOMPARE(batches.at(1).error().error.code, QStringLiteral("offline"));
}

void TestHttpRemoteApi::aSnapshotOfAnotherProgramIsRefused()
{
    const CannedServer server(CannedServer::http("200 OK", "text/html", "<html>\n</html>\n"));
    const auto batches = batchesFrom(server.url(), 100);
    QCOMPARE(batches.size(), 1);
    QVERIFY(!batches.first().has_value());
    QCOMPARE(batches.first().error().error.code, QStringLiteral("not_otklik"));
}

void TestHttpRemoteApi::aHeavyBatchOfTheSnapshotGoesOutEarly()
{
    const QByteArray heavy =
        QByteArray(noteLine).replace(R"("text":"t")", R"("text":")" + QByteArray(200 * 1024, 'x') + '"');
    const CannedServer server(
        CannedServer::http("200 OK", "application/x-ndjson", (heavy + '\n').repeated(30) + snapshotEnd + '\n'), false);
    const auto batches = batchesFrom(server.url(), 4000);
    QVERIFY(batches.size() > 1);
    qsizetype rows = 0;
    for (const auto &batch : batches) {
        QVERIFY(batch.has_value());
        QVERIFY(batch->changes.size() <= 25); // some four megabytes
        rows += batch->changes.size();
    }
    QCOMPARE(rows, 30);
}

void TestHttpRemoteApi::aLineWithoutEndIsCutOff()
{
    const CannedServer server("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nX-Request-Id: r-12\r\n\r\n"
                                  + QByteArray(3 * 1024 * 1024, ' '),
                              false);
    const auto batches = batchesFrom(server.url(), 100);
    QCOMPARE(batches.size(), 1);
    QVERIFY(!batches.first().has_value());
    QCOMPARE(batches.first().error().error.code, QStringLiteral("row_too_large"));
    QCOMPARE(batches.first().error().requestId, QStringLiteral("r-12"));
}

void TestHttpRemoteApi::newsAreHeard()
{
    const CannedServer server("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                              ": hello\n\nevent: news\ndata: {\"up_to\":7}\n\nevent: other\ndata: {}\n\n");
    HttpRemoteApi api(server.url());
    QList<qint64> news;
    bool isClosed = false;
    api.listen([&](qint64 upTo) { news.append(upTo); }, [&](const Reply<bool> &) { isClosed = true; });
    QTRY_VERIFY(isClosed);
    QCOMPARE(news, QList<qint64>{7});
}

void TestHttpRemoteApi::eventsAreCutFromPiecesOfAnySize()
{
    const QByteArray stream = ": sign of life\r\n\r\nevent: news\r\ndata: one\r\ndata: two\r\n\r\ndata:three\n\nevent: lost\n\n";
    for (int size = 1; size <= stream.size(); ++size) {
        EventStreamParser parser;
        QList<EventStreamParser::Event> events;
        for (int at = 0; at < stream.size(); at += size)
            events += parser.feed(stream.mid(at, size));
        QCOMPARE(events.size(), 2);
        QCOMPARE(events.at(0).name, QByteArray("news"));
        QCOMPARE(events.at(0).data, QByteArray("one\ntwo"));
        QCOMPARE(events.at(1).name, QByteArray("message"));
        QCOMPARE(events.at(1).data, QByteArray("three"));
    }
}

void TestHttpRemoteApi::nobodyThereIsOffline()
{
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    const QUrl url(QStringLiteral("http://127.0.0.1:%1").arg(closed.serverPort()));
    closed.close();
    const auto page = changesFrom(url);
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().error.code, QStringLiteral("offline"));
    QVERIFY(page.error().error.kind == Error::Kind::Retry);
}

QTEST_GUILESS_MAIN(TestHttpRemoteApi)
#include "tst_httpremoteapi.moc"
