#include "channels/bluesky/blueskyconnector.h"
#include "channels/problems.h"
#include "tests/channels/bluesky/fakebluesky.h"
#include "tests/channels/fakehttp.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

/// A network, the way to it, and what a store would hold after each step.
struct Setting final
{
    explicit Setting(TimePoint readFrom = TimePoint{})
        : http([this](const HttpRequest &request) { return network.answer(request); }), from(readFrom),
          connector(network.connector(http, clock, readFrom))
    {
    }

    /// Reads until there is nothing more. A failed step changes nothing and is made again, by another process.
    void readAll()
    {
        for (int step = 0; step < 500; ++step) {
            const auto result = connector->read(cursor);
            if (!result) {
                ++failedSteps;
                connector = network.connector(http, clock, from);
                continue;
            }
            cursor = result->cursor;
            heard = result->heard;
            for (const IncomingPost &post : result->posts)
                stored.append(post.externalId);
            if (!result->hasMore)
                return;
        }
        QFAIL("reading comes to no end");
    }

    FakeBluesky network;
    FakeHttp http;
    FakeClock clock;
    TimePoint from;
    std::unique_ptr<Connector> connector;
    QString cursor;
    QStringList stored;
    Heard heard;
    int failedSteps = 0;
};

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class tst_BlueskyConnector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMentionIsReadOnce_data();
    void everyMentionIsReadOnce();
    void anInterruptionAtAnyRequestLosesNothing_data();
    void anInterruptionAtAnyRequestLosesNothing();
    void postsOfOneMomentAreAllRead();
    void aPostDatedBackIsStillRead();
    void theFirstReadingEndsWhereItIsTold();
    void aReadingSaysHowCompleteItIs();
    void likesAreNoPosts();
    void anAuthorKeepsTheIdWhenTheHandleChanges();
    void aThreadHoldsAllPostsOnceUnderItsRoot();
    void aThreadOfWhichPartsAreNotShownIsReadAllTheSame();
    void aPostThatIsGoneIsToldAndABlockedOneIsNot();
    void aNetworkThatForgetsEverythingDeletesNothing();
    void failuresSayWhatToDo_data();
    void failuresSayWhatToDo();
    void theSessionIsRenewed_data();
    void theSessionIsRenewed();
    void anotherAccountIsRefused();
    void secretsGoToTheirHostOnly();
    void aPlainAddressGetsNoPassword();
    void whoTheAccountIsIsTold();
    void anInterruptedCallerAsksToStop();
    void aCursorOfAnotherKindIsRefused_data();
    void aCursorOfAnotherKindIsRefused();
};

void tst_BlueskyConnector::everyMentionIsReadOnce_data()
{
    QTest::addColumn<qsizetype>("pageSize");
    QTest::addColumn<QList<int>>("batches");
    const QList<QList<int>> all{{1}, {0, 1, 1, 1}, {3, 2}, {120}, {7, 120, 1}, {1, 55}, {26, 49, 51, 50}};
    for (const qsizetype pageSize : {100, 7, 1})
        for (const QList<int> &batches : all) {
            QStringList names;
            for (const int batch : batches)
                names.append(QString::number(batch));
            QTest::addRow("pages of %lld: %s", qint64(pageSize), qPrintable(names.join(u'+'))) << pageSize << batches;
        }
}

void tst_BlueskyConnector::everyMentionIsReadOnce()
{
    QFETCH(qsizetype, pageSize);
    QFETCH(QList<int>, batches);
    Setting setting;
    setting.network.setPageSize(pageSize);
    QStringList sent;
    for (const int batch : batches) {
        for (int i = 0; i < batch; ++i)
            sent.append(setting.network.write(QStringLiteral("anna"), QStringLiteral("привет")));
        setting.readAll();
        QCOMPARE(sorted(setting.stored), sorted(sent));
    }
    setting.readAll();
    const auto requests = setting.http.requests().size();
    const QString cursor = setting.cursor;
    setting.readAll();
    QCOMPARE(setting.stored.size(), sent.size());
    QCOMPARE(setting.cursor, cursor);
    if (pageSize > 10)
        QVERIFY2(setting.http.requests().size() - requests <= 1, "a poll without news costs a page");
    QCOMPARE(setting.network.brokenRequests(), 0);
}

