#include "channels/http/curlhttp.h"
#include "channels/problems.h"
#include "channels/telegram/telegramconnector.h"
#include "tests/servers/support/scriptserver.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <future>

using namespace otklik;
using namespace std::chrono_literals;
using Outcome = PublishResult::Outcome;

namespace {

const QString token = QStringLiteral("4242:AAstand-in_for_the_network");
const QString connection = QStringLiteral("Business_1");
constexpr qint64 annaId = 5'000'000'001;
constexpr qint64 ownerId = 9001;

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QJsonObject person(qint64 id, const QString &name)
{
    return {{s("id"), id}, {s("is_bot"), false}, {s("first_name"), name}};
}

QJsonObject chatOfAnna()
{
    return {{s("id"), annaId}, {s("type"), s("private")}, {s("first_name"), s("Anna")}};
}

} // namespace

/// The connector and a stand-in for Telegram that refuses what the network's own schema refuses; each test has a fresh
/// one.
class tst_Telegram final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aThirdPartyClientTakesTheStandInForTelegram();
    void theAccountIsWhoItIs();
    void whatIsNotStoredIsGivenAgain();
    void newsEndAWait();
    void aWaitCanBeEnded();
    void aDayIsKeptAndNoLonger();
    void anEditIsAVersion();
    void aReplyStandsThereOnce();
    void picturesGoAlong();
    void aBusinessAccountIsAnsweredForADay();
    void aLimitIsKeptTo();
    void whoBlocksTheBotIsToldByACode();
    void anotherReaderIsToldByACode();
    void aLostAnswerIsLeftToAPerson();
    void anEmulatorOfAnotherMakerIsUnderstood();

private:
    QJsonObject test(const QString &what, const QJsonObject &body);
    qint64 push(const QString &kind, const QJsonObject &object);
    QString write(const QString &text, const QJsonObject &more = {}, const QString &kind = QStringLiteral("message"));
    [[nodiscard]] qint64 serverSeconds();
    [[nodiscard]] QJsonArray sent();
    void advance(std::chrono::hours by);
    [[nodiscard]] std::unique_ptr<TelegramConnector> connector();
    ReadResult read();
    [[nodiscard]] OutgoingReply replyTo(const QString &id, const QString &text) const;

    std::unique_ptr<ScriptServer> m_server;
    CurlHttp m_http;
    FakeClock m_clock;
    std::unique_ptr<TelegramConnector> m_connector;
    QString m_cursor;
    qint64 m_nextMessage = 1;
};

void tst_Telegram::init()
{
    const QString beside = s(OTKLIK_SOURCE_DIR "/../shared/data/schemas/telegram/api.json");
    if (!QFile::exists(qEnvironmentVariable("OTKLIK_TELEGRAM_SCHEMA", beside)))
        QSKIP("the Bot API's schema is not here: OTKLIK_TELEGRAM_SCHEMA may name it");
    auto started = ScriptServer::start(s("telegram"));
    QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
    m_server = std::move(*started);
    m_clock.set(SystemClock().now());
    m_cursor.clear();
    m_connector = connector();
}

void tst_Telegram::cleanup()
{
    m_connector.reset();
    if (!m_server)
        return;
    const QJsonArray refused = test(s("state"), {}).value(u"refused").toArray();
    QVERIFY2(refused.isEmpty(), QJsonDocument(refused).toJson().constData());
    m_server.reset();
}

std::unique_ptr<TelegramConnector> tst_Telegram::connector()
{
    return std::make_unique<TelegramConnector>(m_http, m_clock, TelegramAccess{telegramBase(m_server->address()), token}, TimePoint{});
}

QJsonObject tst_Telegram::test(const QString &what, const QJsonObject &body)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = m_server->address();
    request.url.setPath(s("/test/") + what);
    request.headers = {{"Content-Type", "application/json"}};
    request.body = QJsonDocument(body).toJson();
    const auto answer = m_http.perform(request);
    if (!answer || answer->status != 200)
        QTest::qFail(answer ? answer->body.constData() : "no answer", __FILE__, __LINE__);
    return answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
}

qint64 tst_Telegram::push(const QString &kind, const QJsonObject &object)
{
    return test(s("update"), {{s("kind"), kind}, {s("object"), object}}).value(u"update_id").toInteger();
}

qint64 tst_Telegram::serverSeconds()
{
    return test(s("state"), {}).value(u"now").toInteger();
}

