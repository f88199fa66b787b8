#include "channels/problems.h"
#include "channels/telegram/telegramconnector.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/telegram/faketelegram.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// A bot, and the server that reads it: what is stored is stored with its cursor.
struct Desk final
{
    FakeClock clock;
    FakeTelegram network{clock};
    FakeHttp http{[this](const HttpRequest &request) { return network.answer(request); }};
    std::unique_ptr<Connector> connector = network.connector(http, clock, {});
    QString cursor;

    ReadResult read()
    {
        const auto step = connector->read(cursor);
        if (!step) {
            QTest::qFail(qPrintable(step.error().code), __FILE__, __LINE__);
            return {};
        }
        cursor = step->cursor;
        return *step;
    }
    void startAnew() { connector = network.connector(http, clock, {}); }
    ~Desk()
    {
        if (const QStringList faults = network.schemaFaults(); !faults.isEmpty())
            QTest::qFail(qPrintable(faults.join(u'\n')), __FILE__, __LINE__);
    }
};

} // namespace

/// Reading a bot's updates: nothing is confirmed before it is stored, and what is lost is told.
class tst_TelegramConnector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUpdateIsConfirmedOnlyByTheNextStep();
    void aTestAnswerGoesToWhoWroteTheWordOnly();
    void waitingConfirmsNothing();
    void anInterruptedConnectorWaitsNoMore();
    void whatIsWantedIsListed();
    void manyUpdatesComeInPages();
    void aDayWithoutReadingIsAGap();
    void numbersWithoutAHoleProveThatNothingWasLost();
    void updatesThatSomebodyElseTookAreCounted();
    void afterAWeekNumbersBeginAnywhere();
    void completenessIsToldAtTheEndOfAWalk();
    void whatWaitsIsCounted();
    void anotherReaderIsToldByACode_data();
    void anotherReaderIsToldByACode();
    void theTokenIsNeverTold_data();
    void theTokenIsNeverTold();
    void aTokenOfTheWrongFormIsNotSent_data();
    void aTokenOfTheWrongFormIsNotSent();
    void strangeAnswersStopNothing_data();
    void strangeAnswersStopNothing();
    void checkTellsTheAccountAndMissingRights();
    void aForeignCursorIsCorrupt();
    void aServerOfOnesOwnIsAsked();
};

void tst_TelegramConnector::aTestAnswerGoesToWhoWroteTheWordOnly()
{
    Desk desk;
    desk.network.write(s("anna"), s("Where is my order?"));
    desk.network.say(FakeTelegram::group(), desk.network.user(s("boris")), s("/otklik_test"));
    const auto early = desk.connector->answerInPrivate(s("a test"));
    QVERIFY(!early);
    QCOMPARE(early.error().code, QString(problem::testWordMissing));
    QVERIFY(desk.network.callsOf(s("sendMessage")).isEmpty());
    desk.network.write(s("vera"), s("/otklik_test"));
    desk.network.write(s("anna"), s("Hello?"));
    const qsizetype waiting = desk.network.waiting();
    const auto tried = desk.connector->answerInPrivate(s("a test"));
    QVERIFY2(tried, tried ? "" : qPrintable(tried.error().code));
    QVERIFY(tried->isRemoved);
    QCOMPARE(desk.network.callsOf(s("sendMessage")).size(), 1);
    QCOMPARE(desk.network.callsOf(s("sendMessage")).first().value(s("chat_id")), desk.network.privateChat(s("vera")).value(s("id")));
    QCOMPARE(desk.network.callsOf(s("deleteMessage")).size(), 1);
    QCOMPARE(desk.network.waiting(), waiting); // nothing was taken from the source that is to be made
    // Read later, the word is nobody's message; in a group it is what it always was.
    desk.network.say(FakeTelegram::group(), desk.network.user(s("boris")), s("/otklik_test @RomashkaBot"));
    QStringList texts;
    const ReadResult later = desk.read();
    for (const IncomingPost &post : later.posts)
        texts.append(post.text);
    QCOMPARE(texts, (QStringList{s("Where is my order?"), s("Hello?")}));
    QVERIFY(later.heard.gaps.isEmpty());
}