void tst_BlueskyConnector::anInterruptionAtAnyRequestLosesNothing_data()
{
    QTest::addColumn<FakeHttp::Fault>("fault");
    QTest::newRow("not reached") << FakeHttp::Fault::NotReached;
    QTest::newRow("answer lost") << FakeHttp::Fault::AnswerLost;
    QTest::newRow("server fault") << FakeHttp::Fault::ServerFault;
    QTest::newRow("a page of a hotel") << FakeHttp::Fault::HtmlPage;
}

void tst_BlueskyConnector::anInterruptionAtAnyRequestLosesNothing()
{
    QFETCH(FakeHttp::Fault, fault);
    for (int failing = 0;; ++failing) {
        Setting setting;
        setting.network.setPageSize(10);
        setting.http.failAt(failing, fault);
        QStringList sent;
        for (const int batch : {5, 35, 1, 0, 13}) {
            for (int i = 0; i < batch; ++i)
                sent.append(setting.network.write(QStringLiteral("anna"), QStringLiteral("привет")));
            setting.readAll();
        }
        QCOMPARE(sorted(setting.stored), sorted(sent));
        if (setting.http.requests().size() <= failing)
            break; // the chosen request was never made: all have had their turn
        QVERIFY(setting.failedSteps <= 1);
    }
}

void tst_BlueskyConnector::postsOfOneMomentAreAllRead()
{
    Setting setting;
    setting.network.setPageSize(10);
    QStringList sent;
    for (int i = 0; i < 37; ++i) // nine to a moment: most borders of pages lie within one
        sent.append(setting.network.add(QStringLiteral("anna"), {{QStringLiteral("text"), QStringLiteral("раз")}}, {}, QStringLiteral("mention"),
                                        setting.network.now() + std::chrono::seconds(i / 9)));
    setting.readAll();
    QCOMPARE(sorted(setting.stored), sorted(sent));
}

void tst_BlueskyConnector::aPostDatedBackIsStillRead()
{
    Setting setting;
    setting.network.setPageSize(5);
    const TimePoint now = setting.clock.now();
    setting.network.setNow(now - 10h);
    for (int i = 0; i < 30; ++i)
        setting.network.write(QStringLiteral("anna"), QStringLiteral("новое"));
    setting.readAll();
    const QString late = setting.network.add(QStringLiteral("boris"), {{QStringLiteral("text"), QStringLiteral("давнее")}}, {},
                                             QStringLiteral("reply"), now - 20h);
    setting.readAll();
    QVERIFY2(!setting.stored.contains(late), "it lies below what an ordinary round looks at");
    setting.clock.advance(61min);
    setting.readAll();
    QCOMPARE(setting.stored.count(late), 1);
    setting.clock.advance(61min);
    setting.readAll();
    QCOMPARE(setting.stored.count(late), 1);
}

void tst_BlueskyConnector::theFirstReadingEndsWhereItIsTold()
{
    const TimePoint border = FakeBluesky().now() + 41min;
    Setting setting(border);
    setting.network.setPageSize(5);
    QStringList sent;
    for (int i = 1; i <= 60; ++i)
        sent.append(setting.network.write(QStringLiteral("anna"), QStringLiteral("привет")));
    setting.readAll();
    QCOMPARE(sorted(setting.stored), sorted(sent.mid(40)));
    QCOMPARE(setting.heard.completeFrom, std::optional(border));
}

void tst_BlueskyConnector::aReadingSaysHowCompleteItIs()
{
    Setting setting(TimePoint(1'799'000'000'000ms));
    setting.network.setPageSize(3);
    for (int i = 0; i < 7; ++i)
        setting.network.write(QStringLiteral("anna"), QStringLiteral("привет"));
    const auto first = setting.connector->read({});
    QVERIFY(first && first->hasMore);
    QVERIFY2(!first->heard.completeTo, "a page in the middle proves nothing");
    QCOMPARE(first->heard.received, 3);
    setting.readAll();
    QCOMPARE(setting.heard.completeFrom, std::optional(TimePoint(1'799'000'000'000ms)));
    QCOMPARE(setting.heard.completeTo, std::optional(setting.clock.now()));
    QVERIFY(setting.heard.gaps.isEmpty());
}

