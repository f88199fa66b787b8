#include "channels/problems.h"
#include "channels/wordpress/wordpressconnector.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/wordpress/fakewordpress.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

/// A site, the way to it, and what a store would hold after each step.
struct Setting final
{
    explicit Setting(const FakeWordPress::Habits &habits = {}, TimePoint readFrom = {})
        : site(habits, clock), http([this](const HttpRequest &request) {
              if (beforeEach)
                  beforeEach(request);
              return site.answer(request);
          }),
          from(readFrom)
    {
        restart();
    }

    void restart() { connector = site.connector(http, clock, from); }

    /// Reads until there is nothing more; a failed step changes nothing and is made again by a new process.
    void readAll()
    {
        for (int step = 0; step < 500; ++step) {
            const auto result = connector->read(cursor);
            if (!result) {
                error = result.error();
                ++failedSteps;
                restart();
                continue;
            }
            cursor = result->cursor;
            for (const IncomingPost &post : result->posts) {
                if (posts.contains(post.externalId) && posts.value(post.externalId).text != post.text)
                    edited.append(post.externalId);
                posts.insert(post.externalId, post);
            }
            heard = result->heard;
            gaps += result->heard.gaps;
            if (!result->hasMore)
                return;
        }
        QFAIL("reading comes to no end");
    }

    FakeClock clock;
    FakeWordPress site;
    FakeHttp http;
    TimePoint from;
    std::function<void(const HttpRequest &)> beforeEach;
    std::unique_ptr<Connector> connector;
    QString cursor;
    QHash<QString, IncomingPost> posts;
    QStringList edited;
    QList<HeardGap> gaps;
    Heard heard;
    Error error;
    int failedSteps = 0;
};

} // namespace

class tst_WordPressConnector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommentIsReadOnce_data();
    void everyCommentIsReadOnce();
    void anInterruptionAtAnyRequestLosesNothing_data();
    void anInterruptionAtAnyRequestLosesNothing();
    void removalsInTheMiddleOfAWalkLoseNothing();
    void heldCommentsAreReadByWhoMayModerate();
    void aCommentThatIsApprovedLateIsStillRead();
    void aRightThatIsTakenAwayLeavesWhatIsPublic();
    void commentsStandUnderTheirPost();
    void closedCommentsAreKnownBeforeAnybodyWrites();
    void theFirstReadingEndsWhereItIsTold();
    void editsAreFound();
    void whatIsGoneIsTold();
    void aSiteThatForgetsEverythingDeletesNothing();
    void aThreadHoldsAllCommentsOfThePost();
    void aSiteWithPrettyAddressesOnlyIsRead();
    void thePasswordGoesToItsSiteOnly_data();
    void thePasswordGoesToItsSiteOnly();
    void failuresSayWhatToDo_data();
    void failuresSayWhatToDo();
    void aForeignCursorIsRefused();
    void theTestReadTellsWhatIsMissing();
    void anotherAccountIsRefused();
};

void tst_WordPressConnector::everyCommentIsReadOnce_data()
{
    QTest::addColumn<QList<int>>("batches");
    QTest::addColumn<bool>("canModerate");
    const QList<QList<int>> all{{1}, {0, 1, 1}, {3, 2}, {99, 1, 1}, {100, 1}, {101, 0, 2}, {350}, {7, 250, 1}};
    for (const bool canModerate : {true, false})
        for (const QList<int> &batches : all) {
            QStringList names;
            for (const int batch : batches)
                names.append(QString::number(batch));
            QTest::addRow("%s: %s", canModerate ? "editor" : "reader", qPrintable(names.join(u'+'))) << batches << canModerate;
        }
}

void tst_WordPressConnector::everyCommentIsReadOnce()
{
    QFETCH(QList<int>, batches);
    QFETCH(bool, canModerate);
    Setting setting({.canModerate = canModerate});
    int written = 0;
    for (const int batch : batches) {
        for (int i = 0; i < batch; ++i, ++written) // many in the same second
            setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello %1 <b>").arg(written));
        setting.clock.advance(1min);
        setting.readAll();
        QCOMPARE(setting.posts.size(), written);
        QVERIFY(setting.heard.completeTo == setting.clock.now());
    }
    QVERIFY(setting.gaps.isEmpty() && setting.edited.isEmpty());
    const auto requests = setting.http.requests().size();
    setting.readAll();
    QCOMPARE(setting.http.requests().size(), requests + 1);
}

void tst_WordPressConnector::anInterruptionAtAnyRequestLosesNothing_data()
{
    QTest::addColumn<FakeHttp::Fault>("fault");
    QTest::newRow("not reached") << FakeHttp::Fault::NotReached;
    QTest::newRow("answer lost") << FakeHttp::Fault::AnswerLost;
    QTest::newRow("server fault") << FakeHttp::Fault::ServerFault;
    QTest::newRow("a page of a hotel") << FakeHttp::Fault::HtmlPage;
}

