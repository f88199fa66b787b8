#include "channels/connectors.h"
#include "channels/networkrules.h"
#include "channels/problems.h"
#include "channels/webhook/webhookformat.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/webhook/fakewebhook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace otklik;
using Outcome = PublishResult::Outcome;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

struct Setting final
{
    explicit Setting(const ConnectorSetup &setup = FakeWebhook::setup())
        : http([this](const HttpRequest &request) { return forced ? Result<HttpResponse>(*forced) : network.answer(request); }),
          connector(makeConnector(setup, http, clock))
    {
        reply.idempotencyKey = QStringLiteral("key&1=ü");
        reply.inReplyTo = QStringLiteral("p1");
        reply.threadExternalId = QStringLiteral("t1");
        reply.recipientHandle = QStringLiteral("anna");
        reply.recipientId = QStringLiteral("u1");
        reply.text = QStringLiteral("Спасибо \"вам\"\n😊");
    }

    [[nodiscard]] PushAnswer push(const PushedCall &call)
    {
        const auto answer = connector->receive(call);
        return answer ? *answer : PushAnswer{0, {}, {}, {}, {}};
    }

    FakeClock clock;
    FakeWebhook network{clock};
    FakeHttp http;
    std::optional<HttpResponse> forced;
    std::unique_ptr<Connector> connector;
    OutgoingReply reply;
};

QString problemOf(const PushAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object().value(QLatin1StringView("problem")).toString();
}

ConnectorSetup without(const char *key)
{
    ConnectorSetup setup = FakeWebhook::setup();
    setup.values.remove(QLatin1StringView(key));
    return setup;
}

ConnectorSetup with(const char *key, const QString &value)
{
    ConnectorSetup setup = FakeWebhook::setup();
    setup.values.insert(QLatin1StringView(key), value);
    return setup;
}

} // namespace

class tst_WebhookConnector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSignedIsTaken();
    void theSameCallHasTheSameReplayKey();
    void whatIsNotSignedIsNotTaken();
    void whatIsWrongIsSaidAndNothingIsTaken();
    void keysAreChangedWithoutAPause();
    void shortKeysAreNone();
    void anAnswerIsSignedAndWhole();
    void anOutcomeIsNeverGuessed_data();
    void anOutcomeIsNeverGuessed();
    void aRepeatedDeliveryIsOnePost();
    void readingBackIsBelievedWhereTheProgramSpeaks_data();
    void readingBackIsBelievedWhereTheProgramSpeaks();
    void ordersAreSentSigned();
    void anOrderIsDoneOnlyWhenItIsSaid_data();
    void anOrderIsDoneOnlyWhenItIsSaid();
    void theCheckAsksForItsOwnWord_data();
    void theCheckAsksForItsOwnWord();
    void withoutAnAddressItListens();
    void keysAreNeverTold();
    void nothingIsReadByAsking();
    void anInterruptedConnectorAsksNoMore();
    void theRulesSayWhatItCan();
};

void tst_WebhookConnector::whatIsSignedIsTaken()
{
    Setting s;
    const QString id = s.network.write(QStringLiteral("anna"), QStringLiteral("сломался чайник"));
    s.network.remove(QStringLiteral("p0"));
    PushAnswer answer = s.push(*s.network.told());
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray(R"({"deleted":0,"posts":1})"));
    QCOMPARE(answer.read.posts.size(), 1);
    QCOMPARE(answer.read.posts.first().externalId, id);
    QVERIFY(answer.read.cursor.isEmpty());
    QVERIFY(!answer.replayKey.isEmpty());
    s.network.taken();
    answer = s.push(*s.network.told());
    QCOMPARE(answer.read.deleted, QStringList{QStringLiteral("p0")});
}