void tst_BlueskyConnector::likesAreNoPosts()
{
    Setting setting;
    for (int i = 0; i < 20; ++i)
        setting.network.add(QStringLiteral("boris"), {}, {}, QStringLiteral("like"), setting.network.now());
    const QString mention = setting.network.write(QStringLiteral("anna"), QStringLiteral("привет"));
    setting.readAll();
    QCOMPARE(setting.stored, QStringList{mention});
}

void tst_BlueskyConnector::anAuthorKeepsTheIdWhenTheHandleChanges()
{
    Setting setting;
    setting.network.write(QStringLiteral("anna"), QStringLiteral("раз"));
    const auto first = setting.connector->read({});
    setting.network.rename(QStringLiteral("anna"), QStringLiteral("anna.shop.example"));
    setting.network.write(QStringLiteral("anna"), QStringLiteral("два"));
    const auto second = setting.connector->read(first->cursor);
    QVERIFY(first && second);
    QCOMPARE(first->posts.size(), 1);
    QCOMPARE(second->posts.size(), 1);
    QCOMPARE(first->posts.first().authorHandle, QStringLiteral("anna.example"));
    QCOMPARE(second->posts.first().authorHandle, QStringLiteral("anna.shop.example"));
    QCOMPARE(second->posts.first().authorExternalId, first->posts.first().authorExternalId);
    QCOMPARE(second->posts.first().authorExternalId, FakeBluesky::didOf(QStringLiteral("anna")));
}

void tst_BlueskyConnector::aThreadHoldsAllPostsOnceUnderItsRoot()
{
    Setting setting;
    FakeBluesky &network = setting.network;
    const auto post = [&](const char *author, const QString &under) {
        network.setNow(network.now() + 1s);
        return network.add(QLatin1StringView(author), {{QStringLiteral("text"), QStringLiteral("слово")}}, under, {}, network.now());
    };
    const QString root = post("anna", {});
    const QString sibling = post("clara", root);
    const QString mention = post("boris", root);
    const QString answer = post("brand", mention);
    const auto thread = setting.connector->thread(mention);
    QVERIFY(thread);
    QStringList ids;
    for (const IncomingPost &one : *thread) {
        ids.append(one.externalId);
        QCOMPARE(one.threadExternalId, root);
        QCOMPARE(one.isBrand, one.externalId == answer);
    }
    QCOMPARE(ids, (QStringList{root, sibling, mention, answer}));
    QCOMPARE(thread->last().inReplyTo, mention);
}

void tst_BlueskyConnector::aThreadOfWhichPartsAreNotShownIsReadAllTheSame()
{
    Setting setting;
    FakeBluesky &network = setting.network;
    const TimePoint at = network.now();
    const QString root = network.add(QStringLiteral("anna"), {}, {}, {}, at);
    const QString blocked = network.add(QStringLiteral("clara"), {}, root, {}, at + 1s);
    const QString mention = network.add(QStringLiteral("boris"), {}, root, {}, at + 2s);
    network.setBlockedBy(QStringLiteral("clara"));
    const auto thread = setting.connector->thread(mention);
    QCOMPARE(thread->size(), 2);
    network.remove(root);
    const auto rest = setting.connector->thread(mention);
    QVERIFY(rest);
    QCOMPARE(rest->size(), 1);
    QCOMPARE(rest->first().threadExternalId, root);
    QVERIFY(!setting.connector->thread(root));
    QVERIFY(!setting.connector->thread(QStringLiteral("109372843234")));
}

