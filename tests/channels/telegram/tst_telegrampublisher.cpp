#include "channels/problems.h"
#include "channels/telegram/telegramconnector.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/telegram/faketelegram.h"

#include <QTest>

using namespace otklik;
using Outcome = PublishResult::Outcome;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

/// Sending answers once, and knowing what became of them.
class tst_TelegramPublisher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theSchemaRefusesWhatIsWrong();
    void aReplyIsSentAsItWasApproved();
    void aBusinessReplyNamesItsConnection();
    void aReplyStaysInItsTopic();
    void aLineAboutTheChatIsAnsweredInTheChat();
    void privateWordsNeverGoIntoAGroup();
    void onePictureGoesWithItsCaption();
    void severalPicturesAreAnAlbum();
    void whatDoesNotFitIsRefusedBeforeAnythingIsSent_data();
    void whatDoesNotFitIsRefusedBeforeAnythingIsSent();
    void everyRefusalHasItsCode_data();
    void everyRefusalHasItsCode();
    void aGroupThatMovedIsFollowed();
    void aLostAnswerIsUnknownAndAHumanDecides_data();
    void aLostAnswerIsUnknownAndAHumanDecides();
    void whatComesBackInAnUpdateIsRecognised();
    void moderationUsesTheNetworksOwnWays_data();
    void moderationUsesTheNetworksOwnWays();
    void whatIsRemovedAlreadyIsDone();

private:
    OutgoingReply replyTo(const QString &id, const QString &text);

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<FakeTelegram> m_network;
    std::unique_ptr<FakeHttp> m_http;
    std::unique_ptr<Connector> m_connector;
};

void tst_TelegramPublisher::init()
{
    m_clock = std::make_unique<FakeClock>();
    m_network = std::make_unique<FakeTelegram>(*m_clock);
    m_http = std::make_unique<FakeHttp>([this](const HttpRequest &request) { return m_network->answer(request); });
    m_connector = m_network->connector(*m_http, *m_clock, {});
}