QJsonArray tst_Telegram::sent()
{
    return test(s("state"), {}).value(u"sent").toArray();
}

void tst_Telegram::advance(std::chrono::hours by)
{
    m_clock.advance(by);
    test(s("clock"), {{s("hours"), static_cast<int>(by.count())}});
}

QString tst_Telegram::write(const QString &text, const QJsonObject &more, const QString &kind)
{
    QJsonObject message{{s("message_id"), m_nextMessage++}, {s("date"), serverSeconds()}, {s("chat"), chatOfAnna()},
                        {s("from"), person(annaId, s("Anna"))}, {s("text"), text}};
    for (auto entry = more.begin(); entry != more.end(); ++entry)
        message.insert(entry.key(), entry.value());
    push(kind, message);
    return idOfMessage(message).text();
}

ReadResult tst_Telegram::read()
{
    const auto step = m_connector->read(m_cursor);
    if (!step) {
        QTest::qFail(qPrintable(step.error().code), __FILE__, __LINE__);
        return {};
    }
    m_cursor = step->cursor;
    return *step;
}

OutgoingReply tst_Telegram::replyTo(const QString &id, const QString &text) const
{
    OutgoingReply reply;
    reply.inReplyTo = id;
    reply.text = text;
    reply.visibility = Visibility::Private;
    reply.notBefore = m_clock.now();
    return reply;
}

void tst_Telegram::aThirdPartyClientTakesTheStandInForTelegram()
{
    auto fresh = ScriptServer::start(s("telegram"));
    QVERIFY(fresh);
    QProcess client;
    client.start(s(OTKLIK_SOURCE_DIR "/tests/servers/telegram-grammy.sh"), {(*fresh)->address().toString()});
    QVERIFY(client.waitForFinished(300'000));
    const QByteArray told = client.readAllStandardOutput();
    QVERIFY2(client.exitCode() == 0 && told.contains("checks hold"), client.readAllStandardError().constData());
    qInfo("%s", told.trimmed().constData());
}

void tst_Telegram::theAccountIsWhoItIs()
{
    const auto check = m_connector->check();
    QVERIFY(check);
    QCOMPARE(check->handle, s("StandInBot"));
    QCOMPARE(check->accountId, s("4242"));
    QVERIFY(check->missing.isEmpty());
    TelegramConnector stranger(m_http, m_clock, {m_server->address(), s("7:another_token_of_nobody")}, {});
    const auto refused = stranger.check();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::SignIn);
}

void tst_Telegram::whatIsNotStoredIsGivenAgain()
{
    const QString id = write(s("Где заказ?"));
    const auto lost = m_connector->read({});
    QVERIFY(lost);
    QCOMPARE(lost->posts.size(), 1);
    QVERIFY(m_connector->waitForNews(1s));
    m_connector = connector();
    const ReadResult again = read();
    QCOMPARE(again.posts.size(), 1);
    QCOMPARE(again.posts.first().externalId, id);
    QCOMPARE(test(s("state"), {}).value(u"waiting").toInt(), 1);
    QVERIFY(read().posts.isEmpty());
    QCOMPARE(test(s("state"), {}).value(u"waiting").toInt(), 0);
    for (int i = 0; i < 230; ++i)
        write(QString::number(i));
    QStringList texts;
    for (bool hasMore = true; hasMore;) {
        const ReadResult step = read();
        for (const IncomingPost &post : step.posts)
            texts.append(post.text);
        hasMore = step.hasMore;
    }
    QCOMPARE(texts.size(), 230);
    QCOMPARE(texts.last(), s("229"));
}

void tst_Telegram::newsEndAWait()
{
    read();
    auto waiting = std::async(std::launch::async, [this] { return m_connector->waitForNews(50s); });
    write(s("ау"));
    QVERIFY(waiting.get());
    QCOMPARE(read().posts.size(), 1);
}

void tst_Telegram::aWaitCanBeEnded()
{
    read();
    auto waiting = std::async(std::launch::async, [this] { return m_connector->waitForNews(50s); });
    m_connector->interrupt();
    QVERIFY(!waiting.get());
}

void tst_Telegram::aDayIsKeptAndNoLonger()
{
    write(s("раз"));
    read();
    write(s("не прочитано за сутки"));
    advance(25h);
    write(s("три"));
    const ReadResult step = read();
    QCOMPARE(step.posts.size(), 1);
    QCOMPARE(step.posts.first().text, s("три"));
    QCOMPARE(step.heard.gaps.size(), 1);
    QCOMPARE(step.heard.gaps.first().reason, QString(problem::cursorExpired));
    QVERIFY(step.heard.gaps.first().missing == 1);
    QVERIFY(step.heard.cursorExpiresAt == m_clock.now() + 24h);
}

void tst_Telegram::anEditIsAVersion()
{
    const QString id = write(s("закас"));
    QCOMPARE(read().posts.size(), 1);
    const qint64 number = TelegramId::fromText(id)->message;
    write(s("заказ"), {{s("message_id"), number}, {s("edit_date"), serverSeconds() + 5}}, s("edited_message"));
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 1);
    QCOMPARE(posts.first().externalId, id);
    QCOMPARE(posts.first().text, s("заказ"));
    QVERIFY(posts.first().editedAt);
}

