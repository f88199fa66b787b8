#include "channels/networkrules.h"
#include "channels/networksetups.h"
#include "channels/problems.h"
#include "tests/channels/vk/vksetting.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

/// What a community hears, knows and does.
class tst_VkConnector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreReadAsTheyAreWritten_data();
    void idsAreReadAsTheyAreWritten();
    void everythingThatWasThereBeforeIsRead();
    void theFirstReadingEndsWhereItIsTold();
    void withoutAnAdministratorTheWallBeforeIsAGap();
    void eventsBecomePosts();
    void editsDeletionsAndRestorationsAreTold();
    void ownAnswersInTheAppAreTheBrands();
    void namesTitlesAndClosedPlacesAreKnown();
    void tooManyRequestsASecondAreMadeAgain();
    void aThreadHoldsTheWholePost();
    void refreshingTellsEditsAndWhatIsGone();
    void aClosedWallDeletesNothing();
    void theSettingUpAsksForWhatIsUsed();
    void theCheckNamesWhatIsMissing();
    void moderatingRemovesRestoresAndBlocks();
    void anAdministratorIsNeededForThat();
};

void tst_VkConnector::idsAreReadAsTheyAreWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    for (const char *good :
         {"wall-1_2", "wall-1_2_r3", "wall5_2", "board-1_2_r3", "photo-1_2_r3", "video-1_2_r3", "market-1_2_r3",
          "msg100", "msg100_5", "msg2000000001_5", "wall-999999999999999999_999999999999999999"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char *bad : {"", "wall", "wall-1", "wall1_", "wall-1_2_3", "wall-1_2_r", "msg100_5_r1", "msg0_1",
                            "wall-01_2", "mail-1_2", "wall-9999999999999999999_1", "wall-1_2 ", "wall-1_0", "WALL-1_2"})
        QTest::newRow(*bad == '\0' ? "empty" : bad) << QString::fromLatin1(bad) << false;
}

void tst_VkConnector::idsAreReadAsTheyAreWritten()
{
    QFETCH(QString, text);
    const auto id = VkId::parse(text);
    QTEST(id.has_value(), "isOne");
    if (id)
        QCOMPARE(id->text(), text);
}

void tst_VkConnector::everythingThatWasThereBeforeIsRead()
{
    VkSetting setting;
    FakeVk &vk = setting.vk;
    const qint64 anna = vk.person(QStringLiteral("Anna"));
    const VkId news = vk.post(-FakeVk::groupId, QStringLiteral("News"));
    const VkId onWall = vk.post(anna, QStringLiteral("to the wall"));
    const VkId top = vk.comment(anna, news, QStringLiteral("one"));
    const VkId below = vk.comment(vk.person(QStringLiteral("Boris")), top, QStringLiteral("two"));
    const VkId inTopic = vk.comment(anna, vk.topic(QStringLiteral("Delivery")), QStringLiteral("three"));
    const VkId message = vk.message(anna, QStringLiteral("four"));
    setting.readAll();
    QCOMPARE(setting.failedSteps, 0);
    const QStringList own = setting.order.filter(QRegularExpression(QStringLiteral("^wall-7_(11|12)$")));
    QCOMPARE(sorted(setting.order), sorted(texts({onWall, top, below, inTopic, message}) + own));
    QCOMPARE(setting.stored.value(below.text()).inReplyTo, top.text());
    QCOMPARE(setting.stored.value(top.text()).inReplyTo, news.text());
    QCOMPARE(setting.stored.value(below.text()).threadExternalId, news.text());
    QCOMPARE(setting.stored.value(message.text()).visibility, Visibility::Private);
    QCOMPARE(setting.stored.value(message.text()).threadExternalId, QStringLiteral("msg100"));
    QCOMPARE(setting.stored.value(top.text()).visibility, Visibility::Public);
    QVERIFY(setting.gaps.isEmpty());
    QCOMPARE(setting.completeTo, setting.clock.now());
    QCOMPARE(vk.schemaFaults().join(u'\n'), QString());
}

void tst_VkConnector::theFirstReadingEndsWhereItIsTold()
{
    VkSetting setting;
    FakeVk &vk = setting.vk;
    const VkId news = vk.post(-FakeVk::groupId, QStringLiteral("News"));
    (void)vk.comment(100, news, QStringLiteral("old"));
    (void)vk.message(100, QStringLiteral("old"));
    setting.setup.readFrom = TimePoint(std::chrono::seconds(vk.now() + 1));
    const VkId young = vk.comment(100, news, QStringLiteral("young"));
    setting.restart();
    setting.readAll();
    QCOMPARE(setting.order, QStringList{young.text()});
}