void tst_WebhookConnector::theSameCallHasTheSameReplayKey()
{
    Setting s;
    s.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    const PushedCall call = *s.network.told();
    const QString first = s.push(call).replayKey;
    PushedCall again = call;
    again.headers.emplaceBack("x-otklik-delivery", "another"); // what is not signed changes nothing
    again.query = "x=1";
    QCOMPARE(s.push(again).replayKey, first);
    s.clock.advance(std::chrono::seconds(1));
    const PushedCall later = *s.network.told();
    QVERIFY(s.push(later).replayKey != first);
    s.clock.advance(std::chrono::minutes(5));
    QCOMPARE(s.push(call).status, 401); // a recorded call is worth nothing after five minutes
}

void tst_WebhookConnector::whatIsNotSignedIsNotTaken()
{
    Setting s;
    s.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    const PushedCall good = *s.network.told();
    QList<std::pair<PushedCall, const char *>> bad(6, {good, "bad_signature"});
    bad[0].first.headers.clear();
    bad[0].second = "not_signed";
    bad[1].first.body.replace("hello", "hollo");
    bad[2].first.headers[1].second = "v1=" + QByteArray(64, '0');
    bad[3].first.headers[0].second = "1700000000";
    bad[3].second = "bad_timestamp";
    bad[4].first.method = "GET";
    bad[4].second = "method_not_allowed";
    bad[5].first.body = QByteArray(webhook::largestBody + 1, ' ');
    bad[5].second = "too_large";
    for (const auto &[call, code] : bad) {
        const PushAnswer answer = s.push(call);
        QVERIFY(answer.status >= 400 && answer.status < 500);
        QCOMPARE(problemOf(answer), QLatin1StringView(code));
        QVERIFY(answer.read.posts.isEmpty() && answer.replayKey.isEmpty());
    }
}

void tst_WebhookConnector::whatIsWrongIsSaidAndNothingIsTaken()
{
    Setting s;
    QJsonObject bad = FakeWebhook::post(QStringLiteral("2"), QStringLiteral("anna"), QStringLiteral("secret words"));
    bad.insert(QStringLiteral("privat"), true);
    const QByteArray body = QJsonDocument(QJsonObject{
        {QStringLiteral("version"), 1},
        {QStringLiteral("posts"), QJsonArray{FakeWebhook::post(QStringLiteral("1"), QStringLiteral("anna"), QStringLiteral("x")), bad}}}).toJson();
    const PushAnswer answer = s.push(s.network.signedCall(body));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.contentType, QByteArray("application/json"));
    QCOMPARE(problemOf(answer), QStringLiteral("unknown_key"));
    QVERIFY(answer.body.contains("/posts/1/privat"));
    QVERIFY(!answer.body.contains("secret"));
    QVERIFY(answer.read.posts.isEmpty() && answer.replayKey.isEmpty());
}

void tst_WebhookConnector::keysAreChangedWithoutAPause()
{
    const QString old = FakeWebhook::setup().values.value(QStringLiteral("inbound_key"));
    const QString fresh(64, u'n');
    ConnectorSetup both = with("inbound_key", fresh);
    both.values.insert(QStringLiteral("inbound_key_next"), old);
    Setting s(both);
    s.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    QCOMPARE(s.push(*s.network.told()).status, 200);
    Setting after(with("inbound_key", fresh));
    after.network.write(QStringLiteral("anna"), QStringLiteral("hello"));
    QCOMPARE(after.push(*after.network.told()).status, 401);
}

void tst_WebhookConnector::shortKeysAreNone()
{
    for (const QString &key : {QString(), QStringLiteral("x"), QString(31, u'x')}) {
        Setting s(with("inbound_key", key));
        const auto answer = s.connector->receive(s.network.signedCall("{}"));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, problem::notPossible);
        Setting out(with("outbound_key", key));
        QCOMPARE(out.connector->publish(out.reply).outcome, Outcome::Refused);
        QVERIFY(out.http.requests().isEmpty());
    }
}

