#include "channels/feed/feedconnector.h"
#include "channels/problems.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/feed/fakefeed.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;
using Kind = FakeFeed::Kind;

Q_DECLARE_METATYPE(FakeFeed::Habits)
Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

/// A feed, the way to it, and what a store would hold after each step.
struct Setting final
{
    explicit Setting(const FakeFeed::Habits &habits = {}, TimePoint readFrom = {})
        : network(habits, clock), http([this](const HttpRequest &request) { return answer(request); }), from(readFrom)
    {
        restart();
    }

    Result<HttpResponse> answer(const HttpRequest &request)
    {
        return handler ? handler(request) : network.answer(request);
    }

    /// The process ends and begins anew: only what is stored is left.
    void restart() { connector = network.connector(http, clock, from); }

    /// One step as the server makes it. A failed one changes nothing and is made again by a new process.
    bool step()
    {
        const auto result = connector->read(cursor);
        if (!result) {
            error = result.error();
            ++failedSteps;
            restart();
            return true;
        }
        cursor = result->cursor;
        for (const IncomingPost &post : result->posts)
            store(post);
        deleted += result->deleted;
        gaps += result->heard.gaps;
        heard = result->heard;
        return result->hasMore;
    }

    void store(const IncomingPost &post)
    {
        if (texts.contains(post.externalId) && texts.value(post.externalId) != post.text)
            versions.append(post);
        texts.insert(post.externalId, post.text);
        posts.insert(post.externalId, post);
        ++handedOver;
    }

    void readAll()
    {
        for (int i = 0; i < 200; ++i)
            if (!step())
                return;
        QFAIL("reading comes to no end");
    }

    FakeClock clock;
    FakeFeed network;
    FakeHttp http;
    TimePoint from;
    std::function<Result<HttpResponse>(const HttpRequest &)> handler;
    std::unique_ptr<Connector> connector;
    QString cursor;
    QHash<QString, QString> texts;
    QHash<QString, IncomingPost> posts;
    QList<IncomingPost> versions;
    QStringList deleted;
    QList<HeardGap> gaps;
    Heard heard;
    Error error;
    int handedOver = 0;
    int failedSteps = 0;
};

HttpResponse movedTo(const char *address, int status)
{
    return {status, {{"location", address}}, {}};
}

} // namespace

class tst_FeedConnector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEntryIsReadOnce_data();
    void everyEntryIsReadOnce();
    void anInterruptionAtAnyRequestLosesNothing_data();
    void anInterruptionAtAnyRequestLosesNothing();
    void aLongFeedComesInStepsThatSurviveARestart();
    void whatRolledAwayUnreadIsAGap();
    void whatRolledAwayAfterReadingIsNoGapAndNotDeleted();
    void anEmptyFeedForgetsNothing();
    void anEditIsAVersion_data();
    void anEditIsAVersion();
    void theFirstReadingBeginsWhereItIsTold();
    void aFeedThatHasNotChangedIsNotReadAgain();
    void aFeedThatMovedForGoodIsRemembered();
    void aFeedThatMovedForNowIsNot();
    void whereARedirectMustNotLead_data();
    void whereARedirectMustNotLead();
    void aServerThatAsksToWaitIsLeftAlone();
    void maxAgeIsHonoured();
    void failuresSayWhatToDo_data();
    void failuresSayWhatToDo();
    void aForeignCursorIsRefused();
    void answersAreFoundUnderWhatTheyAnswer();
    void theBrandsOwnEntriesAreKnown();
    void nothingIsPublished();
    void theTestReadTellsTheTitle();
};

void tst_FeedConnector::everyEntryIsReadOnce_data()
{
    QTest::addColumn<FakeFeed::Habits>("habits");
    QTest::newRow("rss, etag") << FakeFeed::Habits{.kind = Kind::Rss};
    QTest::newRow("rss, date of change") << FakeFeed::Habits{.kind = Kind::Rss, .hasEtag = false, .hasModified = true};
    QTest::newRow("rss, no validators") << FakeFeed::Habits{.kind = Kind::Rss, .hasEtag = false};
    QTest::newRow("rss, no dates") << FakeFeed::Habits{.kind = Kind::Rss, .hasDates = false};
    QTest::newRow("atom") << FakeFeed::Habits{.kind = Kind::Atom};
    QTest::newRow("json") << FakeFeed::Habits{.kind = Kind::Json};
    QTest::newRow("json, no dates") << FakeFeed::Habits{.kind = Kind::Json, .hasDates = false};
}