void tst_WordPressConnector::anInterruptionAtAnyRequestLosesNothing()
{
    QFETCH(FakeHttp::Fault, fault);
    for (int failing = 0;; ++failing) {
        Setting setting;
        setting.http.failAt(failing, fault);
        int written = 0;
        for (const int batch : {5, 230, 1, 0, 120}) {
            for (int i = 0; i < batch; ++i, ++written)
                setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello"));
            setting.clock.advance(1min);
            setting.readAll();
            QCOMPARE(setting.posts.size(), written);
        }
        if (setting.http.requests().size() <= failing)
            break; // the chosen request was never made: all have had their turn
        QVERIFY(setting.failedSteps <= 1);
    }
}

void tst_WordPressConnector::removalsInTheMiddleOfAWalkLoseNothing()
{
    for (const int removed : {1, 40, 99, 150}) {
        Setting setting;
        QStringList ids;
        for (int i = 0; i < 420; ++i)
            ids.append(setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello")));
        int lists = 0;
        setting.beforeEach = [&](const HttpRequest &request) {
            // After the first page: the newest go, and everything moves up; a new one comes in besides.
            if (request.url.query().contains(QStringLiteral("offset=")) && ++lists == 2) {
                for (int i = 0; i < removed; ++i)
                    setting.site.erase(ids.at(419 - i));
                setting.site.write(QStringLiteral("Boris"), QStringLiteral("late"));
            }
        };
        setting.readAll();
        setting.readAll();
        for (int i = 0; i < 420 - removed; ++i)
            QVERIFY2(setting.posts.contains(ids.at(i)), qPrintable(QStringLiteral("%1 removed: %2").arg(removed).arg(i)));
        QVERIFY(setting.posts.contains(QStringLiteral("comment-421")));
    }
}

void tst_WordPressConnector::heldCommentsAreReadByWhoMayModerate()
{
    Setting setting;
    const QString held = setting.site.write(QStringLiteral("Anna"), QStringLiteral("is this shown?"));
    const QString spam = setting.site.write(QStringLiteral("Bot"), QStringLiteral("pills"));
    setting.site.setStatus(held, QStringLiteral("hold"));
    setting.site.setStatus(spam, QStringLiteral("spam"));
    setting.readAll();
    QVERIFY(setting.posts.contains(held));
    QVERIFY(!setting.posts.contains(spam));
    setting.site.setStatus(spam, QStringLiteral("approved")); // not spam after all
    setting.readAll();
    QVERIFY(setting.posts.contains(spam));
}

void tst_WordPressConnector::aCommentThatIsApprovedLateIsStillRead()
{
    Setting setting({.canModerate = false});
    const QString held = setting.site.write(QStringLiteral("Anna"), QStringLiteral("since Monday"));
    setting.site.setStatus(held, QStringLiteral("hold"));
    for (int i = 0; i < 250; ++i)
        setting.site.write(QStringLiteral("Boris"), QStringLiteral("hello"));
    setting.readAll();
    QCOMPARE(setting.posts.size(), 250);
    setting.clock.advance(72h);
    setting.site.write(QStringLiteral("Clara"), QStringLiteral("hello"));
    setting.site.setStatus(held, QStringLiteral("approved"));
    setting.readAll();
    QVERIFY(setting.posts.contains(held));
    QCOMPARE(setting.posts.size(), 252);
}

void tst_WordPressConnector::aRightThatIsTakenAwayLeavesWhatIsPublic()
{
    Setting setting;
    setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello"));
    setting.readAll();
    setting.site.setCanModerate(false);
    setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello"));
    setting.readAll();
    QCOMPARE(setting.posts.size(), 2);
    QCOMPARE(setting.failedSteps, 0);
}

void tst_WordPressConnector::commentsStandUnderTheirPost()
{
    Setting setting;
    const QString question = setting.site.write(QStringLiteral("Anna &amp; Co"), QStringLiteral("it <broke> & leaks"));
    const QString answer = setting.site.write(QStringLiteral("Boris"), QStringLiteral("mine too"), question);
    setting.readAll();
    const IncomingPost post = setting.posts.value(question);
    QCOMPARE(post.text, QStringLiteral("it <broke> & leaks"));
    QCOMPARE(post.threadExternalId, QStringLiteral("post-7"));
    QCOMPARE(post.threadTitle, QStringLiteral("Kettles – & lids"));
    QCOMPARE(post.threadUrl, QStringLiteral("https://blog.example/shop/?p=7"));
    QCOMPARE(post.url, QStringLiteral("https://blog.example/shop/?p=7#comment-1"));
    QCOMPARE(post.authorName, QStringLiteral("Anna & Co"));
    QVERIFY(post.inReplyTo.isEmpty() && !post.isBrand && post.publishedAt == setting.clock.now());
    QCOMPARE(setting.posts.value(answer).inReplyTo, question);
    QVERIFY(setting.posts.value(answer).authorExternalId != post.authorExternalId);
}

void tst_WordPressConnector::closedCommentsAreKnownBeforeAnybodyWrites()
{
    Setting setting;
    const QString open = setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello"));
    setting.readAll();
    QVERIFY(setting.posts.value(open).answerObstacle.isEmpty());
    setting.site.close(true);
    setting.clock.advance(10min);
    const QString closed = setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello again"));
    setting.readAll();
    QCOMPARE(setting.posts.value(closed).answerObstacle, QString(problem::commentsClosed));
}

void tst_WordPressConnector::theFirstReadingEndsWhereItIsTold()
{
    const FakeClock start;
    Setting setting({}, start.now() + 100h);
    for (int i = 0; i < 12; ++i) {
        setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello"));
        setting.clock.advance(10h);
    }
    setting.readAll();
    QCOMPARE(setting.posts.size(), 2);
    QVERIFY(setting.gaps.isEmpty());
    QVERIFY(setting.heard.completeFrom == setting.from);
}

void tst_WordPressConnector::editsAreFound()
{
    Setting setting;
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("one"));
    setting.readAll();
    setting.site.edit(id, QStringLiteral("<p>two</p>"));
    setting.readAll();
    QCOMPARE(setting.edited, QStringList{id});
    setting.site.edit(id, QStringLiteral("<p>three</p>"));
    const auto refreshed = setting.connector->refresh({{id, std::nullopt}});
    QVERIFY(refreshed);
    QCOMPARE(refreshed->posts.size(), 1);
    QCOMPARE(refreshed->posts.first().text, QStringLiteral("three"));
}

