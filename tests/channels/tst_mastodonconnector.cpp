#include "channels/mastodon/mastodonconnector.h"
#include "channels/problems.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/fakemastodon.h"

#include <QTest>
#include <QUrlQuery>

using namespace otklik;
using MinId = FakeMastodon::MinId;

Q_DECLARE_METATYPE(FakeMastodon::Habits)
Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

constexpr TimePoint longAgo{};

/// A server, the way to it, and what a store would hold after each step.
struct Setting final
{
    explicit Setting(const FakeMastodon::Habits &habits = {}, TimePoint readFrom = longAgo)
        : server(habits), http([this](const HttpRequest &request) { return server.handle(request); }),
          connector(http, clock, {QUrl(QStringLiteral("https://social.example")), QStringLiteral("secret"), QStringLiteral("1")},
                    readFrom)
    {
    }

    /// Reads until there is nothing more. A failed step changes nothing and is made again.
    void readAll()
    {
        for (int step = 0; step < 500; ++step) {
            const auto result = connector.read(cursor);
            if (!result) {
                ++failedSteps;
                continue;
            }
            cursor = result->cursor;
            for (const IncomingPost &post : result->posts)
                stored.append(post.externalId);
            if (!result->hasMore)
                return;
        }
        QFAIL("reading comes to no end");
    }

    FakeMastodon server;
    FakeHttp http;
    FakeClock clock;
    MastodonConnector connector;
    QString cursor;
    QStringList stored;
    int failedSteps = 0;
};

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class tst_MastodonConnector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMentionIsReadOnce_data();
    void everyMentionIsReadOnce();
    void anInterruptionAtAnyRequestLosesNothing_data();
    void anInterruptionAtAnyRequestLosesNothing();
    void anEntryThatBecomesVisibleLateIsStillRead();
    void otherNotificationsAreNoPosts();
    void theFirstReadingEndsWhereItIsTold();
    void directMessagesOfConversationsAreRead();
    void theTokenGoesToItsServerOnly();
    void aThreadHoldsAllPostsOnceUnderItsRoot();
    void editsComeAsVersionsInOrder();
    void anEditWithoutHistoryComesAsOneVersion();
    void aPostThatIsGoneIsTold();
    void aServerThatForgetsEverythingDeletesNothing();
    void failuresSayWhatToDo_data();
    void failuresSayWhatToDo();
    void aCursorOfAnotherKindIsRefused();
};

void tst_MastodonConnector::everyMentionIsReadOnce_data()
{
    QTest::addColumn<FakeMastodon::Habits>("habits");
    QTest::addColumn<QList<int>>("batches");
    const QList<QList<int>> all{{1}, {0, 1, 1, 1}, {3, 2}, {200}, {7, 200, 1}, {1, 95}, {30, 79, 81, 80}};
    for (const MinId minId : {MinId::PageAbove, MinId::NewestPage})
        for (const int pageSize : {80, 15, 3})
            for (const QList<int> &batches : all) {
                QStringList names;
                for (const int batch : batches)
                    names.append(QString::number(batch));
                QTest::addRow("%s, pages of %d: %s", minId == MinId::PageAbove ? "page above" : "newest page", pageSize,
                              qPrintable(names.join(u'+')))
                    << FakeMastodon::Habits{.minId = minId, .pageSize = pageSize} << batches;
            }
}

void tst_MastodonConnector::everyMentionIsReadOnce()
{
    QFETCH(FakeMastodon::Habits, habits);
    QFETCH(QList<int>, batches);
    Setting setting(habits);
    QStringList sent;
    for (const int batch : batches) {
        for (int i = 0; i < batch; ++i)
            sent.append(setting.server.mention(QStringLiteral("anna"), QStringLiteral("<p>hello</p>")));
        setting.readAll();
        QCOMPARE(sorted(setting.stored), sent);
    }
    const auto requests = setting.http.requests().size();
    setting.readAll();
    QCOMPARE(setting.stored.size(), sent.size());
    QVERIFY2(setting.http.requests().size() - requests <= 2, "a poll without news costs one request a list");
}

void tst_MastodonConnector::anInterruptionAtAnyRequestLosesNothing_data()
{
    QTest::addColumn<MinId>("minId");
    QTest::addColumn<FakeHttp::Fault>("fault");
    for (const MinId minId : {MinId::PageAbove, MinId::NewestPage}) {
        const char *name = minId == MinId::PageAbove ? "page above" : "newest page";
        QTest::addRow("%s, not reached", name) << minId << FakeHttp::Fault::NotReached;
        QTest::addRow("%s, answer lost", name) << minId << FakeHttp::Fault::AnswerLost;
        QTest::addRow("%s, server fault", name) << minId << FakeHttp::Fault::ServerFault;
        QTest::addRow("%s, a page of a hotel", name) << minId << FakeHttp::Fault::HtmlPage;
    }
}