void tst_Telegram::aReplyStandsThereOnce()
{
    const QString id = write(s("Где заказ?"));
    read();
    const PublishResult result = m_connector->publish(replyTo(id, s("*Едет* <i>к вам</i> 😀")));
    QCOMPARE(result.outcome, Outcome::Sent);
    QCOMPARE(sent().size(), 1);
    QCOMPARE(sent().first().toObject().value(u"text").toString(), s("*Едет* <i>к вам</i> 😀"));
    QCOMPARE(result.post.seen->inReplyTo, id);
    const PublishResult gone = m_connector->publish(replyTo(s("5000000001:777"), s("кому?")));
    QCOMPARE(gone.outcome, Outcome::Refused);
    QCOMPARE(gone.problem, QString(problem::postGone));
    QCOMPARE(m_connector->moderate({ModerationAct::Remove, id, s("5000000001"), {}}).outcome, ModerationResult::Outcome::Done);
    QCOMPARE(m_connector->publish(replyTo(id, s("поздно"))).problem, QString(problem::postGone));
}

void tst_Telegram::picturesGoAlong()
{
    OutgoingReply reply = replyTo(write(s("Какой?")), s("вот «такой»"));
    reply.attachments = {{s("1.png"), s("image/png"), {}, QByteArray("\x89PNG\r\n\r\n--\0x", 12)}};
    const PublishResult one = m_connector->publish(reply);
    QCOMPARE(one.outcome, Outcome::Sent);
    QCOMPARE(sent().first().toObject().value(u"caption").toString(), reply.text);
    QCOMPARE(sent().first().toObject().value(u"photo").toArray().first().toObject().value(u"file_size").toInt(), 12);
    reply.attachments.append({s("2.png"), s("image/png"), {}, "two"});
    QCOMPARE(m_connector->publish(reply).outcome, Outcome::Sent);
    QCOMPARE(sent().size(), 3);
}

void tst_Telegram::aBusinessAccountIsAnsweredForADay()
{
    push(s("business_connection"), {{s("id"), connection}, {s("user"), person(ownerId, s("Owner"))}, {s("user_chat_id"), ownerId},
                                    {s("date"), serverSeconds()}, {s("is_enabled"), true}, {s("rights"), QJsonObject{{s("can_reply"), true}}}});
    const QString id = write(s("Здравствуйте"), {{s("business_connection_id"), connection}}, s("business_message"));
    write(s("Добрый день"), {{s("business_connection_id"), connection}, {s("from"), person(ownerId, s("Owner"))}}, s("business_message"));
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 2);
    QVERIFY(posts.first().answerUntil == posts.first().publishedAt + 24h);
    QVERIFY(!posts.first().isBrand && posts.last().isBrand);
    QCOMPARE(m_connector->publish(replyTo(id, s("Чем помочь?"))).outcome, Outcome::Sent);
    advance(25h);
    const PublishResult late = m_connector->publish(replyTo(id, s("Вы тут?")));
    QCOMPARE(late.outcome, Outcome::Refused);
    QCOMPARE(late.problem, QString(problem::windowClosed));
    push(s("deleted_business_messages"), {{s("business_connection_id"), connection}, {s("chat"), chatOfAnna()},
                                          {s("message_ids"), QJsonArray{TelegramId::fromText(id)->message}}});
    QCOMPARE(read().deleted, QList<QString>{id});
}

void tst_Telegram::aLimitIsKeptTo()
{
    const OutgoingReply reply = replyTo(write(s("?")), s("ответ"));
    test(s("fail"), {{s("method"), s("sendMessage")},
                     {s("how"), QJsonObject{{s("error_code"), 429}, {s("description"), s("Too Many Requests: retry after 23")},
                                            {s("parameters"), QJsonObject{{s("retry_after"), 23}}}}}});
    const PublishResult result = m_connector->publish(reply);
    QCOMPARE(result.outcome, Outcome::TryLater);
    QCOMPARE(result.retryAfterSeconds, 23);
    QVERIFY(sent().isEmpty());
}