void tst_VkConnector::withoutAnAdministratorTheWallBeforeIsAGap()
{
    VkSetting setting({.hasUser = false});
    const VkId comment =
        setting.vk.comment(100, setting.vk.post(-FakeVk::groupId, QStringLiteral("News")), QStringLiteral("old"));
    const VkId message = setting.vk.message(100, QStringLiteral("old"));
    setting.readAll();
    QCOMPARE(setting.order, QStringList{message.text()});
    QCOMPARE(setting.gaps.size(), 1);
    QCOMPARE(setting.gaps.first().reason, QString(problem::rightMissing));
    QVERIFY(setting.gaps.first().refill.isEmpty());
    (void)setting.vk.comment(100, comment, QStringLiteral("new"));
    setting.readAll();
    QCOMPARE(setting.order.size(), 2); // what comes as an event is heard
    QCOMPARE(setting.gaps.size(), 1);
}

void tst_VkConnector::eventsBecomePosts()
{
    VkSetting setting;
    setting.readAll();
    FakeVk &vk = setting.vk;
    QList<VkId> written;
    const VkId news = vk.post(-FakeVk::groupId, QStringLiteral("News"));
    written.append(news);
    for (const VkId &place : {news, vk.topic(QStringLiteral("Delivery")), VkId{VkKind::Photo, -7, 5},
                              VkId{VkKind::Video, -7, 6}, VkId{VkKind::Market, -7, 8}}) {
        written.append(vk.comment(vk.person(QStringLiteral("Anna")), place,
                                  QStringLiteral("[club7|Acme], where is <br>it? &amp; why")));
        written.append(vk.comment(vk.person(QStringLiteral("Boris")), written.last(), QStringLiteral("me too")));
    }
    written.append(vk.message(100, QStringLiteral("psst")));
    setting.order.clear();
    setting.readAll();
    QCOMPARE(sorted(setting.order), texts(written));
    QCOMPARE(setting.stored.value(written.at(1).text()).text, QStringLiteral("Acme, where is \nit? & why"));
    QCOMPARE(setting.stored.value(written.at(2).text()).inReplyTo, written.at(1).text());
    QCOMPARE(setting.stored.value(written.at(5).text()).url,
             QStringLiteral("https://vk.com/photo-7_5?reply=%1").arg(written.at(5).comment));
    QCOMPARE(vk.schemaFaults().join(u'\n'), QString());
    const auto before = setting.http.requests().size();
    setting.readAll();
    QCOMPARE(setting.http.requests().size() - before, 1); // a poll without news
}

void tst_VkConnector::editsDeletionsAndRestorationsAreTold()
{
    VkSetting setting;
    setting.readAll();
    FakeVk &vk = setting.vk;
    const VkId comment = vk.comment(100, vk.post(-7, QStringLiteral("News")), QStringLiteral("one"));
    const VkId message = vk.message(100, QStringLiteral("one"));
    setting.readAll();
    vk.edit(comment, QStringLiteral("two"));
    vk.edit(message, QStringLiteral("two"));
    setting.readAll();
    QCOMPARE(setting.stored.value(comment.text()).text, QStringLiteral("two"));
    QCOMPARE(setting.stored.value(comment.text()).editedAt, setting.clock.now());
    QCOMPARE(setting.stored.value(message.text()).editedAt, TimePoint(std::chrono::seconds(vk.now())));
    vk.remove(comment);
    setting.readAll();
    QCOMPARE(setting.deleted, QStringList{comment.text()});
    setting.stored.clear();
    vk.restore(comment);
    setting.readAll();
    QVERIFY(setting.stored.contains(comment.text()));
    QCOMPARE(setting.restored, QStringList{comment.text()});
    // All at once: what counts is how it ended.
    setting.restored.clear();
    vk.remove(comment);
    vk.restore(comment);
    vk.remove(comment);
    setting.readAll();
    QVERIFY(setting.restored.isEmpty());
    setting.deleted.clear();
    vk.remove(comment);
    vk.restore(comment);
    setting.readAll();
    QVERIFY(setting.deleted.isEmpty());
    QCOMPARE(vk.schemaFaults().join(u'\n'), QString());
}