void tst_TelegramConnector::anUpdateIsConfirmedOnlyByTheNextStep()
{
    Desk desk;
    const QString id = desk.network.write(s("anna"), s("Где заказ?"));
    const auto lost = desk.connector->read({}); // and the database fails
    QVERIFY(lost);
    QCOMPARE(lost->posts.size(), 1);
    desk.startAnew();
    const ReadResult again = desk.read();
    QCOMPARE(again.posts.size(), 1);
    QCOMPARE(again.posts.first().externalId, id);
    QCOMPARE(desk.network.waiting(), 1);
    QVERIFY(desk.read().posts.isEmpty());
    QCOMPARE(desk.network.waiting(), 0);
}

void tst_TelegramConnector::waitingConfirmsNothing()
{
    Desk desk;
    QVERIFY(desk.connector->waitForNews(1s)); // nothing is known yet: read
    desk.network.write(s("anna"), s("раз"));
    const auto lost = desk.connector->read({});
    QVERIFY(lost);
    QVERIFY(desk.connector->waitForNews(30s)); // it is not stored, so it is still news
    QCOMPARE(desk.network.waiting(), 1);
    QCOMPARE(desk.read().posts.size(), 1);
    desk.read();
    QVERIFY(!desk.connector->waitForNews(30s));
    QCOMPARE(desk.network.callsOf(s("getUpdates")).last().value(u"timeout").toInteger(), 30);
    desk.network.write(s("anna"), s("два"));
    QVERIFY(desk.connector->waitForNews(999s));
    QCOMPARE(desk.network.callsOf(s("getUpdates")).last().value(u"timeout").toInteger(), 50);
    QCOMPARE(desk.network.waiting(), 1);
    QCOMPARE(desk.read().posts.size(), 1);
}

void tst_TelegramConnector::anInterruptedConnectorWaitsNoMore()
{
    Desk desk;
    desk.network.say(desk.network.privateChat(s("anna")), desk.network.user(s("anna")), s("часть"), {{s("media_group_id"), s("g")}});
    QVERIFY(desk.read().posts.isEmpty()); // held back: more parts may come
    QVERIFY(desk.connector->waitForNews(1ms));
    desk.connector->interrupt();
    QVERIFY(!desk.connector->waitForNews(1h));
    QVERIFY(desk.http.requests().last().stop.stop_possible());
}

void tst_TelegramConnector::whatIsWantedIsListed()
{
    Desk desk;
    desk.read();
    const QJsonArray kinds = desk.network.callsOf(s("getUpdates")).first().value(u"allowed_updates").toArray();
    for (const char *kind : {"message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
                             "business_message", "edited_business_message", "deleted_business_messages", "my_chat_member"})
        QVERIFY2(kinds.contains(s(kind)), kind);
    QCOMPARE(kinds.size(), 9);
}

void tst_TelegramConnector::manyUpdatesComeInPages()
{
    Desk desk;
    QStringList written;
    for (int i = 0; i < 250; ++i)
        written.append(desk.network.write(s("anna"), QString::number(i)));
    QStringList read;
    bool hasMore = true;
    for (int step = 0; hasMore && step < 10; ++step) {
        const ReadResult result = desk.read();
        for (const IncomingPost &post : result.posts)
            read.append(post.externalId);
        hasMore = result.hasMore;
    }
    QCOMPARE(read, written);
}