void tst_FeedConnector::everyEntryIsReadOnce()
{
    QFETCH(FakeFeed::Habits, habits);
    Setting setting(habits);
    int written = 0;
    for (const int batch : {3, 0, 1, 9, 0, 5}) {
        for (int i = 0; i < batch; ++i, ++written) {
            setting.clock.advance(7s);
            setting.network.write(QStringLiteral("anna"), QStringLiteral("complaint %1 & <b>").arg(written));
        }
        setting.clock.advance(1h);
        setting.readAll();
        QCOMPARE(setting.texts.size(), written);
        QCOMPARE(setting.handedOver, written);
        QVERIFY(setting.heard.completeTo == setting.clock.now());
        QVERIFY(setting.heard.completeFrom.has_value());
    }
    QVERIFY(setting.gaps.isEmpty());
    QVERIFY(setting.versions.isEmpty());
    QCOMPARE(setting.posts.value(QStringLiteral("https://blog.example/?p=2")).text, QStringLiteral("complaint 1 & <b>"));
    QCOMPARE(setting.posts.value(QStringLiteral("https://blog.example/?p=2")).authorName, QStringLiteral("anna"));
    QCOMPARE(setting.posts.value(QStringLiteral("https://blog.example/?p=2")).url, QStringLiteral("https://blog.example/?p=2"));
}

void tst_FeedConnector::anInterruptionAtAnyRequestLosesNothing_data()
{
    QTest::addColumn<FakeHttp::Fault>("fault");
    QTest::newRow("not reached") << FakeHttp::Fault::NotReached;
    QTest::newRow("answer lost") << FakeHttp::Fault::AnswerLost;
    QTest::newRow("server fault") << FakeHttp::Fault::ServerFault;
    QTest::newRow("a page of a hotel") << FakeHttp::Fault::HtmlPage;
}

void tst_FeedConnector::anInterruptionAtAnyRequestLosesNothing()
{
    QFETCH(FakeHttp::Fault, fault);
    for (int failing = 0;; ++failing) {
        Setting setting({.kind = Kind::Atom, .window = 80});
        setting.http.failAt(failing, fault);
        QStringList ids;
        for (const int batch : {5, 70, 1, 0, 33}) {
            for (int i = 0; i < batch; ++i) {
                setting.clock.advance(1s);
                ids.append(setting.network.write(QStringLiteral("anna"), QStringLiteral("hello")));
            }
            setting.clock.advance(1min);
            if (batch == 1)
                setting.network.edit(ids.at(40), QStringLiteral("hello, edited"));
            setting.readAll();
        }
        QCOMPARE(setting.texts.size(), ids.size());
        QCOMPARE(setting.versions.size(), 1);
        QVERIFY(setting.deleted.isEmpty() && setting.gaps.isEmpty());
        if (setting.http.requests().size() <= failing)
            break; // the chosen request was never made: all have had their turn
        QCOMPARE(setting.failedSteps, 1);
    }
}

void tst_FeedConnector::aLongFeedComesInStepsThatSurviveARestart()
{
    for (int endsAfter = 0; endsAfter < 4; ++endsAfter) {
        Setting setting({.window = 200});
        for (int i = 0; i < 130; ++i)
            setting.network.write(QStringLiteral("anna"), QStringLiteral("hello %1").arg(i));
        for (int i = 0; i < endsAfter; ++i)
            (void)setting.step();
        if (endsAfter > 0 && endsAfter < 3)
            QVERIFY(!setting.heard.completeTo); // in the middle nothing is complete
        setting.restart();
        setting.readAll();
        QCOMPARE(setting.texts.size(), 130);
        QCOMPARE(setting.handedOver, 130);
        QVERIFY(setting.heard.completeTo.has_value());
    }
}