void tst_VkConnector::ownAnswersInTheAppAreTheBrands()
{
    VkSetting setting;
    setting.readAll();
    FakeVk &vk = setting.vk;
    const VkId comment = vk.comment(100, vk.post(-7, QStringLiteral("News")), QStringLiteral("?"));
    const VkId answer = vk.comment(-7, comment, QStringLiteral("!"));
    const VkId message = vk.message(100, QStringLiteral("!"), true);
    setting.readAll();
    QVERIFY(!setting.stored.value(comment.text()).isBrand);
    QVERIFY(setting.stored.value(answer.text()).isBrand);
    QVERIFY(setting.stored.value(message.text()).isBrand);
    QCOMPARE(setting.stored.value(answer.text()).authorName, QStringLiteral("Acme"));
}

void tst_VkConnector::namesTitlesAndClosedPlacesAreKnown()
{
    VkSetting setting;
    setting.readAll();
    FakeVk &vk = setting.vk;
    const qint64 anna = vk.person(QStringLiteral("Anna"));
    const VkId news = vk.post(-7, QStringLiteral("News of the day\nand more"));
    const VkId topic = vk.topic(QStringLiteral("Delivery"));
    const VkId comment = vk.comment(anna, news, QStringLiteral("?"));
    const VkId inTopic = vk.comment(anna, topic, QStringLiteral("?"));
    const VkId message = vk.message(anna, QStringLiteral("?"));
    setting.readAll();
    const IncomingPost post = setting.stored.value(comment.text());
    QCOMPARE(post.authorName, QStringLiteral("Anna Ivanova"));
    QCOMPARE(post.authorHandle, QStringLiteral("anna"));
    QCOMPARE(post.authorExternalId, QStringLiteral("100"));
    QCOMPARE(post.threadTitle, QStringLiteral("News of the day"));
    QCOMPARE(setting.stored.value(inTopic.text()).threadTitle, QStringLiteral("Delivery"));
    for (const VkId &id : {comment, inTopic, message})
        QCOMPARE(setting.stored.value(id.text()).answerObstacle, QString());

    vk.close(news);
    vk.close(topic);
    vk.deny(anna);
    const VkId late = vk.comment(anna, news, QStringLiteral("?"));
    const VkId lateInTopic = vk.comment(anna, topic, QStringLiteral("?"));
    const VkId lateMessage = vk.message(anna, QStringLiteral("?"));
    setting.readAll();
    QCOMPARE(setting.stored.value(late.text()).answerObstacle, QString(problem::commentsClosed));
    QCOMPARE(setting.stored.value(lateInTopic.text()).answerObstacle, QString(problem::commentsClosed));
    QCOMPARE(setting.stored.value(lateMessage.text()).answerObstacle, QString(problem::recipientRefuses));
    QCOMPARE(vk.calls(QStringLiteral("users.get")), 1); // names are asked once

    VkSetting poor({.hasUser = false});
    poor.readAll();
    const VkId there = poor.vk.comment(100, poor.vk.topic(QStringLiteral("Delivery")), QStringLiteral("?"));
    poor.readAll();
    QCOMPARE(poor.stored.value(there.text()).answerObstacle, QString(problem::rightMissing));
}

void tst_VkConnector::tooManyRequestsASecondAreMadeAgain()
{
    VkSetting setting;
    const VkId comment = setting.vk.comment(100, idOf(QStringLiteral("wall-7_11")), QStringLiteral("?"));
    setting.vk.failNext(QStringLiteral("wall.getComments"), 6);
    QVERIFY(setting.connector->thread(comment.text()));
    QCOMPARE(setting.vk.calls(QStringLiteral("wall.getComments")), 2);
}

void tst_VkConnector::aThreadHoldsTheWholePost()
{
    VkSetting setting;
    FakeVk &vk = setting.vk;
    const VkId news = vk.post(-7, QStringLiteral("News"));
    const VkId top = vk.comment(100, news, QStringLiteral("one"));
    const VkId answer = vk.comment(-7, top, QStringLiteral("two"));
    const VkId other = vk.comment(101, news, QStringLiteral("three"));
    const auto thread = setting.connector->thread(answer.text());
    QVERIFY(thread);
    QStringList ids;
    for (const IncomingPost &post : *thread) {
        ids.append(post.externalId);
        QCOMPARE(post.threadExternalId, news.text());
        QCOMPARE(post.isBrand, post.externalId == news.text() || post.externalId == answer.text());
    }
    QCOMPARE(ids, (QStringList{news.text(), top.text(), answer.text(), other.text()}));
    vk.close(news);
    const auto closed = setting.connector->thread(top.text());
    QCOMPARE(closed->at(1).answerObstacle, QString(problem::commentsClosed));
    QCOMPARE(closed->at(0).answerObstacle, QString()); // the brand's own

    const VkId message = vk.message(100, QStringLiteral("?"));
    const VkId reply = vk.message(100, QStringLiteral("!"), true);
    const auto talk = setting.connector->thread(message.text());
    QCOMPARE(talk->size(), 2);
    QCOMPARE(talk->at(1).externalId, reply.text());
    QVERIFY(!setting.connector->thread(QStringLiteral("nonsense")));
    QCOMPARE(vk.schemaFaults().join(u'\n'), QString());
}