void tst_TelegramConnector::aDayWithoutReadingIsAGap()
{
    Desk desk;
    const TimePoint last = desk.clock.now();
    desk.network.write(s("anna"), s("раз"));
    desk.read();
    desk.clock.advance(1h);
    desk.network.write(s("anna"), s("забыто сетью"));
    desk.clock.advance(25h);
    desk.network.write(s("anna"), s("три"));
    desk.startAnew();
    const ReadResult step = desk.read();
    QCOMPARE(step.posts.size(), 1);
    QCOMPARE(step.heard.gaps.size(), 1);
    const HeardGap gap = step.heard.gaps.first();
    QCOMPARE(gap.reason, QString(problem::cursorExpired));
    QVERIFY(gap.from == last);
    QVERIFY(gap.to == desk.clock.now() - 24h);
    QVERIFY(gap.missing == 1);
    QVERIFY(gap.refill.isEmpty());
    QVERIFY(step.heard.cursorExpiresAt == desk.clock.now() + 24h);
    QVERIFY(step.heard.completeFrom == gap.to);
    QVERIFY(desk.read().heard.gaps.isEmpty()); // told once

    // Without a later update it cannot be told whether there were any.
    desk.clock.advance(30h);
    const ReadResult silent = desk.read();
    QCOMPARE(silent.heard.gaps.size(), 1);
    QVERIFY(!silent.heard.gaps.first().missing);
    desk.network.loseUpdates(3);
    desk.network.write(s("anna"), s("четыре"));
    const ReadResult after = desk.read();
    QCOMPARE(after.posts.size(), 1);
    QVERIFY(after.heard.gaps.isEmpty());
}

void tst_TelegramConnector::numbersWithoutAHoleProveThatNothingWasLost()
{
    Desk desk;
    desk.network.write(s("anna"), s("раз"));
    desk.read();
    desk.clock.advance(48h);
    desk.network.write(s("anna"), s("два"));
    const ReadResult step = desk.read();
    QCOMPARE(step.posts.size(), 1);
    QVERIFY(step.heard.gaps.isEmpty());
}

void tst_TelegramConnector::updatesThatSomebodyElseTookAreCounted()
{
    Desk desk;
    desk.network.write(s("anna"), s("раз"));
    desk.read();
    desk.clock.advance(1h);
    desk.network.loseUpdates(4);
    desk.network.write(s("anna"), s("два"));
    const ReadResult step = desk.read();
    QCOMPARE(step.heard.gaps.size(), 1);
    QCOMPARE(step.heard.gaps.first().reason, QString(problem::countDiffers));
    QVERIFY(step.heard.gaps.first().missing == 4);
    QVERIFY(desk.read().heard.gaps.isEmpty());
}

void tst_TelegramConnector::afterAWeekNumbersBeginAnywhere()
{
    Desk desk;
    desk.network.write(s("anna"), s("раз"));
    desk.read();
    for (int day = 0; day < 8; ++day) {
        desk.clock.advance(24h);
        QVERIFY(desk.read().posts.isEmpty());
    }
    desk.network.beginNumbersAt(17); // far below the last: an old offset would confirm it unread
    desk.network.write(s("anna"), s("два"));
    const ReadResult step = desk.read();
    QCOMPARE(step.posts.size(), 1);
    QVERIFY(step.heard.gaps.isEmpty());
    desk.read();
    QCOMPARE(desk.network.waiting(), 0);
}

void tst_TelegramConnector::completenessIsToldAtTheEndOfAWalk()
{
    Desk desk;
    const TimePoint begin = desk.clock.now();
    QVERIFY(!desk.read().heard.completeTo); // what was before, nobody knows
    desk.clock.advance(10min);
    for (int i = 0; i < 150; ++i)
        desk.network.write(s("anna"), QString::number(i));
    const ReadResult middle = desk.read();
    QVERIFY(middle.hasMore);
    QVERIFY(!middle.heard.completeTo);
    QVERIFY(middle.heard.cursorExpiresAt == begin + 24h);
    const ReadResult end = desk.read();
    QVERIFY(end.heard.completeFrom == begin);
    QVERIFY(end.heard.completeTo == desk.clock.now());
    QCOMPARE(end.heard.received, 50);
}

void tst_TelegramConnector::whatWaitsIsCounted()
{
    Desk desk;
    for (int i = 0; i < 130; ++i)
        desk.network.write(s("anna"), QString::number(i));
    QVERIFY(desk.read().heard.expected == 130);
    desk.read();
    QCOMPARE(desk.network.callsOf(s("getWebhookInfo")).size(), 1); // once in a connector's life
}