void tst_FeedConnector::whatRolledAwayUnreadIsAGap()
{
    Setting setting({.window = 5});
    setting.network.write(QStringLiteral("anna"), QStringLiteral("first"));
    setting.readAll();
    const TimePoint first = setting.clock.now();
    for (int i = 0; i < 9; ++i) {
        setting.clock.advance(1h);
        setting.network.write(QStringLiteral("boris"), QStringLiteral("hello %1").arg(i));
    }
    setting.readAll();
    QCOMPARE(setting.gaps.size(), 1);
    QVERIFY(setting.gaps.first().from == first);
    QVERIFY(setting.gaps.first().to == first + 5h);
    QCOMPARE(setting.gaps.first().reason, QString(problem::windowRolled));
    QVERIFY(setting.gaps.first().refill.isEmpty());
    QVERIFY(setting.heard.completeFrom == first + 5h);
    setting.readAll();
    QCOMPARE(setting.gaps.size(), 1);
}

void tst_FeedConnector::whatRolledAwayAfterReadingIsNoGapAndNotDeleted()
{
    Setting setting({.window = 3});
    for (int i = 0; i < 12; ++i) {
        setting.clock.advance(1h);
        setting.network.write(QStringLiteral("anna"), QStringLiteral("hello %1").arg(i));
        if (i % 2 == 1)
            setting.readAll();
    }
    QCOMPARE(setting.texts.size(), 12);
    QVERIFY(setting.gaps.isEmpty() && setting.deleted.isEmpty());
    const auto refreshed = setting.connector->refresh({{QStringLiteral("https://blog.example/?p=1"), std::nullopt}});
    QVERIFY(refreshed);
    QVERIFY(refreshed->deleted.isEmpty());
}

void tst_FeedConnector::anEmptyFeedForgetsNothing()
{
    Setting setting({.window = 2});
    const QString first = setting.network.write(QStringLiteral("anna"), QStringLiteral("first"));
    setting.readAll();
    setting.network.remove(first);
    setting.readAll();
    for (int i = 0; i < 4; ++i) {
        setting.clock.advance(1h);
        setting.network.write(QStringLiteral("anna"), QStringLiteral("later"));
    }
    setting.readAll();
    QCOMPARE(setting.gaps.size(), 1);
}

void tst_FeedConnector::anEditIsAVersion_data()
{
    QTest::addColumn<FakeFeed::Habits>("habits");
    QTest::addColumn<bool>("isDateTold");
    QTest::newRow("atom tells when") << FakeFeed::Habits{.kind = Kind::Atom} << true;
    QTest::newRow("json tells when") << FakeFeed::Habits{.kind = Kind::Json} << true;
    QTest::newRow("rss does not") << FakeFeed::Habits{.kind = Kind::Rss} << false;
}

void tst_FeedConnector::anEditIsAVersion()
{
    QFETCH(FakeFeed::Habits, habits);
    QFETCH(bool, isDateTold);
    Setting setting(habits);
    const QString id = setting.network.write(QStringLiteral("anna"), QStringLiteral("it broke"));
    setting.readAll();
    setting.clock.advance(1h);
    setting.network.edit(id, QStringLiteral("it broke twice"));
    const TimePoint edited = setting.clock.now();
    setting.clock.advance(1h);
    setting.readAll();
    QCOMPARE(setting.versions.size(), 1);
    QCOMPARE(setting.versions.first().externalId, id);
    QVERIFY(setting.versions.first().editedAt == (isDateTold ? edited : setting.clock.now()));

    setting.restart();
    const auto known = setting.connector->refresh({{id, std::nullopt}});
    QVERIFY(known);
    QCOMPARE(known->posts.size(), isDateTold ? 1 : 0);
    if (isDateTold)
        QVERIFY(setting.connector->refresh({{id, edited}})->posts.isEmpty());
}

void tst_FeedConnector::theFirstReadingBeginsWhereItIsTold()
{
    const FakeClock start;
    Setting setting({}, start.now() + 3h);
    for (int i = 0; i < 6; ++i) {
        setting.network.write(QStringLiteral("anna"), QStringLiteral("hello %1").arg(i));
        setting.clock.advance(1h);
    }
    setting.readAll();
    QCOMPARE(setting.texts.size(), 3);
    setting.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    setting.readAll();
    QCOMPARE(setting.texts.size(), 4);
}

void tst_FeedConnector::aFeedThatHasNotChangedIsNotReadAgain()
{
    Setting setting;
    setting.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    setting.readAll();
    setting.restart();
    const TimePoint read = setting.clock.now();
    setting.clock.advance(5min);
    const QString cursor = setting.cursor;
    setting.readAll();
    QCOMPARE(setting.network.fullAnswers(), 1);
    QCOMPARE(setting.http.requests().size(), 2);
    QCOMPARE(setting.cursor, cursor);
    QVERIFY(setting.heard.completeFrom == read && setting.heard.completeTo == setting.clock.now());
}