void tst_MastodonConnector::anInterruptionAtAnyRequestLosesNothing()
{
    QFETCH(MinId, minId);
    QFETCH(FakeHttp::Fault, fault);
    for (int failing = 0;; ++failing) {
        Setting setting({.minId = minId, .pageSize = 20});
        setting.http.failAt(failing, fault);
        QStringList sent;
        for (const int batch : {5, 70, 1, 0, 33}) {
            for (int i = 0; i < batch; ++i)
                sent.append(setting.server.mention(QStringLiteral("anna"), QStringLiteral("<p>hello</p>")));
            setting.readAll();
        }
        QCOMPARE(sorted(setting.stored), sent);
        if (setting.http.requests().size() <= failing)
            break; // the chosen request was never made: all have had their turn
        QVERIFY(setting.failedSteps <= 1);
    }
}

void tst_MastodonConnector::anEntryThatBecomesVisibleLateIsStillRead()
{
    Setting setting;
    const QString first = setting.server.addStatus(QStringLiteral("anna"), QStringLiteral("<p>1</p>"));
    const QString late = setting.server.addStatus(QStringLiteral("boris"), QStringLiteral("<p>2</p>"));
    const QString second = setting.server.addStatus(QStringLiteral("clara"), QStringLiteral("<p>3</p>"));
    setting.server.notify(QStringLiteral("500001"), first);
    setting.server.notify(QStringLiteral("500003"), second);
    setting.readAll();
    setting.server.notify(QStringLiteral("500002"), late);
    setting.readAll();
    QCOMPARE(sorted(setting.stored), (QStringList{first, late, second}));
}

void tst_MastodonConnector::otherNotificationsAreNoPosts()
{
    Setting setting;
    const QString own = setting.server.addStatus(QStringLiteral("brand"), QStringLiteral("<p>news</p>"));
    setting.server.notify(QStringLiteral("500001"), own, QStringLiteral("favourite"));
    const QString mention = setting.server.mention(QStringLiteral("anna"), QStringLiteral("<p>hi</p>"));
    setting.readAll();
    QCOMPARE(setting.stored, QStringList{mention});
}