void tst_TelegramConnector::anotherReaderIsToldByACode_data()
{
    QTest::addColumn<QByteArray>("description");
    QTest::addColumn<int>("kind");
    QTest::newRow("a webhook") << QByteArray("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
                               << static_cast<int>(Error::Kind::GiveUp);
    QTest::newRow("another program") << QByteArray("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
                                     << static_cast<int>(Error::Kind::Retry);
}

void tst_TelegramConnector::anotherReaderIsToldByACode()
{
    QFETCH(QByteArray, description);
    QFETCH(int, kind);
    Desk desk;
    desk.network.answerOnce(s("getUpdates"), 409, R"({"ok":false,"error_code":409,"description":")" + description + R"("})");
    const auto step = desk.connector->read({});
    QVERIFY(!step);
    QCOMPARE(step.error().code, QString(problem::updatesTaken));
    QCOMPARE(static_cast<int>(step.error().kind), kind);
    desk.network.setHasWebhook(true);
    const auto check = desk.connector->check();
    QVERIFY(!check);
    QCOMPARE(check.error().code, QString(problem::updatesTaken));
}

void tst_TelegramConnector::theTokenIsNeverTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray token = FakeTelegram::token.toUtf8();
    QTest::newRow("unauthorised") << 401 << QByteArray(R"({"ok":false,"error_code":401,"description":"bad )") + token + R"("})";
    QTest::newRow("not found") << 404 << QByteArray(R"({"ok":false,"error_code":404,"description":"/bot)") + token + R"(/getMe"})";
    QTest::newRow("a page of a proxy") << 502 << QByteArray("<a href=\"/bot" + token + "/getUpdates\">");
    QTest::newRow("a page that seems good") << 200 << QByteArray("<a href=\"/bot" + token + "/getUpdates\">");
    QTest::newRow("a refusal") << 400 << QByteArray(R"({"ok":false,"error_code":400,"description":")") + token + R"("})";
}

void tst_TelegramConnector::theTokenIsNeverTold()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    FakeClock clock;
    FakeHttp http([&](const HttpRequest &) { return HttpResponse{status, {{"location", body}}, body}; });
    FakeTelegram network(clock);
    const auto connector = network.connector(http, clock, {});
    const QString secret = FakeTelegram::token.section(u':', 1);
    const auto read = connector->read({});
    const auto check = connector->check();
    OutgoingReply reply;
    reply.inReplyTo = s("77:5");
    reply.text = s("ответ");
    const PublishResult published = connector->publish(reply);
    QVERIFY(!read && !check);
    for (const Error &error : {read.error(), check.error()})
        QVERIFY(!error.code.contains(secret) && !error.detail.contains(secret));
    QVERIFY(!published.problem.contains(secret));
    for (const HttpRequest &request : http.requests()) {
        QVERIFY(!request.url.hasQuery());
        QVERIFY(!request.body.contains(secret.toUtf8()));
    }
    // Nor when the connection says which address it could not reach.
    FakeHttp dead([](const HttpRequest &request) -> Result<HttpResponse> {
        return failure(Error::Kind::Retry, httpcode::notReached, request.url.toString());
    });
    const auto unreachable = network.connector(dead, clock, {})->read({});
    QVERIFY(!unreachable);
    QVERIFY(!unreachable.error().detail.contains(secret));
}

void tst_TelegramConnector::aTokenOfTheWrongFormIsNotSent_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("base");
    const QString good = FakeTelegram::token;
    QTest::newRow("none") << QString() << s("https://api.telegram.org");
    QTest::newRow("another path") << s("1:a/../x") << s("https://api.telegram.org");
    QTest::newRow("a line end") << QString(good + u'\n') << s("https://api.telegram.org");
    QTest::newRow("words") << s("secret") << s("https://api.telegram.org");
    QTest::newRow("in the clear") << good << s("http://api.telegram.org");
    QTest::newRow("with a user") << good << s("https://me:you@api.telegram.org");
}

void tst_TelegramConnector::aTokenOfTheWrongFormIsNotSent()
{
    QFETCH(QString, token);
    QFETCH(QString, base);
    FakeClock clock;
    FakeHttp http([](const HttpRequest &) { return HttpResponse{}; });
    TelegramConnector connector(http, clock, {QUrl(base), token}, {});
    const auto read = connector.read({});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::SignIn);
    QVERIFY(http.requests().isEmpty());
}

void tst_TelegramConnector::strangeAnswersStopNothing_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("no list") << QByteArray("{}") << false;
    QTest::newRow("a text") << QByteArray("\"x\"") << false;
    QTest::newRow("a list of texts") << QByteArray("[\"x\",7,null]") << true;
    QTest::newRow("an update without a number") << QByteArray(R"([{"message":{}}])") << true;
    QTest::newRow("an update of an unknown kind") << QByteArray(R"([{"update_id":700001,"teleport":{"x":1}}])") << true;
    QTest::newRow("a message of wrong types") << QByteArray(R"([{"update_id":700001,"message":{"message_id":"1","date":"now","chat":[]}}])") << true;
    QTest::newRow("a message that cannot be seen") << QByteArray(R"([{"update_id":700001,"message":{"message_id":1,"date":0,"chat":{"id":5,"type":"private"}}}])") << true;
    QTest::newRow("a date beyond time") << QByteArray(R"([{"update_id":700001,"message":{"message_id":1,"date":9007199254740991,"chat":{"id":5,"type":"private"},"text":"x"}}])") << true;
    QTest::newRow("deleted without a chat") << QByteArray(R"([{"update_id":700001,"deleted_business_messages":{"message_ids":[1,"2"]}}])") << true;
    QTest::newRow("a member without a chat") << QByteArray(R"([{"update_id":700001,"my_chat_member":{"new_chat_member":7}}])") << true;
}

