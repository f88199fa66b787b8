#include "channels/problems.h"
#include "tests/channels/vk/vksetting.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

/// What was missed is read again, or said to be missing.
class tst_VkMissed final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longListsAreReadWhole();
    void aConversationThatMovesIsNotMissed();
    void eventsThatAreLostAreReadAgain_data();
    void eventsThatAreLostAreReadAgain();
    void whatCannotBeReadAgainIsAGap();
    void aMissingEventIsCountedAndRefilled();
    void commentsUnderOldPostsAreAGapThatIsRefilled();
    void anExpiredKeyIsRenewed();
    void waitingEndsWithNews();
    void lostCallsAreFoundByLooking();
    void aForeignCursorIsRefused_data();
    void aForeignCursorIsRefused();
    void anInterruptedCallEndsSoon();
};

void tst_VkMissed::longListsAreReadWhole()
{
    VkSetting setting;
    FakeVk &vk = setting.vk;
    QList<VkId> written;
    const VkId news = vk.post(-7, QStringLiteral("News"));
    const VkId top = vk.comment(100, news, QStringLiteral("top"));
    written.append(top);
    for (int i = 0; i < 130; ++i)
        written.append(vk.comment(100 + i, top, QStringLiteral("below")));
    for (int i = 0; i < 250; ++i)
        written.append(vk.comment(100, news, QStringLiteral("on top")));
    const VkId topic = vk.topic(QStringLiteral("Delivery"));
    for (int i = 0; i < 210; ++i)
        written.append(vk.comment(100, topic, QStringLiteral("in a topic")));
    for (int i = 0; i < 450; ++i)
        written.append(vk.message(1000 + i % 225, QStringLiteral("message")));
    for (int i = 0; i < 230; ++i)
        written.append(vk.message(99, QStringLiteral("message")));
    for (int i = 0; i < 120; ++i)
        written.append(vk.post(100, QStringLiteral("to the wall")));
    setting.readAll();
    QCOMPARE(setting.failedSteps, 0);
    setting.order.removeAll(news.text());
    setting.order.removeAll(QStringLiteral("wall-7_11"));
    QCOMPARE(sorted(setting.order), texts(written));
    QCOMPARE(vk.schemaFaults().join(u'\n'), QString());
}

void tst_VkMissed::aConversationThatMovesIsNotMissed()
{
    VkSetting setting;
    FakeVk &vk = setting.vk;
    QList<VkId> written;
    for (int i = 0; i < 230; ++i)
        written.append(vk.message(1000 + i, QStringLiteral("message")));
    // The oldest conversations get a word each time: they move to the top, past where the reading is.
    qint64 moving = 1000;
    for (int step = 0; step < 2000; ++step) {
        const auto result = setting.connector->read(setting.cursor);
        QVERIFY(result);
        setting.take(*result);
        setting.cursor = result->cursor;
        if (moving < 1020)
            written.append(vk.message(moving++, QStringLiteral("again")));
        if (!result->hasMore)
            break;
    }
    setting.readAll();
    setting.order.removeAll(QStringLiteral("wall-7_11"));
    QCOMPARE(sorted(setting.order), texts(written));
}

void tst_VkMissed::eventsThatAreLostAreReadAgain_data()
{
    QTest::addColumn<int>("failed");
    QTest::newRow("1, the oldest are gone") << 1;
    QTest::newRow("3, all of them are") << 3;
}

void tst_VkMissed::eventsThatAreLostAreReadAgain()
{
    QFETCH(int, failed);
    VkSetting setting;
    FakeVk &vk = setting.vk;
    const VkId news = vk.post(-7, QStringLiteral("News"));
    setting.clock.set(TimePoint(std::chrono::seconds(vk.now())));
    setting.readAll();
    setting.order.clear();
    setting.stored.clear();
    setting.clock.advance(3h);
    vk.tick(3 * 3600);
    QList<VkId> written{vk.comment(100, news, QStringLiteral("?")), vk.message(100, QStringLiteral("?")),
                        vk.comment(100, vk.topic(QStringLiteral("Delivery")), QStringLiteral("?"))};
    failed == 1 ? vk.forgetEvents() : vk.loseEvents();
    setting.readAll();
    QCOMPARE(setting.failedSteps, 0);
    for (const VkId &id : written)
        QVERIFY2(setting.stored.contains(id.text()), qPrintable(id.text()));
    QVERIFY(setting.gaps.isEmpty()); // all of it could be read
    QCOMPARE(setting.completeTo, setting.clock.now());
    written = {vk.comment(100, news, QStringLiteral("and now?"))};
    setting.readAll();
    QVERIFY(setting.stored.contains(written.first().text())); // the new count goes on
}