void tst_WebhookConnector::anAnswerIsSignedAndWhole()
{
    Setting s;
    s.reply.visibility = Visibility::Private;
    const PublishResult result = s.connector->publish(s.reply);
    QCOMPARE(result.outcome, Outcome::Sent);
    QVERIFY(!result.post.externalId.isEmpty());
    QCOMPARE(result.post.url, QStringLiteral("https://shop.example/reviews#") + result.post.externalId);
    QCOMPARE(s.network.badCalls(), 0);
    const HttpRequest &request = s.http.requests().first();
    QCOMPARE(request.url, QUrl(QStringLiteral("https://shop.example/otklik?site=1")));
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(body, (QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("kind"), QStringLiteral("reply")},
                                {QStringLiteral("delivery"), s.reply.idempotencyKey}, {QStringLiteral("reply_to"), QStringLiteral("p1")},
                                {QStringLiteral("thread"), QStringLiteral("t1")}, {QStringLiteral("private"), true},
                                {QStringLiteral("text"), s.reply.text},
                                {QStringLiteral("recipient"), QJsonObject{{QStringLiteral("id"), QStringLiteral("u1")}, {QStringLiteral("handle"), QStringLiteral("anna")}}}}));
    s.reply.attachments = {{QStringLiteral("1.png"), QStringLiteral("image/png"), {}, "x"}};
    QCOMPARE(s.connector->publish(s.reply).outcome, Outcome::Refused);
}

void tst_WebhookConnector::anOutcomeIsNeverGuessed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("retry");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, int status, const QByteArray &body, Outcome outcome, const QString &problem = {}, const QByteArray &retry = {}) {
        QTest::newRow(name) << status << body << retry << outcome << problem;
    };
    row("sent", 200, R"({"external_id":"5","url":"https://a.example/5"})", Outcome::Sent);
    row("made", 201, R"({"external_id":"5"})", Outcome::Sent);
    row("there already", 409, R"({"external_id":"5"})", Outcome::Sent);
    row("held", 202, R"({})", Outcome::Held);
    row("a hotel holds", 202, "<html>", Outcome::Unknown, problem::notThisNetwork);
    row("sent, but where", 200, R"({"external_id":""})", Outcome::Unknown, problem::notThisNetwork);
    row("an id as a number", 200, R"({"external_id":5})", Outcome::Unknown, problem::notThisNetwork);
    row("a hotel", 200, "<html>", Outcome::Unknown, problem::notThisNetwork);
    row("refused", 422, R"({"problem":"too_rude"})", Outcome::Refused, problem::networkRefused);
    row("closed", 403, R"({"problem":"comments_closed"})", Outcome::Refused, problem::commentsClosed);
    row("gone", 410, R"({"problem":"post_gone"})", Outcome::Refused, problem::postGone);
    row("another key", 401, R"({"problem":"bad_signature"})", Outcome::Refused, problem::tokenRefused);
    row("the same words", 409, R"({"problem":"duplicate_refused"})", Outcome::Refused, problem::duplicateRefused);
    row("a proxy's 404", 404, "<h1>Not found</h1>", Outcome::Unknown, problem::notThisNetwork);
    row("a proxy's 403", 403, "{}", Outcome::Unknown, problem::notThisNetwork);
    row("moved", 302, "", Outcome::Unknown, problem::notThisNetwork);
    row("too many", 429, "", Outcome::TryLater, problem::rateLimited, "120");
    row("being repaired", 503, "", Outcome::TryLater, problem::rateLimited, "120");
    row("too many, says a proxy", 429, "", Outcome::Unknown, problem::notThisNetwork);
    row("a fault", 503, R"({"problem":"x"})", Outcome::Unknown, problem::networkFault);
}

void tst_WebhookConnector::anOutcomeIsNeverGuessed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, retry);
    Setting s;
    s.forced = HttpResponse{status, {}, body};
    if (!retry.isEmpty())
        s.forced->headers = {{"retry-after", retry}};
    const PublishResult result = s.connector->publish(s.reply);
    QTEST(result.outcome, "outcome");
    QTEST(result.problem, "problem");
    QCOMPARE(result.retryAfterSeconds, retry.toInt());
    QCOMPARE(s.http.requests().size(), 1);
}