void tst_TelegramConnector::strangeAnswersStopNothing()
{
    QFETCH(QByteArray, result);
    QFETCH(bool, isRead);
    Desk desk;
    desk.network.answerOnce(s("getUpdates"), 200, R"({"ok":true,"result":)" + result + "}");
    const auto read = desk.connector->read({});
    QCOMPARE(read.has_value(), isRead);
    if (!isRead) {
        QCOMPARE(read.error().code, QString(problem::notThisNetwork));
        return;
    }
    QVERIFY(read->posts.isEmpty());
    QVERIFY(read->deleted.isEmpty());
    QVERIFY(!read->hasMore);
    desk.cursor = read->cursor;
    desk.network.beginNumbersAt(700'002);
    desk.network.write(s("anna"), s("дальше"));
    QCOMPARE(desk.read().posts.size(), 1);
}

void tst_TelegramConnector::checkTellsTheAccountAndMissingRights()
{
    Desk desk;
    auto check = desk.connector->check();
    QVERIFY(check);
    QCOMPARE(check->accountId, s("4242"));
    QCOMPARE(check->handle, s("RomashkaBot"));
    QCOMPARE(check->name, s("Ромашка"));
    QCOMPARE(check->url, s("https://t.me/RomashkaBot"));
    QVERIFY(check->missing.isEmpty());
    desk.network.setAccount(s("can_read_all_group_messages"), false);
    desk.network.setAccount(s("can_connect_to_business"), false);
    check = desk.connector->check();
    QVERIFY(check);
    QCOMPARE(check->missing, QStringList({s("can_read_all_group_messages"), s("can_connect_to_business")}));
}

void tst_TelegramConnector::aForeignCursorIsCorrupt()
{
    Desk desk;
    const auto read = desk.connector->read(s("{\"version\":9}"));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Corruption);
    QVERIFY(desk.http.requests().isEmpty());
}

void tst_TelegramConnector::aServerOfOnesOwnIsAsked()
{
    FakeClock clock;
    FakeHttp http([](const HttpRequest &) { return HttpResponse{401, {}, R"({"ok":false,"error_code":401,"description":"Unauthorized"})"}; });
    TelegramConnector connector(http, clock, {telegramBase(QUrl(s("http://127.0.0.1:8081/api/?x#y"))), FakeTelegram::token}, {});
    QVERIFY(!connector.check());
    QCOMPARE(http.requests().first().url, QUrl(s("http://127.0.0.1:8081/api/bot%1/getMe").arg(FakeTelegram::token)));
    QCOMPARE(telegramBase({}), QUrl(s("https://api.telegram.org")));
}

QTEST_GUILESS_MAIN(tst_TelegramConnector)
#include "tst_telegramconnector.moc"