void tst_WordPressConnector::whatIsGoneIsTold()
{
    for (const bool canModerate : {true, false}) {
        Setting setting({.canModerate = canModerate});
        QStringList ids;
        QList<KnownPost> known;
        for (int i = 0; i < 5; ++i) {
            ids.append(setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello")));
            known.append({ids.last(), std::nullopt});
        }
        setting.site.setStatus(ids.at(1), QStringLiteral("trash"));
        setting.site.setStatus(ids.at(2), QStringLiteral("spam"));
        setting.site.setStatus(ids.at(3), QStringLiteral("hold"));
        setting.site.erase(ids.at(4));
        const auto refreshed = setting.connector->refresh(known);
        QVERIFY(refreshed);
        // Who may not moderate cannot tell what waits from what is gone, but for what is erased.
        QCOMPARE(refreshed->deleted, canModerate ? (QStringList{ids.at(1), ids.at(2), ids.at(4)}) : QStringList{ids.at(4)});
        QCOMPARE(refreshed->posts.size(), canModerate ? 2 : 1);
    }
}

void tst_WordPressConnector::aSiteThatForgetsEverythingDeletesNothing()
{
    Setting setting;
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello"));
    setting.readAll();
    for (const auto &[status, body] : {std::pair<int, QByteArray>{404, "<h1>It works!</h1>"}, {200, "<h1>It works!</h1>"}, {200, "[]"},
                                       {404, R"({"code":"rest_comment_invalid_id"})"}}) {
        setting.site.answerEverythingWith(status, body);
        QVERIFY(!setting.connector->refresh({{id, std::nullopt}}));
    }
}

void tst_WordPressConnector::aThreadHoldsAllCommentsOfThePost()
{
    Setting setting;
    QString last;
    for (int i = 0; i < 130; ++i)
        last = setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello"), last);
    const auto thread = setting.connector->thread(last);
    QVERIFY(thread);
    QCOMPARE(thread->size(), 130);
    QCOMPARE(thread->first().externalId, QStringLiteral("comment-1"));
    const auto gone = setting.connector->thread(QStringLiteral("comment-999"));
    QVERIFY(!gone && gone.error().kind == Error::Kind::GiveUp);
}

void tst_WordPressConnector::aSiteWithPrettyAddressesOnlyIsRead()
{
    Setting setting({.hasQueryRoutes = false});
    setting.site.write(QStringLiteral("Anna"), QStringLiteral("hello"));
    setting.readAll();
    QCOMPARE(setting.posts.size(), 1);
    QCOMPARE(setting.failedSteps, 0);
}

void tst_WordPressConnector::thePasswordGoesToItsSiteOnly_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("https") << QStringLiteral("https://blog.example/shop") << true;
    QTest::newRow("http on loopback") << QStringLiteral("http://127.0.0.1:8080") << true;
    QTest::newRow("http") << QStringLiteral("http://blog.example/shop") << false;
    QTest::newRow("a user in the address") << QStringLiteral("https://x:y@blog.example/") << false;
    QTest::newRow("a file") << QStringLiteral("file:///etc") << false;
    QTest::newRow("nothing") << QString() << false;
}