void tst_BlueskyConnector::aPostThatIsGoneIsToldAndABlockedOneIsNot()
{
    Setting setting;
    QList<KnownPost> known;
    for (int i = 0; i < 30; ++i)
        known.append({setting.network.write(i == 28 ? QStringLiteral("clara") : QStringLiteral("anna"), QStringLiteral("привет")), std::nullopt});
    setting.network.remove(known.at(3).externalId);
    setting.network.remove(known.at(29).externalId);
    setting.network.setBlockedBy(QStringLiteral("clara"));
    const auto result = setting.connector->refresh(known);
    QVERIFY(result);
    QCOMPARE(result->deleted, (QList<QString>{known.at(3).externalId, known.at(29).externalId}));
    QVERIFY(result->posts.isEmpty() && result->cursor.isEmpty());
}

void tst_BlueskyConnector::aNetworkThatForgetsEverythingDeletesNothing()
{
    Setting setting;
    const QString id = setting.network.write(QStringLiteral("anna"), QStringLiteral("привет"));
    setting.network.forgetAll();
    QVERIFY(!setting.connector->refresh({{id, std::nullopt}}));
}

void tst_BlueskyConnector::failuresSayWhatToDo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("code");
    const QByteArray page("<html>oops</html>");
    const auto xrpc = [](const char *name) { return QByteArray("{\"error\":\"") + name + "\",\"message\":\"secret-words\"}"; };
    QTest::newRow("password refused") << 401 << xrpc("AuthenticationRequired") << Error::Kind::SignIn << QString(problem::tokenRefused);
    QTest::newRow("a second factor is wanted") << 401 << xrpc("AuthFactorTokenRequired") << Error::Kind::SignIn << QString(problem::tokenRefused);
    QTest::newRow("account taken down") << 400 << xrpc("AccountTakedown") << Error::Kind::SignIn << QString(problem::tokenRefused);
    QTest::newRow("asked to wait") << 429 << xrpc("RateLimitExceeded") << Error::Kind::Retry << QString(problem::rateLimited);
    QTest::newRow("fault") << 500 << xrpc("InternalServerError") << Error::Kind::Retry << QString(problem::networkFault);
    QTest::newRow("AppView down") << 502 << xrpc("UpstreamFailure") << Error::Kind::Retry << QString(problem::networkFault);
    QTest::newRow("no such method") << 501 << xrpc("MethodNotImplemented") << Error::Kind::GiveUp << QString(problem::notPossible);
    QTest::newRow("a page of something else") << 200 << page << Error::Kind::GiveUp << QString(problem::notThisNetwork);
    QTest::newRow("not found by a web server") << 404 << page << Error::Kind::GiveUp << QString(problem::notThisNetwork);
    QTest::newRow("moved away") << 301 << page << Error::Kind::GiveUp << QString(problem::notThisNetwork);
    QTest::newRow("JSON of something else") << 200 << QByteArray("[]") << Error::Kind::GiveUp << QString(problem::notThisNetwork);
    QTest::newRow("types of something else") << 200 << QByteArray("{\"accessJwt\":1,\"refreshJwt\":[],\"did\":{}}") << Error::Kind::GiveUp << QString(problem::notThisNetwork);
}

void tst_BlueskyConnector::failuresSayWhatToDo()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Setting setting;
    setting.network.answerEverythingWith(status, body);
    const auto result = setting.connector->read({});
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QTEST(result.error().code, "code");
    QVERIFY(!result.error().detail.contains(QStringLiteral("secret")) && !result.error().detail.contains(QStringLiteral("app-pass")));
}

void tst_BlueskyConnector::theSessionIsRenewed_data()
{
    QTest::addColumn<bool>("isRefreshToo");
    QTest::addColumn<int>("signIns");
    QTest::newRow("with the refresh token") << false << 1;
    QTest::newRow("with the password, when that has ended too") << true << 2;
}

void tst_BlueskyConnector::theSessionIsRenewed()
{
    QFETCH(bool, isRefreshToo);
    Setting setting;
    setting.readAll();
    QCOMPARE(setting.network.signIns(), 1);
    for (int i = 0; i < 2; ++i)
        setting.readAll();
    QCOMPARE(setting.network.signIns(), 1);
    setting.network.endSessions(isRefreshToo);
    const QString id = setting.network.write(QStringLiteral("anna"), QStringLiteral("привет"));
    setting.readAll();
    QCOMPARE(setting.stored, QStringList{id});
    QCOMPARE(setting.failedSteps, 0);
    QTEST(setting.network.signIns(), "signIns");

    setting.network.setPassword(QStringLiteral("withdrawn"));
    setting.network.endSessions(true);
    const auto refused = setting.connector->read(setting.cursor);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::SignIn);
    QCOMPARE(refused.error().code, QString(problem::tokenRefused));
}