void tst_WebhookConnector::aRepeatedDeliveryIsOnePost()
{
    Setting s;
    s.http.failAt(0, FakeHttp::Fault::AnswerLost);
    QCOMPARE(s.connector->publish(s.reply).outcome, Outcome::Unknown);
    const auto found = s.connector->findPublished(s.reply);
    QVERIFY(found && *found);
    const PublishResult again = s.connector->publish(s.reply);
    QCOMPARE(again.outcome, Outcome::Sent);
    QCOMPARE(again.post.externalId, (*found)->externalId);
    QCOMPARE(s.network.brandTexts().size(), 1);
    QCOMPARE(s.network.badCalls(), 0);
    s.reply.idempotencyKey = QStringLiteral("another");
    QVERIFY(!*s.connector->findPublished(s.reply));
}

void tst_WebhookConnector::readingBackIsBelievedWhereTheProgramSpeaks_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("a proxy's 404") << 404 << QByteArray("<h1>404</h1>") << QString(problem::cannotReadBack);
    QTest::newRow("another 404") << 404 << QByteArray(R"({"problem":"no_route"})") << QString(problem::cannotReadBack);
    QTest::newRow("no such call") << 405 << QByteArray() << QString(problem::cannotReadBack);
    QTest::newRow("not made") << 501 << QByteArray() << QString(problem::cannotReadBack);
    QTest::newRow("held") << 202 << QByteArray("{}") << QString(problem::outcomeUnclear);
    QTest::newRow("a fault") << 500 << QByteArray() << QString(problem::networkFault);
    QTest::newRow("a hotel") << 200 << QByteArray("<html>") << QString(problem::notThisNetwork);
    QTest::newRow("too many") << 429 << QByteArray() << QString(problem::rateLimited);
}

void tst_WebhookConnector::readingBackIsBelievedWhereTheProgramSpeaks()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Setting s;
    s.forced = HttpResponse{status, {}, body};
    const auto found = s.connector->findPublished(s.reply);
    QVERIFY(!found);
    QTEST(found.error().code, "code");
}

void tst_WebhookConnector::ordersAreSentSigned()
{
    Setting s;
    for (int i = 0; i < 2; ++i)
        QCOMPARE(s.connector->moderate({ModerationAct::Hide, QStringLiteral("p1"), QStringLiteral("u1"), QStringLiteral("rude")}).outcome,
                 ModerationResult::Outcome::Done);
    QCOMPARE(s.network.badCalls(), 0);
    QCOMPARE(s.network.orders().size(), 2);
    QCOMPARE(s.network.orders().first(), s.network.orders().last()); // its delivery id, too
    QCOMPARE(s.network.orders().first().value(QLatin1StringView("act")).toString(), QStringLiteral("hide"));
}

void tst_WebhookConnector::anOrderIsDoneOnlyWhenItIsSaid_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("outcome");
    using Done = ModerationResult::Outcome;
    QTest::newRow("a hotel") << 200 << QByteArray("<html>") << int(Done::Unknown);
    QTest::newRow("not said") << 200 << QByteArray("{}") << int(Done::Unknown);
    QTest::newRow("cannot") << 501 << QByteArray() << int(Done::Refused);
    QTest::newRow("will not") << 403 << QByteArray(R"({"problem":"right_missing"})") << int(Done::Refused);
    QTest::newRow("a fault") << 500 << QByteArray() << int(Done::Unknown);
}

void tst_WebhookConnector::anOrderIsDoneOnlyWhenItIsSaid()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Setting s;
    s.forced = HttpResponse{status, {}, body};
    QTEST(int(s.connector->moderate({ModerationAct::Remove, QStringLiteral("p1"), {}, {}}).outcome), "outcome");
}