void tst_WordPressConnector::thePasswordGoesToItsSiteOnly()
{
    QFETCH(QString, address);
    QFETCH(bool, isTaken);
    FakeClock clock;
    FakeHttp http([](const HttpRequest &) { return HttpResponse{301, {{"location", "https://elsewhere.example/"}}, {}}; });
    ConnectorSetup setup = FakeWordPress::setup();
    setup.url = QUrl(address);
    WordPressConnector connector(http, clock, setup);
    QVERIFY(!connector.read({}));
    QVERIFY(connector.publish({}).outcome == PublishResult::Outcome::Refused);
    (void)connector.moderate({ModerationAct::Hide, QStringLiteral("comment-1"), {}, {}});
    QCOMPARE(!http.requests().isEmpty(), isTaken);
    for (const HttpRequest &request : http.requests()) {
        QCOMPARE(request.url.host(), QUrl(address).host());
        QVERIFY(!request.url.toString().contains(QStringLiteral("secret")));
    }
}

void tst_WordPressConnector::failuresSayWhatToDo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, int status, const char *body, Error::Kind kind, QLatin1StringView code) {
        QTest::newRow(name) << status << QByteArray(body) << kind << QString(code);
    };
    row("wrong password", 401, R"({"code":"incorrect_password"})", Error::Kind::SignIn, problem::tokenRefused);
    row("a password of the web server", 401, "<h1>Authorization required</h1>", Error::Kind::SignIn, problem::tokenRefused);
    row("not allowed", 403, R"({"code":"rest_forbidden_context"})", Error::Kind::GiveUp, problem::rightMissing);
    row("a firewall", 403, "<h1>Blocked</h1>", Error::Kind::GiveUp, problem::networkRefused);
    row("no such interface", 404, R"({"code":"rest_no_route"})", Error::Kind::GiveUp, problem::notThisNetwork);
    row("another page", 404, "<h1>It works!</h1>", Error::Kind::GiveUp, problem::notThisNetwork);
    row("asked to wait", 429, "", Error::Kind::Retry, problem::rateLimited);
    row("fault", 500, "<p>There has been a critical error</p>", Error::Kind::Retry, problem::networkFault);
    row("a page", 200, "<!doctype html>", Error::Kind::GiveUp, problem::notThisNetwork);
    row("cut off", 200, "{\"id\":1", Error::Kind::GiveUp, problem::notThisNetwork);
    row("wrong types", 200, R"({"id":"1","capabilities":[]})", Error::Kind::GiveUp, problem::notThisNetwork);
    row("moved away", 301, "", Error::Kind::GiveUp, problem::notThisNetwork);
}

void tst_WordPressConnector::failuresSayWhatToDo()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Setting setting;
    setting.site.answerEverythingWith(status, body);
    const auto result = setting.connector->read({});
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QTEST(result.error().code, "code");
}

void tst_WordPressConnector::aForeignCursorIsRefused()
{
    Setting setting;
    setting.readAll();
    ConnectorSetup other = FakeWordPress::setup();
    other.url = QUrl(QStringLiteral("https://another.example"));
    WordPressConnector connector(setting.http, setting.clock, other);
    for (const QString &cursor : {setting.cursor, QStringLiteral("{}"), QStringLiteral("17")}) {
        const auto result = connector.read(cursor);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Corruption);
    }
}

void tst_WordPressConnector::theTestReadTellsWhatIsMissing()
{
    Setting editor;
    const auto all = editor.connector->check();
    QVERIFY(all);
    QVERIFY(all->missing.isEmpty());
    QCOMPARE(all->accountId, QStringLiteral("1"));
    Setting reader({.canModerate = false});
    QCOMPARE(reader.connector->check()->missing, QStringList{QStringLiteral("moderate_comments")});
}

void tst_WordPressConnector::anotherAccountIsRefused()
{
    Setting setting;
    ConnectorSetup setup = FakeWordPress::setup();
    setup.accountId = QStringLiteral("2");
    WordPressConnector connector(setting.http, setting.clock, setup);
    const auto result = connector.read({});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::SignIn);
}

QTEST_GUILESS_MAIN(tst_WordPressConnector)
#include "tst_wordpressconnector.moc"