void tst_FeedConnector::aFeedThatMovedForGoodIsRemembered()
{
    Setting setting;
    setting.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    const QUrl elsewhere(QStringLiteral("https://new.example/rss?x=1"));
    bool isBack = false;
    setting.handler = [&](const HttpRequest &request) -> Result<HttpResponse> {
        if (request.url == FakeFeed::address() && !isBack)
            return movedTo("https://new.example/rss?x=1#top", 301);
        HttpRequest inner = request;
        if (request.url == elsewhere && !isBack)
            inner.url = FakeFeed::address();
        return setting.network.answer(inner);
    };
    setting.readAll();
    setting.restart();
    setting.network.write(QStringLiteral("anna"), QStringLiteral("hello again"));
    setting.readAll();
    QCOMPARE(setting.texts.size(), 2);
    QCOMPARE(setting.http.requests().size(), 3);
    QCOMPARE(setting.http.requests().at(2).url, elsewhere);

    // And back again: the new place is gone.
    isBack = true;
    setting.network.write(QStringLiteral("anna"), QStringLiteral("back"));
    setting.readAll();
    QCOMPARE(setting.texts.size(), 3);
    QCOMPARE(setting.failedSteps, 0);
    setting.readAll();
    QCOMPARE(setting.http.requests().last().url, FakeFeed::address());
}

void tst_FeedConnector::aFeedThatMovedForNowIsNot()
{
    Setting setting;
    setting.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    setting.handler = [&](const HttpRequest &request) -> Result<HttpResponse> {
        if (request.url == FakeFeed::address())
            return movedTo("/elsewhere", 302);
        HttpRequest inner = request;
        inner.url = FakeFeed::address();
        return setting.network.answer(inner);
    };
    setting.readAll();
    setting.readAll();
    QCOMPARE(setting.texts.size(), 1);
    QCOMPARE(setting.http.requests().size(), 4);
    QCOMPARE(setting.http.requests().at(2).url, FakeFeed::address());
    QCOMPARE(setting.http.requests().at(3).url, QUrl(QStringLiteral("https://blog.example/elsewhere")));
}

void tst_FeedConnector::whereARedirectMustNotLead_data()
{
    QTest::addColumn<QByteArray>("location");
    for (const char *location : {"http://blog.example/feed", "https://127.0.0.1/feed", "https://localhost/feed", "https://[::1]/feed",
                                 "https://10.0.0.7/", "https://192.168.1.1/", "https://172.20.0.1/", "https://169.254.169.254/latest",
                                 "https://2130706433/", "https://user:password@blog.example/feed", "file:///etc/passwd",
                                 "gopher://blog.example/", "https://", "", "https://blog.example/feed"})
        QTest::newRow(location) << QByteArray(location);
}

void tst_FeedConnector::whereARedirectMustNotLead()
{
    QFETCH(QByteArray, location);
    Setting setting;
    setting.handler = [&](const HttpRequest &) { return movedTo(location.constData(), 301); };
    (void)setting.step();
    QCOMPARE(setting.failedSteps, 1);
    QCOMPARE(setting.error.kind, Error::Kind::GiveUp);
    QCOMPARE(setting.error.code, QString(problem::notThisNetwork));
    for (const HttpRequest &request : setting.http.requests())
        QCOMPARE(request.url, FakeFeed::address());
    QVERIFY(setting.http.requests().size() <= 6);
}

void tst_FeedConnector::aServerThatAsksToWaitIsLeftAlone()
{
    Setting setting;
    setting.handler = [&](const HttpRequest &) { return HttpResponse{429, {{"retry-after", "600"}}, {}}; };
    for (int i = 0; i < 5; ++i) {
        const auto result = setting.connector->read({});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Retry);
        QCOMPARE(result.error().code, QString(problem::rateLimited));
        setting.clock.advance(1min);
    }
    QCOMPARE(setting.http.requests().size(), 1);
    setting.handler = nullptr;
    setting.clock.advance(6min);
    QVERIFY(setting.connector->read({}));
}