void tst_WebhookConnector::theCheckAsksForItsOwnWord_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("another word") << 200 << QByteArray(R"({"nonce":"x"})") << Error::Kind::GiveUp;
    QTest::newRow("a page") << 200 << QByteArray("<html>") << Error::Kind::GiveUp;
    QTest::newRow("another key") << 401 << QByteArray("{}") << Error::Kind::SignIn;
    QTest::newRow("a fault") << 502 << QByteArray() << Error::Kind::Retry;
    QTest::newRow("moved") << 301 << QByteArray() << Error::Kind::GiveUp;
}

void tst_WebhookConnector::theCheckAsksForItsOwnWord()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Setting good;
    const auto check = good.connector->check();
    QVERIFY(check && check->canAnswer && check->missing.isEmpty());
    QCOMPARE(check->handle, QStringLiteral("shop-team"));
    QCOMPARE(check->accountId, QStringLiteral("7"));
    Setting s;
    s.forced = HttpResponse{status, {}, body};
    const auto failed = s.connector->check();
    QVERIFY(!failed);
    QTEST(failed.error().kind, "kind");
}

void tst_WebhookConnector::withoutAnAddressItListens()
{
    Setting s(without("publish_url"));
    const auto check = s.connector->check();
    QVERIFY(check && !check->canAnswer);
    QCOMPARE(check->handle, QStringLiteral("shop"));
    QCOMPARE(s.connector->publish(s.reply).problem, problem::notPossible);
    QVERIFY(s.http.requests().isEmpty());

    Setting evil(with("publish_url", QStringLiteral("http://169.254.169.254/latest")));
    QCOMPARE(evil.connector->check().error().kind, Error::Kind::CorrectInput);
    QCOMPARE(evil.connector->publish(evil.reply).outcome, Outcome::Refused);
    QCOMPARE(evil.connector->findPublished(evil.reply).error().code, problem::cannotReadBack);
    QVERIFY(evil.http.requests().isEmpty());

    Setting keyless(without("outbound_key"));
    QCOMPARE(keyless.connector->check()->missing, QStringList{QStringLiteral("outbound_key")});
}

void tst_WebhookConnector::keysAreNeverTold()
{
    Setting s;
    (void)s.connector->publish(s.reply);
    (void)s.connector->findPublished(s.reply);
    (void)s.connector->check();
    const ConnectorSetup setup = FakeWebhook::setup();
    for (const HttpRequest &request : s.http.requests())
        for (const char *name : {"inbound_key", "outbound_key"}) {
            const QByteArray key = setup.values.value(QLatin1StringView(name)).toUtf8();
            QVERIFY(!request.body.contains(key) && !request.url.toEncoded().contains(key));
            for (const auto &header : request.headers)
                QVERIFY(!header.second.contains(key));
        }
}

void tst_WebhookConnector::nothingIsReadByAsking()
{
    Setting s;
    const auto read = s.connector->read({});
    QVERIFY(read && read->posts.isEmpty() && read->cursor.isEmpty() && !read->hasMore && !read->heard.completeTo);
    QCOMPARE(s.connector->read(QStringLiteral("x")).error().kind, Error::Kind::Corruption);
    QVERIFY(s.connector->refresh({{QStringLiteral("1"), std::nullopt}})->deleted.isEmpty());
    QVERIFY(!s.connector->thread(QStringLiteral("1")));
    QVERIFY(s.http.requests().isEmpty());
}

void tst_WebhookConnector::anInterruptedConnectorAsksNoMore()
{
    Setting s;
    s.connector->interrupt();
    (void)s.connector->publish(s.reply);
    for (const HttpRequest &request : s.http.requests())
        QVERIFY(request.stop.stop_requested()); // which ends the call before it begins
}

void tst_WebhookConnector::theRulesSayWhatItCan()
{
    const auto rules = networkRules(QStringLiteral("webhook"));
    QVERIFY(rules && rules->canRead && rules->hasConnector && rules->canHide);
    QCOMPARE(rules->attachmentLimit, 0);
}

QTEST_GUILESS_MAIN(tst_WebhookConnector)
#include "tst_webhookconnector.moc"