void tst_TelegramPublisher::cleanup()
{
    const QStringList faults = m_network->schemaFaults();
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

OutgoingReply tst_TelegramPublisher::replyTo(const QString &id, const QString &text)
{
    OutgoingReply reply;
    reply.idempotencyKey = s("key-1");
    reply.inReplyTo = id;
    reply.text = text;
    const auto place = TelegramId::fromText(id);
    reply.visibility = place && place->chat < 0 ? Visibility::Public : Visibility::Private;
    reply.notBefore = m_clock->now();
    return reply;
}

void tst_TelegramPublisher::theSchemaRefusesWhatIsWrong()
{
    const TelegramSchema schema;
    if (!schema.isThere())
        QSKIP("the Bot API's schema is not here");
    const QJsonObject good{{s("chat_id"), 5}, {s("text"), s("x")}};
    QVERIFY(schema.faultInCall(s("sendMessage"), good).isEmpty());
    QJsonObject bad = good;
    bad.remove(s("text"));
    QVERIFY(schema.faultInCall(s("sendMessage"), bad).contains(s("text is missing")));
    bad = good;
    bad.insert(s("txet"), s("x"));
    QVERIFY(schema.faultInCall(s("sendMessage"), bad).contains(s("txet is not known")));
    bad = good;
    bad.insert(s("reply_parameters"), QJsonObject{{s("message_id"), 1.5}});
    QVERIFY(schema.faultInCall(s("sendMessage"), bad).contains(s("message_id is no integer")));
    QVERIFY(!schema.faultInCall(s("sendMassage"), good).isEmpty());
    QVERIFY(!schema.faultInAnswer(s("sendMessage"), true).isEmpty());
}

void tst_TelegramPublisher::aReplyIsSentAsItWasApproved()
{
    const QString id = m_network->write(s("anna"), s("Где заказ?"));
    const PublishResult result = m_connector->publish(replyTo(id, s("*Едет* <b>к вам</b> https://a.example 😀")));
    QCOMPARE(result.outcome, Outcome::Sent);
    QCOMPARE(m_network->brandTexts(), QStringList{s("*Едет* <b>к вам</b> https://a.example 😀")});
    const QJsonObject call = m_network->callsOf(s("sendMessage")).first();
    QVERIFY(!call.contains(u"parse_mode"));
    QVERIFY(call.value(u"link_preview_options").toObject().value(u"is_disabled").toBool());
    QCOMPARE(call.value(u"reply_parameters").toObject().value(u"message_id").toInteger(), TelegramId::fromText(id)->message);
    QVERIFY(result.post.seen);
    QVERIFY(result.post.seen->isBrand);
    QCOMPARE(result.post.seen->inReplyTo, id);
    QCOMPARE(result.post.externalId, result.post.seen->externalId);
    QCOMPARE(result.post.seen->threadExternalId, TelegramId::fromText(id)->thread().text());
}

void tst_TelegramPublisher::aBusinessReplyNamesItsConnection()
{
    const QJsonObject message = m_network->say(m_network->privateChat(s("vera")), m_network->user(s("vera")), s("?"),
                                               {{s("business_connection_id"), FakeTelegram::connection}}, s("business_message"));
    const PublishResult result = m_connector->publish(replyTo(idOfMessage(message).text(), s("да")));
    QCOMPARE(result.outcome, Outcome::Sent);
    QCOMPARE(m_network->callsOf(s("sendMessage")).first().value(u"business_connection_id").toString(), FakeTelegram::connection);
    QVERIFY(result.post.externalId.startsWith(s("business:bizConn1:")));
}

void tst_TelegramPublisher::aReplyStaysInItsTopic()
{
    const QJsonObject message = m_network->say(FakeTelegram::group(), m_network->user(s("anna")), s("?"),
                                               {{s("is_topic_message"), true}, {s("message_thread_id"), 7}});
    QCOMPARE(m_connector->publish(replyTo(idOfMessage(message).text(), s("да"))).outcome, Outcome::Sent);
    QCOMPARE(m_network->callsOf(s("sendMessage")).first().value(u"message_thread_id").toInteger(), 7);
}

void tst_TelegramPublisher::aLineAboutTheChatIsAnsweredInTheChat()
{
    m_network->write(s("anna"), s("?"));
    OutgoingReply reply = replyTo(s("5000000000:member:700001"), s("да"));
    reply.threadExternalId = s("5000000000:");
    QCOMPARE(m_connector->publish(reply).outcome, Outcome::Sent);
    QVERIFY(!m_network->callsOf(s("sendMessage")).first().contains(u"reply_parameters"));
    reply.threadExternalId.clear();
    const PublishResult lost = m_connector->publish(reply);
    QCOMPARE(lost.outcome, Outcome::Refused);
    QCOMPARE(lost.problem, QString(problem::postGone));
}

void tst_TelegramPublisher::privateWordsNeverGoIntoAGroup()
{
    const QString id = idOfMessage(m_network->say(FakeTelegram::group(), m_network->user(s("anna")), s("?"))).text();
    OutgoingReply reply = replyTo(id, s("ваш код 1234"));
    reply.visibility = Visibility::Private;
    QCOMPARE(m_connector->publish(reply).problem, QString(problem::recipientRefuses));
    QVERIFY(m_network->callsOf(s("sendMessage")).isEmpty());
    reply.recipientId = s("5000000000");
    QCOMPARE(m_connector->publish(reply).outcome, Outcome::Sent);
    const QJsonObject call = m_network->callsOf(s("sendMessage")).first();
    QCOMPARE(call.value(u"chat_id").toInteger(), 5'000'000'000);
    QVERIFY(!call.contains(u"reply_parameters"));
}

void tst_TelegramPublisher::onePictureGoesWithItsCaption()
{
    OutgoingReply reply = replyTo(m_network->write(s("anna"), s("?")), s("вот «так»"));
    reply.attachments = {{s("1.png"), s("image/png"), {}, QByteArray("\x89PNG\r\n\0x", 8)}};
    QCOMPARE(m_connector->publish(reply).outcome, Outcome::Sent);
    const QJsonObject call = m_network->callsOf(s("sendPhoto")).first();
    QCOMPARE(call.value(u"caption").toString(), reply.text);
    QCOMPARE(call.value(u"chat_id").toInteger(), 5'000'000'000);
    QVERIFY(call.value(u"reply_parameters").toObject().contains(u"message_id"));
    QCOMPARE(m_network->lastFile(), reply.attachments.first().bytes);
}

void tst_TelegramPublisher::severalPicturesAreAnAlbum()
{
    OutgoingReply reply = replyTo(m_network->write(s("anna"), s("?")), s("вот"));
    reply.attachments = {{s("1.png"), s("image/png"), {}, "one"}, {s("2.png"), s("image/png"), {}, "two"}};
    QCOMPARE(m_connector->publish(reply).outcome, Outcome::Sent);
    const QJsonArray media = m_network->callsOf(s("sendMediaGroup")).first().value(u"media").toArray();
    QCOMPARE(media.size(), 2);
    QCOMPARE(media.first().toObject().value(u"caption").toString(), s("вот"));
    QVERIFY(!media.last().toObject().contains(u"caption"));
    QCOMPARE(media.last().toObject().value(u"media").toString(), s("attach://picture1"));
}

void tst_TelegramPublisher::whatDoesNotFitIsRefusedBeforeAnythingIsSent_data()
{
    QTest::addColumn<int>("pictures");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("problem");
    QTest::newRow("eleven pictures") << 11 << 5 << QString(problem::attachmentRefused);
    QTest::newRow("a long caption") << 1 << 1025 << QString(problem::captionTooLong);
}

void tst_TelegramPublisher::whatDoesNotFitIsRefusedBeforeAnythingIsSent()
{
    QFETCH(int, pictures);
    QFETCH(int, length);
    QFETCH(QString, problem);
    OutgoingReply reply = replyTo(m_network->write(s("anna"), s("?")), QString(length, u'я'));
    for (int i = 0; i < pictures; ++i)
        reply.attachments.append({s("1.png"), s("image/png"), {}, "one"});
    const PublishResult result = m_connector->publish(reply);
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.problem, problem);
    QVERIFY(m_http->requests().isEmpty());
}

void tst_TelegramPublisher::everyRefusalHasItsCode_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("description");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("problem");
    const auto row = [](int status, const char *description, Outcome outcome, QLatin1StringView problem) {
        QTest::addRow("%d %s", status, description) << status << QByteArray(description) << static_cast<int>(outcome) << QString(problem);
    };
    row(403, "Forbidden: bot was blocked by the user", Outcome::Refused, problem::recipientRefuses);
    row(403, "Forbidden: user is deactivated", Outcome::Refused, problem::recipientRefuses);
    row(403, "Forbidden: bot can't initiate conversation with a user", Outcome::Refused, problem::recipientRefuses);
    row(403, "Forbidden: bot was kicked from the supergroup chat", Outcome::Refused, problem::rightMissing);
    row(400, "Bad Request: chat not found", Outcome::Refused, problem::postGone);
    row(400, "Bad Request: message to be replied not found", Outcome::Refused, problem::postGone);
    row(400, "Bad Request: message thread not found", Outcome::Refused, problem::postGone);
    row(400, "Bad Request: TOPIC_CLOSED", Outcome::Refused, problem::commentsClosed);
    row(400, "Bad Request: not enough rights to send text messages to the chat", Outcome::Refused, problem::rightMissing);
    row(400, "Bad Request: BUSINESS_PEER_USAGE_MISSING", Outcome::Refused, problem::windowClosed);
    row(400, "Bad Request: BUSINESS_CONNECTION_INVALID", Outcome::Refused, problem::rightMissing);
    row(400, "Bad Request: PHOTO_INVALID_DIMENSIONS", Outcome::Refused, problem::attachmentRefused);
    row(400, "Bad Request: message is too long", Outcome::Refused, problem::networkRefused);
    row(401, "Unauthorized", Outcome::Refused, problem::tokenRefused);
    row(404, "Not Found", Outcome::Refused, problem::tokenRefused);
    row(413, "Request Entity Too Large", Outcome::Refused, problem::attachmentRefused);
    row(429, "Too Many Requests: retry after 17", Outcome::TryLater, problem::rateLimited);
    row(500, "Internal Server Error: restart", Outcome::Unknown, problem::networkFault);
    row(502, "Bad Gateway", Outcome::Unknown, problem::networkFault);
}

void tst_TelegramPublisher::everyRefusalHasItsCode()
{
    QFETCH(int, status);
    QFETCH(QByteArray, description);
    QFETCH(int, outcome);
    QFETCH(QString, problem);
    const QString id = m_network->write(s("anna"), s("?"));
    m_network->answerOnce(s("sendMessage"), status,
                          R"({"ok":false,"error_code":)" + QByteArray::number(status) + R"(,"description":")" + description
                              + R"(","parameters":{"retry_after":17}})");
    const PublishResult result = m_connector->publish(replyTo(id, s("ответ")));
    QCOMPARE(static_cast<int>(result.outcome), outcome);
    QCOMPARE(result.problem, problem);
    QCOMPARE(result.retryAfterSeconds, status == 429 ? 17 : 0);
    QCOMPARE(m_http->requests().size(), 1); // never a retry inside
}