void tst_FeedConnector::maxAgeIsHonoured()
{
    Setting setting;
    setting.network.setHeader("cache-control", "public, max-age=300");
    setting.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    setting.readAll();
    setting.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    setting.clock.advance(4min);
    setting.readAll();
    QCOMPARE(setting.http.requests().size(), 1);
    setting.clock.advance(2min);
    setting.readAll();
    QCOMPARE(setting.texts.size(), 2);

    // What could not be stored is handed over again, whatever the age.
    const auto again = setting.connector->read({});
    QVERIFY(again);
    QCOMPARE(again->posts.size(), 2);
}

void tst_FeedConnector::failuresSayWhatToDo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("gone") << 410 << QByteArray() << Error::Kind::GiveUp << QString(problem::sourceGone);
    QTest::newRow("not found") << 404 << QByteArray() << Error::Kind::GiveUp << QString(problem::sourceGone);
    QTest::newRow("not for us") << 401 << QByteArray() << Error::Kind::GiveUp << QString(problem::rightMissing);
    QTest::newRow("fault") << 502 << QByteArray() << Error::Kind::Retry << QString(problem::networkFault);
    QTest::newRow("busy") << 503 << QByteArray() << Error::Kind::Retry << QString(problem::networkFault);
    QTest::newRow("teapot") << 418 << QByteArray() << Error::Kind::GiveUp << QString(problem::networkRefused);
    const auto row = [](const char *name, const QByteArray &body) {
        QTest::newRow(name) << 200 << body << Error::Kind::GiveUp << QString(problem::notThisNetwork);
    };
    row("a page of something else", "<!doctype html><title>Hello</title>");
    row("nothing", "");
    row("a picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11));
    row("json of something else", R"({"version":"https://jsonfeed.org/version/1","items":{}})");
    row("json that is none", "{");
    row("xml of something else", "<svg xmlns='http://www.w3.org/2000/svg'><title>x</title></svg>");
    row("a feed of something else", "<feed xmlns='urn:tractor'><entry/></feed>");
}

void tst_FeedConnector::failuresSayWhatToDo()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Setting setting;
    setting.handler = [&](const HttpRequest &) { return HttpResponse{status, {}, body}; };
    (void)setting.step();
    QCOMPARE(setting.failedSteps, 1);
    QTEST(setting.error.kind, "kind");
    QTEST(setting.error.code, "code");
    QVERIFY(!setting.error.detail.contains(QStringLiteral("blog.example")));
}

void tst_FeedConnector::aForeignCursorIsRefused()
{
    Setting setting;
    setting.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    setting.readAll();
    ConnectorSetup other;
    other.url = QUrl(QStringLiteral("https://another.example/feed"));
    FeedConnector connector(setting.http, setting.clock, other);
    for (const QString &cursor : {setting.cursor, QStringLiteral("{}"), QStringLiteral("17"), QStringLiteral("{\"version\":1}")}) {
        const auto result = connector.read(cursor);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Corruption);
    }
}

void tst_FeedConnector::answersAreFoundUnderWhatTheyAnswer()
{
    Setting setting({.kind = Kind::Atom});
    const QString question = setting.network.write(QStringLiteral("anna"), QStringLiteral("why?"));
    const QString answer = setting.network.write(QStringLiteral("boris"), QStringLiteral("because"), question);
    setting.readAll();
    QCOMPARE(setting.posts.value(answer).inReplyTo, question);
    QVERIFY(setting.posts.value(question).inReplyTo.isEmpty());
}

void tst_FeedConnector::theBrandsOwnEntriesAreKnown()
{
    Setting setting;
    const QString own = setting.network.write(QStringLiteral("brand"), QStringLiteral("news"));
    const QString other = setting.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    setting.readAll();
    QVERIFY(setting.posts.value(own).isBrand);
    QVERIFY(!setting.posts.value(other).isBrand);
}

void tst_FeedConnector::nothingIsPublished()
{
    Setting setting;
    const PublishResult result = setting.connector->publish({});
    QCOMPARE(result.outcome, PublishResult::Outcome::Refused);
    QCOMPARE(result.problem, QString(problem::notPossible));
    QVERIFY(setting.http.requests().isEmpty());
}

void tst_FeedConnector::theTestReadTellsTheTitle()
{
    Setting setting;
    const auto access = setting.connector->check();
    QVERIFY(access);
    QCOMPARE(access->name, QStringLiteral("Blog"));
    QVERIFY(!access->canAnswer);
}

QTEST_GUILESS_MAIN(tst_FeedConnector)
#include "tst_feedconnector.moc"