void tst_VkMissed::whatCannotBeReadAgainIsAGap()
{
    VkSetting setting({.hasUser = false});
    FakeVk &vk = setting.vk;
    const VkId news = vk.post(-7, QStringLiteral("News"));
    setting.clock.set(TimePoint(std::chrono::seconds(vk.now())));
    setting.readAll();
    setting.gaps.clear();
    const TimePoint heard = setting.clock.now();
    setting.clock.advance(3h);
    vk.tick(3 * 3600);
    (void)vk.comment(100, news, QStringLiteral("lost"));
    const VkId message = vk.message(100, QStringLiteral("kept"));
    vk.forgetEvents();
    setting.readAll();
    QVERIFY(setting.stored.contains(message.text()));
    QCOMPARE(setting.gaps.size(), 1);
    QCOMPARE(setting.gaps.first().reason, QString(problem::cursorExpired));
    QVERIFY(setting.gaps.first().refill.isEmpty());
    QVERIFY(setting.gaps.first().from <= heard);
    QCOMPARE(setting.gaps.first().to, setting.clock.now());

    // With an administrator's token the wall is read; comments under pictures no list tells.
    VkSetting rich;
    rich.readAll();
    (void)rich.vk.comment(100, {VkKind::Photo, -7, 5}, QStringLiteral("heard"));
    rich.readAll();
    rich.vk.loseEvents();
    rich.readAll();
    QCOMPARE(rich.gaps.size(), 1);
    QCOMPARE(rich.gaps.first().reason, QString(problem::cursorExpired));
}

void tst_VkMissed::aMissingEventIsCountedAndRefilled()
{
    VkSetting setting;
    FakeVk &vk = setting.vk;
    const VkId news = vk.post(-7, QStringLiteral("News"));
    setting.clock.set(TimePoint(std::chrono::seconds(vk.now())));
    setting.readAll();
    const VkId first = vk.comment(100, news, QStringLiteral("one"));
    const VkId lost = vk.comment(100, news, QStringLiteral("two"));
    vk.dropEvent();
    const auto result = setting.connector->read(setting.cursor);
    QVERIFY(result);
    setting.take(*result);
    QVERIFY(setting.stored.contains(first.text()));
    QCOMPARE(result->heard.received, 1);
    QCOMPARE(result->heard.gaps.size(), 1);
    QCOMPARE(result->heard.gaps.first().reason, QString(problem::countDiffers));
    QCOMPARE(result->heard.gaps.first().missing, std::optional<qint64>(1));
    QString gap = result->heard.gaps.first().refill;
    while (!gap.isEmpty()) {
        const auto step = setting.connector->refill(gap);
        QVERIFY(step);
        setting.take(*step);
        gap = step->cursor;
        QCOMPARE(step->hasMore, !gap.isEmpty());
    }
    QVERIFY(setting.stored.contains(lost.text()));
    QCOMPARE(setting.connector->refill(QStringLiteral("{}")).error().code, QString(problem::notGivenAgain));

    // Without a token that reads walls: all that can be read is stored first, and then it is said that some is missing.
    VkSetting poor({.hasUser = false});
    poor.readAll();
    const VkId message = poor.vk.message(100, QStringLiteral("one"));
    poor.vk.dropEvent();
    const auto counted = poor.connector->read(poor.cursor);
    QCOMPARE(counted->heard.gaps.size(), 1);
    gap = counted->heard.gaps.first().refill;
    for (int step = 0; step < 20; ++step) {
        const auto part = poor.connector->refill(gap);
        if (!part) {
            QCOMPARE(part.error().code, QString(problem::notGivenAgain));
            QVERIFY(poor.stored.contains(message.text()));
            return;
        }
        poor.take(*part);
        gap = part->cursor;
    }
    QFAIL("the gap is never told to stay");
}