void tst_TelegramPublisher::aGroupThatMovedIsFollowed()
{
    m_network->answerOnce(s("sendMessage"), 400, R"({"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001555000111}})");
    const PublishResult result = m_connector->publish(replyTo(s("-555:12"), s("ответ")));
    QCOMPARE(result.outcome, Outcome::Sent);
    const QJsonObject call = m_network->callsOf(s("sendMessage")).last();
    QCOMPARE(call.value(u"chat_id").toInteger(), FakeTelegram::groupId);
    QVERIFY(!call.contains(u"reply_parameters")); // that number is another message there
    QVERIFY(result.post.externalId.startsWith(s("-1001555000111:")));
}

void tst_TelegramPublisher::aLostAnswerIsUnknownAndAHumanDecides_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("there");
    QTest::newRow("the request never arrives") << static_cast<int>(FakeHttp::Fault::NotReached) << static_cast<int>(Outcome::TryLater) << 0;
    QTest::newRow("its answer gets lost") << static_cast<int>(FakeHttp::Fault::AnswerLost) << static_cast<int>(Outcome::Unknown) << 1;
    QTest::newRow("a proxy has a fault") << static_cast<int>(FakeHttp::Fault::ServerFault) << static_cast<int>(Outcome::Unknown) << 0;
    QTest::newRow("a page comes back") << static_cast<int>(FakeHttp::Fault::HtmlPage) << static_cast<int>(Outcome::Unknown) << 0;
}