void tst_MastodonConnector::theFirstReadingEndsWhereItIsTold()
{
    Setting early({.pageSize = 15});
    for (int i = 0; i < 40; ++i)
        early.server.mention(QStringLiteral("anna"), QStringLiteral("<p>old</p>"));
    const QString border = early.server.mention(QStringLiteral("anna"), QStringLiteral("<p>border</p>"));
    const TimePoint at = TimePoint(std::chrono::seconds(1'790'000'041));

    Setting setting({.pageSize = 15}, at);
    setting.server = early.server;
    setting.readAll();
    QCOMPARE(setting.stored, QStringList{border});
    QVERIFY(setting.http.requests().size() < 6);
}

void tst_MastodonConnector::directMessagesOfConversationsAreRead()
{
    Setting setting;
    const QString first = setting.server.addStatus(QStringLiteral("anna"), QStringLiteral("<p>psst</p>"), {}, QStringLiteral("direct"));
    setting.server.setConversation(QStringLiteral("1"), first);
    setting.readAll();
    const QString second = setting.server.addStatus(QStringLiteral("anna"), QStringLiteral("<p>psst?</p>"), first, QStringLiteral("direct"));
    setting.server.setConversation(QStringLiteral("1"), second);
    setting.readAll();
    setting.readAll();
    QCOMPARE(setting.stored, (QStringList{first, second}));
}

void tst_MastodonConnector::theTokenGoesToItsServerOnly()
{
    Setting setting;
    const QString id = setting.server.mention(QStringLiteral("anna"), QStringLiteral("<p>hi</p>"));
    setting.readAll();
    QVERIFY(setting.connector.thread(id));
    for (const HttpRequest &request : setting.http.requests()) {
        QCOMPARE(request.url.host(), QStringLiteral("social.example"));
        QCOMPARE(request.url.scheme(), QStringLiteral("https"));
        QVERIFY(!QUrlQuery(request.url).toString().contains(QStringLiteral("secret")));
    }
}

void tst_MastodonConnector::aThreadHoldsAllPostsOnceUnderItsRoot()
{
    Setting setting;
    FakeMastodon &server = setting.server;
    const QString root = server.addStatus(QStringLiteral("anna"), QStringLiteral("<p>it broke</p>"));
    const QString sibling = server.addStatus(QStringLiteral("clara"), QStringLiteral("<p>mine too</p>"), root);
    const QString mention = server.mention(QStringLiteral("boris"), QStringLiteral("<p>@brand ?</p>"), root);
    const QString answer = server.addStatus(QStringLiteral("brand"), QStringLiteral("<p>sorry</p>"), mention);
    const auto thread = setting.connector.thread(mention);
    QVERIFY(thread);
    QStringList ids;
    for (const IncomingPost &post : *thread) {
        ids.append(post.externalId);
        QCOMPARE(post.threadExternalId, root);
        QCOMPARE(post.threadUrl, QStringLiteral("https://social.example/@anna/") + root);
        QCOMPARE(post.isBrand, post.externalId == answer);
    }
    QCOMPARE(ids, (QStringList{root, sibling, mention, answer}));
}

void tst_MastodonConnector::editsComeAsVersionsInOrder()
{
    Setting setting;
    const QString id = setting.server.mention(QStringLiteral("anna"), QStringLiteral("<p>one</p>"));
    const QString same = setting.server.mention(QStringLiteral("anna"), QStringLiteral("<p>same</p>"));
    setting.server.edit(id, QStringLiteral("<p>two</p>"));
    setting.server.edit(id, QStringLiteral("<p>three</p>"));
    const auto result = setting.connector.refresh({{id, std::nullopt}, {same, std::nullopt}});
    QVERIFY(result);
    QCOMPARE(result->posts.size(), 2);
    QCOMPARE(result->posts.at(0).text, QStringLiteral("two"));
    QCOMPARE(result->posts.at(1).text, QStringLiteral("three"));
    QVERIFY(result->deleted.isEmpty());

    const auto again = setting.connector.refresh({{id, result->posts.at(0).editedAt}});
    QCOMPARE(again->posts.size(), 1);
    QCOMPARE(again->posts.at(0).text, QStringLiteral("three"));
    QVERIFY(setting.connector.refresh({{id, result->posts.at(1).editedAt}})->posts.isEmpty());
}

void tst_MastodonConnector::anEditWithoutHistoryComesAsOneVersion()
{
    Setting setting({.keepsHistory = false});
    const QString id = setting.server.mention(QStringLiteral("anna"), QStringLiteral("<p>one</p>"));
    setting.server.edit(id, QStringLiteral("<p>two</p>"));
    setting.server.edit(id, QStringLiteral("<p>three</p>"));
    const auto result = setting.connector.refresh({{id, std::nullopt}});
    QVERIFY(result);
    QCOMPARE(result->posts.size(), 1);
    QCOMPARE(result->posts.at(0).text, QStringLiteral("three"));
}

void tst_MastodonConnector::aPostThatIsGoneIsTold()
{
    Setting setting;
    const QString id = setting.server.mention(QStringLiteral("anna"), QStringLiteral("<p>one</p>"));
    setting.server.remove(id);
    const auto result = setting.connector.refresh({{id, std::nullopt}});
    QVERIFY(result);
    QCOMPARE(result->deleted, QStringList{id});
}

void tst_MastodonConnector::aServerThatForgetsEverythingDeletesNothing()
{
    Setting setting;
    setting.server.answerEverythingWith(404, "<h1>It works!</h1>");
    QVERIFY(!setting.connector.refresh({{QStringLiteral("1"), std::nullopt}}));
}

void tst_MastodonConnector::failuresSayWhatToDo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("code");
    const QByteArray page("<html>oops</html>");
    QTest::newRow("token refused") << 401 << page << Error::Kind::SignIn << QString(problem::tokenRefused);
    QTest::newRow("token refused as snac2 does") << 422 << QByteArray() << Error::Kind::SignIn << QString(problem::tokenRefused);
    QTest::newRow("asked to wait") << 429 << page << Error::Kind::Retry << QString(problem::rateLimited);
    QTest::newRow("fault") << 500 << page << Error::Kind::Retry << QString(problem::networkFault);
    QTest::newRow("a page of something else") << 200 << page << Error::Kind::GiveUp << QString(problem::notMastodon);
    QTest::newRow("moved away") << 301 << page << Error::Kind::GiveUp << QString(problem::notMastodon);
}

void tst_MastodonConnector::failuresSayWhatToDo()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Setting setting;
    setting.server.answerEverythingWith(status, body);
    const auto result = setting.connector.read({});
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QTEST(result.error().code, "code");
}

void tst_MastodonConnector::aCursorOfAnotherKindIsRefused()
{
    Setting setting;
    const auto result = setting.connector.read(QStringLiteral("{\"version\":99}"));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Corruption);
}

QTEST_GUILESS_MAIN(tst_MastodonConnector)
#include "tst_mastodonconnector.moc"