void tst_Telegram::whoBlocksTheBotIsToldByACode()
{
    const OutgoingReply reply = replyTo(write(s("?")), s("ответ"));
    test(s("block"), {{s("user"), annaId}});
    const PublishResult result = m_connector->publish(reply);
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.problem, QString(problem::recipientRefuses));
}

void tst_Telegram::anotherReaderIsToldByACode()
{
    read();
    // The stand-in ends an older wait when another begins, as the network does.
    const auto other = connector();
    QVERIFY(other->read({}));
    auto waiting = std::async(std::launch::async, [&] { return other->waitForNews(50s); });
    QTRY_VERIFY_WITH_TIMEOUT(test(s("state"), {}).value(u"calls").toArray().last().toObject().value(u"parameters").toObject().value(u"timeout").toInt() == 50, 30'000);
    read();
    QVERIFY(!waiting.get());
    test(s("webhook"), {{s("url"), s("https://crm.example/hook")}});
    const auto step = m_connector->read(m_cursor);
    QVERIFY(!step);
    QCOMPARE(step.error().code, QString(problem::updatesTaken));
    QCOMPARE(step.error().kind, Error::Kind::GiveUp);
    QVERIFY(!m_connector->check());
}

void tst_Telegram::aLostAnswerIsLeftToAPerson()
{
    const OutgoingReply reply = replyTo(write(s("?")), s("ответ"));
    read();
    test(s("fail"), {{s("method"), s("sendMessage")}, {s("how"), s("lose")}});
    const PublishResult result = m_connector->publish(reply);
    QCOMPARE(result.outcome, Outcome::Unknown);
    QVERIFY(!result.problem.contains(token));
    const auto found = m_connector->findPublished(reply);
    QVERIFY(!found);
    QCOMPARE(found.error().code, QString(problem::cannotReadBack));
    QCOMPARE(sent().size(), 1);
    // The customer answers it, which proves it.
    QJsonObject ours = sent().first().toObject();
    ours.remove(s("reply_to_message"));
    write(s("спасибо"), {{s("reply_to_message"), ours}});
    read();
    const auto seen = m_connector->findPublished(reply);
    QVERIFY(seen && *seen);
    QCOMPARE(TelegramId::fromText((*seen)->externalId)->message, ours.value(u"message_id").toInteger());
}

void tst_Telegram::anEmulatorOfAnotherMakerIsUnderstood()
{
    auto emulator = ScriptServer::start(s("telegram-test-api"));
    QVERIFY2(emulator, qPrintable(emulator ? QString() : emulator.error().detail));
    const QString theirs = s("666:AAof_the_emulator");
    TelegramConnector bot(m_http, m_clock, {telegramBase((*emulator)->address()), theirs}, {});
    const auto post = [&](const QString &path, const QJsonObject &body) {
        HttpRequest request;
        request.method = HttpMethod::Post;
        request.url = (*emulator)->address();
        request.url.setPath(path);
        request.headers = {{"Content-Type", "application/json"}};
        request.body = QJsonDocument(body).toJson();
        const auto answer = m_http.perform(request);
        return answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
    };
    post(s("/sendMessage"), {{s("botToken"), theirs}, {s("from"), person(annaId, s("Anna"))}, {s("chat"), chatOfAnna()},
                             {s("text"), s("Где заказ?")}, {s("date"), 1'790'000'000}});
    const auto step = bot.read({});
    QVERIFY2(step, qPrintable(step ? QString() : step.error().code));
    QCOMPARE(step->posts.size(), 1);
    QCOMPARE(step->posts.first().text, s("Где заказ?"));
    QCOMPARE(bot.publish(replyTo(step->posts.first().externalId, s("Едет"))).outcome, Outcome::Sent);
    const QJsonArray said = post(s("/getUpdates"), {{s("token"), theirs}, {s("chatId"), annaId}}).value(u"result").toArray();
    QCOMPARE(said.size(), 1);
    QCOMPARE(said.first().toObject().value(u"message").toObject().value(u"text").toString(), s("Едет"));
}

QTEST_GUILESS_MAIN(tst_Telegram)
#include "tst_telegram.moc"