void tst_BlueskyConnector::anotherAccountIsRefused()
{
    Setting setting;
    setting.network.answerEverythingWith(200, R"({"accessJwt":"a","refreshJwt":"b","did":"did:plc:somebodyelse","handle":"x.example"})");
    const auto result = setting.connector->read({});
    QCOMPARE(result.error().kind, Error::Kind::SignIn);
}

void tst_BlueskyConnector::secretsGoToTheirHostOnly()
{
    Setting setting;
    const QString id = setting.network.write(QStringLiteral("anna"), QStringLiteral("привет"));
    setting.readAll();
    QVERIFY(setting.connector->thread(id));
    QVERIFY(setting.connector->check());
    for (const HttpRequest &request : setting.http.requests()) {
        QCOMPARE(request.url.host(), QStringLiteral("pds.example"));
        QCOMPARE(request.url.scheme(), QStringLiteral("https"));
        QVERIFY(!request.url.toString().contains(QStringLiteral("app-pass")) && !request.url.toString().contains(QStringLiteral("access-")));
    }
}

void tst_BlueskyConnector::aPlainAddressGetsNoPassword()
{
    FakeBluesky network;
    FakeHttp http([&](const HttpRequest &request) { return network.answer(request); });
    FakeClock clock;
    ConnectorSetup setup;
    setup.url = QUrl(QStringLiteral("http://pds.example/"));
    setup.values = {{QStringLiteral("identifier"), QStringLiteral("@brand.example")}, {QStringLiteral("app_password"), QStringLiteral("app-pass")}};
    BlueskyConnector connector(http, clock, BlueskyAccess::of(setup), {});
    QVERIFY(!connector.read({}));
    QVERIFY(http.requests().isEmpty());
    setup.url = QUrl(QStringLiteral("https://pds.example/some/page?x=1"));
    BlueskyConnector good(http, clock, BlueskyAccess::of(setup), {});
    QVERIFY(good.read({}));
    QCOMPARE(http.requests().first().url, QUrl(QStringLiteral("https://pds.example/xrpc/com.atproto.server.createSession")));
}

void tst_BlueskyConnector::whoTheAccountIsIsTold()
{
    Setting setting;
    const auto check = setting.connector->check();
    QVERIFY(check);
    QCOMPARE(check->accountId, FakeBluesky::didOf(QStringLiteral("brand")));
    QCOMPARE(check->handle, QStringLiteral("brand.example"));
    QCOMPARE(check->name, QStringLiteral("BRAND"));
    QVERIFY(check->missing.isEmpty() && check->canAnswer);
}

void tst_BlueskyConnector::anInterruptedCallerAsksToStop()
{
    Setting setting;
    setting.readAll();
    QVERIFY(setting.http.requests().last().stop.stop_possible() && !setting.http.requests().last().stop.stop_requested());
    setting.connector->interrupt();
    QVERIFY(setting.http.requests().last().stop.stop_requested());
}

void tst_BlueskyConnector::aCursorOfAnotherKindIsRefused_data()
{
    QTest::addColumn<QString>("cursor");
    QTest::newRow("of another version") << QStringLiteral("{\"network\":\"bluesky\",\"version\":99,\"known\":[],\"up_to\":0}");
    QTest::newRow("of another network") << QStringLiteral("{\"version\":1,\"mentions\":{},\"conversations\":{}}");
    QTest::newRow("no JSON") << QStringLiteral("2026-11-23T06:57:01.000Z");
}

void tst_BlueskyConnector::aCursorOfAnotherKindIsRefused()
{
    QFETCH(QString, cursor);
    Setting setting;
    const auto result = setting.connector->read(cursor);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Corruption);
    QVERIFY(setting.http.requests().isEmpty());
}

QTEST_GUILESS_MAIN(tst_BlueskyConnector)
#include "tst_blueskyconnector.moc"