void tst_VkConnector::refreshingTellsEditsAndWhatIsGone()
{
    VkSetting setting;
    FakeVk &vk = setting.vk;
    const VkId news = vk.post(-7, QStringLiteral("News"));
    const VkId onWall = vk.post(100, QStringLiteral("one"));
    const VkId goneFromWall = vk.post(100, QStringLiteral("gone"));
    const VkId comment = vk.comment(100, news, QStringLiteral("one"));
    const VkId gone = vk.comment(100, comment, QStringLiteral("gone"));
    const VkId message = vk.message(100, QStringLiteral("one"));
    const VkId goneMessage = vk.message(100, QStringLiteral("gone"));
    const VkId inTopic = vk.comment(100, vk.topic(QStringLiteral("Delivery")), QStringLiteral("same"));
    QList<KnownPost> known;
    for (const VkId &id : {onWall, goneFromWall, comment, gone, message, goneMessage, inTopic})
        known.append({id.text(), std::nullopt});
    for (const VkId &id : {onWall, comment, message})
        vk.edit(id, QStringLiteral("two"));
    for (const VkId &id : {goneFromWall, gone, goneMessage})
        vk.remove(id);
    const auto result = setting.connector->refresh(known);
    QVERIFY(result);
    QCOMPARE(sorted(result->deleted), texts({goneFromWall, gone, goneMessage}));
    for (const IncomingPost &post : result->posts)
        QCOMPARE(post.text, post.externalId == inTopic.text() ? QStringLiteral("same") : QStringLiteral("two"));
    QCOMPARE(result->posts.size(), 4);
    QVERIFY(result->cursor.isEmpty());
    // Those of known time are told once.
    const auto again = setting.connector->refresh({{message.text(), TimePoint(std::chrono::seconds(vk.now()))}});
    QVERIFY(again->posts.isEmpty());
    QCOMPARE(vk.schemaFaults().join(u'\n'), QString());
}