void tst_VkMissed::commentsUnderOldPostsAreAGapThatIsRefilled()
{
    VkSetting setting;
    FakeVk &vk = setting.vk;
    const VkId old = vk.post(-7, QStringLiteral("from last year"));
    for (int i = 0; i < 120; ++i)
        (void)vk.post(-7, QStringLiteral("old too"));
    vk.tick(300 * 24 * 3600);
    (void)vk.post(-7, QStringLiteral("new"));
    setting.setup.readFrom = TimePoint(std::chrono::seconds(vk.now()));
    const VkId comment = vk.comment(100, old, QStringLiteral("now"));
    setting.clock.set(TimePoint(std::chrono::seconds(vk.now())));
    setting.restart();
    setting.readAll();
    QVERIFY(!setting.stored.contains(comment.text()));
    QCOMPARE(setting.gaps.size(), 1);
    QCOMPARE(setting.gaps.first().reason, QString(problem::windowRolled));
    for (QString gap = setting.gaps.first().refill; !gap.isEmpty();) {
        const auto step = setting.connector->refill(gap);
        QVERIFY(step);
        setting.take(*step);
        gap = step->cursor;
    }
    QVERIFY(setting.stored.contains(comment.text()));
}

void tst_VkMissed::anExpiredKeyIsRenewed()
{
    VkSetting setting;
    setting.readAll();
    setting.vk.expireKey();
    const VkId message = setting.vk.message(100, QStringLiteral("?"));
    setting.readAll();
    QVERIFY(setting.stored.contains(message.text()));
    QCOMPARE(setting.vk.calls(QStringLiteral("messages.getConversations")), 1); // nothing is read again
}

void tst_VkMissed::waitingEndsWithNews()
{
    VkSetting setting;
    QVERIFY(!setting.connector->waitForNews(5s)); // nothing is known yet
    setting.readAll();
    QVERIFY(!setting.connector->waitForNews(5s));
    const VkId message = setting.vk.message(100, QStringLiteral("?"));
    QVERIFY(setting.connector->waitForNews(5s));
    setting.readAll();
    QVERIFY(setting.stored.contains(message.text()));
    setting.vk.loseEvents();
    QVERIFY(setting.connector->waitForNews(60s));
    setting.restart(); // killed between the waiting and the reading
    const VkId late = setting.vk.message(100, QStringLiteral("!"));
    setting.readAll();
    QVERIFY(setting.stored.contains(late.text()));
    setting.vk.loseEvents();
    const VkId later = setting.vk.message(100, QStringLiteral("!!"));
    QVERIFY(setting.connector->waitForNews(60s));
    setting.readAll();
    QVERIFY(setting.stored.contains(later.text()));
    for (const HttpRequest &request : setting.http.requests())
        QVERIFY(!request.url.query().contains(QStringLiteral("wait=60"))); // longer than proxies bear
}

void tst_VkMissed::lostCallsAreFoundByLooking()
{
    VkSetting setting;
    setting.setup.values.insert(vkkey::mode, QStringLiteral("callback"));
    setting.clock.set(TimePoint(std::chrono::seconds(setting.vk.now())));
    setting.restart();
    setting.readAll();
    QCOMPARE(setting.vk.calls(QStringLiteral("groups.getLongPollServer")), 0);
    const VkId lost = setting.vk.message(100, QStringLiteral("?"));
    const auto requests = setting.http.requests().size();
    setting.readAll();
    QCOMPARE(setting.http.requests().size(), requests); // not at every poll
    setting.clock.advance(11min);
    setting.vk.tick(11 * 60);
    setting.readAll();
    QVERIFY(setting.stored.contains(lost.text()));
    QCOMPARE(setting.completeTo, setting.clock.now());
}

void tst_VkMissed::aForeignCursorIsRefused_data()
{
    QTest::addColumn<QString>("cursor");
    for (const char *cursor :
         {"x", "{}", "[]", R"({"vk":2,"group":7,"ts":"1"})", R"({"vk":1,"group":8,"ts":"1"})",
          R"({"vk":1,"group":7,"ts":1})", R"({"vk":1,"group":7,"ts":"1","walk":5})",
          R"({"vk":1,"group":7,"ts":"1","walk":{"tasks":[{"what":"else"}],"entered":[]}})",
          R"({"vk":1,"group":7,"ts":"1","walk":{"tasks":[{"what":"place","id":"x"}],"entered":[]}})"})
        QTest::newRow(cursor) << QString::fromLatin1(cursor);
}

void tst_VkMissed::aForeignCursorIsRefused()
{
    QFETCH(QString, cursor);
    VkSetting setting;
    const auto result = setting.connector->read(cursor);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Corruption);
    QVERIFY(setting.http.requests().isEmpty());
}

void tst_VkMissed::anInterruptedCallEndsSoon()
{
    VkSetting setting;
    setting.readAll();
    setting.connector->interrupt();
    (void)setting.connector->read(setting.cursor);
    QVERIFY(setting.http.requests().last().stop.stop_requested());
}

QTEST_GUILESS_MAIN(tst_VkMissed)
#include "tst_vkmissed.moc"