void tst_TelegramPublisher::aLostAnswerIsUnknownAndAHumanDecides()
{
    QFETCH(int, fault);
    QFETCH(int, outcome);
    QFETCH(int, there);
    const OutgoingReply reply = replyTo(m_network->write(s("anna"), s("?")), s("ответ"));
    m_http->failAt(0, static_cast<FakeHttp::Fault>(fault));
    QCOMPARE(static_cast<int>(m_connector->publish(reply).outcome), outcome);
    QCOMPARE(m_network->brandTexts().size(), there);
    const qsizetype asked = m_http->requests().size();
    const auto found = m_connector->findPublished(reply);
    QVERIFY(!found);
    QCOMPARE(found.error().code, QString(problem::cannotReadBack));
    QCOMPARE(m_http->requests().size(), asked);
}

void tst_TelegramPublisher::whatComesBackInAnUpdateIsRecognised()
{
    const QJsonObject question = m_network->say(FakeTelegram::group(), m_network->user(s("anna")), s("?"));
    const OutgoingReply reply = replyTo(idOfMessage(question).text(), s("ответ"));
    m_http->failAt(0, FakeHttp::Fault::AnswerLost);
    QCOMPARE(m_connector->publish(reply).outcome, Outcome::Unknown);
    QVERIFY(!m_connector->findPublished(reply));

    // The customer answers it: so it is there.
    const QJsonObject bot{{s("id"), FakeTelegram::botId}, {s("is_bot"), true}, {s("first_name"), s("Ромашка")}};
    const QJsonObject ours{{s("message_id"), 12}, {s("date"), 1'800'000'000}, {s("chat"), FakeTelegram::group()}, {s("from"), bot}, {s("text"), s("ответ")}};
    m_network->say(FakeTelegram::group(), m_network->user(s("anna")), s("спасибо"), {{s("reply_to_message"), ours}});
    QVERIFY(m_connector->read({}));
    const auto found = m_connector->findPublished(reply);
    QVERIFY(found && *found);
    QCOMPARE((*found)->externalId, s("-1001555000111:12"));

    OutgoingReply other = reply;
    other.accountedFor = {s("-1001555000111:12")};
    QVERIFY(!m_connector->findPublished(other));
    other = reply;
    other.notBefore = m_clock->now() + std::chrono::hours(1);
    QVERIFY(!m_connector->findPublished(other));
    other = reply;
    other.text = s("другой");
    QVERIFY(!m_connector->findPublished(other));
}

void tst_TelegramPublisher::moderationUsesTheNetworksOwnWays_data()
{
    QTest::addColumn<int>("act");
    QTest::addColumn<QString>("post");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("method"); ///< empty: not possible
    const auto row = [](const char *name, ModerationAct act, const char *post, const char *author, const char *method) {
        QTest::newRow(name) << static_cast<int>(act) << s(post) << s(author) << s(method);
    };
    row("remove in a group", ModerationAct::Remove, "-1001555000111:10", "7", "deleteMessage");
    row("remove in a business chat", ModerationAct::Remove, "business:bizConn1:7:10", "7", "deleteBusinessMessages");
    row("block in a group", ModerationAct::Block, "-1001555000111:10", "7", "banChatMember");
    row("unblock in a group", ModerationAct::Unblock, "-1001555000111:10", "7", "unbanChatMember");
    row("block a channel in a group", ModerationAct::Block, "-1001555000111:10", "-1009", "banChatSenderChat");
    row("block in a private chat", ModerationAct::Block, "7:10", "7", "");
    row("block nobody", ModerationAct::Block, "-1001555000111:10", "", "");
    row("hide", ModerationAct::Hide, "-1001555000111:10", "7", "");
    row("unhide", ModerationAct::Unhide, "-1001555000111:10", "7", "");
    row("a post of another network", ModerationAct::Remove, "at://x", "7", "");
}

void tst_TelegramPublisher::moderationUsesTheNetworksOwnWays()
{
    QFETCH(int, act);
    QFETCH(QString, post);
    QFETCH(QString, author);
    QFETCH(QString, method);
    m_network->say(FakeTelegram::group(), m_network->user(s("anna")), s("?"));
    const ModerationResult result = m_connector->moderate({static_cast<ModerationAct>(act), post, author, {}});
    if (method.isEmpty()) {
        QCOMPARE(result.outcome, ModerationResult::Outcome::Refused);
        QCOMPARE(result.problem, QString(problem::notPossible));
        QVERIFY(m_http->requests().isEmpty());
        return;
    }
    QCOMPARE(result.outcome, ModerationResult::Outcome::Done);
    QCOMPARE(m_network->calls().size(), 1);
    QCOMPARE(m_network->calls().first().first, method);
    if (method == u"unbanChatMember") // a member must not be thrown out by it
        QVERIFY(m_network->calls().first().second.value(u"only_if_banned").toBool());
}

void tst_TelegramPublisher::whatIsRemovedAlreadyIsDone()
{
    const ModerationOrder order{ModerationAct::Remove, s("-1001555000111:99"), s("7"), {}};
    QCOMPARE(m_connector->moderate(order).outcome, ModerationResult::Outcome::Done);
    m_network->answerOnce(s("deleteMessage"), 400, R"({"ok":false,"error_code":400,"description":"Bad Request: message can't be deleted for everyone"})");
    const ModerationResult late = m_connector->moderate(order);
    QCOMPARE(late.outcome, ModerationResult::Outcome::Refused);
    QCOMPARE(late.problem, QString(problem::notPossible));
}

QTEST_GUILESS_MAIN(tst_TelegramPublisher)
#include "tst_telegrampublisher.moc"