void tst_VkConnector::aClosedWallDeletesNothing()
{
    VkSetting setting;
    const VkId first = idOf(QStringLiteral("wall-7_11"));
    const VkId comment = setting.vk.comment(100, first, QStringLiteral("one"));
    setting.vk.remove(first); // now the wall shows nothing at all
    const auto result = setting.connector->refresh({{first.text(), std::nullopt}, {comment.text(), std::nullopt}});
    QVERIFY(result);
    QVERIFY(result->deleted.isEmpty());
    setting.vk.withdraw(QStringLiteral("user-token"));
    const auto refused = setting.connector->refresh({{comment.text(), std::nullopt}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::SignIn);
}

void tst_VkConnector::theSettingUpAsksForWhatIsUsed()
{
    const auto setup = networkSetup(QStringLiteral("vk"));
    QVERIFY(setup);
    QStringList asked;
    for (const SetupField &field : setup->fields)
        asked.append(field.key);
    QCOMPARE(sorted(asked), sorted({setupkey::token, vkkey::groupId, vkkey::userToken, vkkey::serviceToken, vkkey::mode,
                                    vkkey::callbackSecret, vkkey::callbackConfirmation}));
    QVERIFY(networkRules(QStringLiteral("vk"))->hasConnector);
}

void tst_VkConnector::theCheckNamesWhatIsMissing()
{
    VkSetting setting;
    auto check = setting.connector->check();
    QVERIFY(check);
    QCOMPARE(check->accountId, QStringLiteral("-7"));
    QCOMPARE(check->handle, QStringLiteral("acme"));
    QCOMPARE(check->name, QStringLiteral("Acme"));
    QCOMPARE(check->url, QStringLiteral("https://vk.com/acme"));
    QCOMPARE(check->missing, QStringList());
    QVERIFY(check->canAnswer);
    setting.vk.takeRight(QStringLiteral("messages"));
    setting.vk.switchOff(QStringLiteral("wall_reply_new"));
    check = setting.connector->check();
    QCOMPARE(check->missing, (QStringList{QStringLiteral("messages"), QStringLiteral("event:wall_reply_new")}));
    setting.vk.takeRight(QStringLiteral("wall"));
    setting.vk.switchOff(QStringLiteral("all"));
    check = setting.connector->check();
    QVERIFY(check->missing.contains(QStringLiteral("longpoll")));
    QVERIFY(!check->canAnswer);
    QCOMPARE(setting.vk.schemaFaults().join(u'\n'), QString());

    VkSetting poor({.hasUser = false});
    QCOMPARE(poor.connector->check()->missing, QStringList{QStringLiteral("user_token")});
    poor.setup.values.insert(vkkey::groupId, QStringLiteral("8"));
    poor.restart();
    QVERIFY(!poor.connector->check()); // another's
    poor.setup.values.insert(vkkey::groupId, QStringLiteral("acme"));
    poor.restart();
    QVERIFY(!poor.connector->check()); // no number
}

void tst_VkConnector::moderatingRemovesRestoresAndBlocks()
{
    VkSetting setting;
    FakeVk &vk = setting.vk;
    const VkId topic = vk.topic(QStringLiteral("Delivery"));
    const auto act = [&](ModerationAct what, const VkId &id, const QString &author = {}) {
        return setting.connector->moderate({what, id.text(), author, QStringLiteral("against the rules")});
    };
    using enum ModerationResult::Outcome;
    for (const VkId &place : {idOf(QStringLiteral("wall-7_11")), topic, VkId{VkKind::Photo, -7, 5},
                              VkId{VkKind::Video, -7, 6}, VkId{VkKind::Market, -7, 8}}) {
        const VkId comment = vk.comment(100, place, QStringLiteral("rude"));
        for (int twice = 0; twice < 2; ++twice) {
            QCOMPARE(act(ModerationAct::Remove, comment).outcome, Done);
            QVERIFY(vk.isRemoved(comment));
        }
        for (int twice = 0; twice < 2; ++twice) {
            QCOMPARE(act(ModerationAct::Unhide, comment).outcome, Done);
            QVERIFY(!vk.isRemoved(comment));
        }
        QCOMPARE(act(ModerationAct::Hide, comment).problem, QString(problem::notPossible));
    }
    const VkId message = vk.message(100, QStringLiteral("rude"));
    QCOMPARE(act(ModerationAct::Remove, message).problem, QString(problem::notPossible));
    QCOMPARE(act(ModerationAct::Block, message, QStringLiteral("100")).outcome, Done);
    QCOMPARE(vk.banOf(100).value(QLatin1StringView("comment")).toString(), QStringLiteral("against the rules"));
    QCOMPARE(vk.banOf(100).value(QLatin1StringView("visible")).toInt(), 1);
    QCOMPARE(act(ModerationAct::Unblock, message, QStringLiteral("100")).outcome, Done);
    QVERIFY(vk.banOf(100).isEmpty());
    QCOMPARE(act(ModerationAct::Block, message, QStringLiteral("anna")).outcome, Refused);
    QCOMPARE(vk.schemaFaults().join(u'\n'), QString());

    const VkId comment = vk.comment(100, topic, QStringLiteral("rude"));
    vk.failNext(QStringLiteral("board.deleteComment"), 6);
    QCOMPARE(act(ModerationAct::Remove, comment).outcome, TryLater);
    setting.http.failAt(static_cast<int>(setting.http.requests().size()), FakeHttp::Fault::AnswerLost);
    QCOMPARE(act(ModerationAct::Remove, comment).outcome, Unknown);
    QCOMPARE(act(ModerationAct::Remove, comment).outcome, Done);
}

void tst_VkConnector::anAdministratorIsNeededForThat()
{
    VkSetting setting({.hasUser = false});
    const VkId onWall = setting.vk.comment(100, idOf(QStringLiteral("wall-7_11")), QStringLiteral("rude"));
    const VkId inTopic = setting.vk.comment(100, setting.vk.topic(QStringLiteral("Delivery")), QStringLiteral("rude"));
    QCOMPARE(setting.connector->moderate({ModerationAct::Remove, onWall.text(), {}, {}}).problem,
             QString(problem::rightMissing));
    QCOMPARE(setting.connector->moderate({ModerationAct::Block, onWall.text(), QStringLiteral("100"), {}}).problem,
             QString(problem::rightMissing));
    QVERIFY(setting.http.requests().isEmpty());
    QCOMPARE(setting.connector->moderate({ModerationAct::Remove, inTopic.text(), {}, {}}).outcome,
             ModerationResult::Outcome::Done);
}

QTEST_GUILESS_MAIN(tst_VkConnector)
#include "tst_vkconnector.moc"
