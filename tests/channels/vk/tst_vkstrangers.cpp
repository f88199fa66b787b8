#include "channels/problems.h"
#include "channels/vk/vkevents.h"
#include "tests/channels/vk/vksetting.h"

#include <QJsonDocument>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

PushedCall callOf(QJsonObject event, const QString &secret)
{
    event.insert(QStringLiteral("secret"), secret);
    return {"POST", {}, {}, QJsonDocument(event).toJson()};
}

} // namespace

/// Calls from outside, and answers that are not what they should be.
class tst_VkStrangers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsOfVkAreTaken();
    void strangersAreNotHeard_data();
    void strangersAreNotHeard();
    void hostileAnswersAreNoPosts();
    void failuresSayWhatToDo_data();
    void failuresSayWhatToDo();
    void tokensGoToTheApiOnly();
};

void tst_VkStrangers::callsOfVkAreTaken()
{
    VkSetting setting;
    setting.setup.values.insert(vkkey::mode, QStringLiteral("callback"));
    setting.setup.values.insert(vkkey::callbackSecret, QStringLiteral("s3cret"));
    setting.setup.values.insert(vkkey::callbackConfirmation, QStringLiteral("c0nfirm"));
    setting.restart();
    FakeVk &vk = setting.vk;
    const auto confirmed = setting.connector->receive(
        callOf({{QStringLiteral("type"), QStringLiteral("confirmation")}, {QStringLiteral("group_id"), 7}},
               QStringLiteral("s3cret")));
    QVERIFY(confirmed);
    QCOMPARE(confirmed->body, QByteArray("c0nfirm"));
    QCOMPARE(confirmed->status, 200);

    const qint64 before = vk.lastTs();
    const VkId comment =
        vk.comment(vk.person(QStringLiteral("Anna")), idOf(QStringLiteral("wall-7_11")), QStringLiteral("?"));
    vk.remove(comment);
    QStringList replayKeys;
    const QJsonArray events = vk.eventsAfter(before);
    for (const QJsonValue &event : events) {
        const auto answer = setting.connector->receive(callOf(event.toObject(), QStringLiteral("s3cret")));
        QVERIFY(answer);
        QCOMPARE(answer->body, QByteArray("ok"));
        QVERIFY(answer->read.cursor.isEmpty());
        replayKeys.append(answer->replayKey);
        setting.take(answer->read);
    }
    QCOMPARE(setting.stored.value(comment.text()).authorName, QStringLiteral("Anna Ivanova"));
    QCOMPARE(setting.deleted, QStringList{comment.text()});
    QCOMPARE(replayKeys.size(), 2);
    QVERIFY(!replayKeys.first().isEmpty() && replayKeys.first() != replayKeys.last());

    // VK cannot be reached from here: what it brings is taken all the same.
    vk.withdraw(QStringLiteral("group-token"));
    const auto answer = setting.connector->receive(callOf(events.first().toObject(), QStringLiteral("s3cret")));
    QCOMPARE(answer->read.posts.size(), 1);
    // An event of a kind that tells nothing is answered, too.
    const auto other = setting.connector->receive(callOf({{QStringLiteral("type"), QStringLiteral("like_add")},
                                                          {QStringLiteral("group_id"), 7},
                                                          {QStringLiteral("object"), QJsonObject()}},
                                                         QStringLiteral("s3cret")));
    QCOMPARE(other->body, QByteArray("ok"));
}

void tst_VkStrangers::strangersAreNotHeard_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray event(
        R"({"type":"message_new","group_id":7,"secret":"%","object":{"message":{"id":1,"conversation_message_id":1,)"
        R"("peer_id":100,"from_id":100,"date":1799000000,"text":"x","out":0,"version":1}}})");
    QTest::newRow("a wrong secret") << QByteArray("POST") << QByteArray(event).replace('%', "s3creT") << 403;
    QTest::newRow("no secret") << QByteArray("POST") << QByteArray(event).replace("\"secret\":\"%\",", "") << 403;
    QTest::newRow("another community") << QByteArray("POST")
                                       << QByteArray(event).replace('%', "s3cret").replace(":7,", ":8,") << 403;
    QTest::newRow("no JSON") << QByteArray("POST") << QByteArray("type=message_new") << 400;
    QTest::newRow("a list") << QByteArray("POST") << QByteArray("[1,2]") << 400;
    QTest::newRow("a visitor") << QByteArray("GET") << QByteArray(event).replace('%', "s3cret") << 400;
    QTest::newRow("confirmation without the secret")
        << QByteArray("POST") << QByteArray(R"({"type":"confirmation","group_id":7})") << 403;
}

void tst_VkStrangers::strangersAreNotHeard()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    VkSetting setting;
    QVERIFY(!setting.connector->receive({method, {}, {}, body})); // no secret is set: nothing is expected
    setting.setup.values.insert(vkkey::callbackSecret, QStringLiteral("s3cret"));
    setting.setup.values.insert(vkkey::callbackConfirmation, QStringLiteral("c0nfirm"));
    setting.restart();
    const auto answer = setting.connector->receive({method, {}, {}, body});
    QVERIFY(answer);
    QTEST(answer->status, "status");
    QVERIFY(answer->read.posts.isEmpty());
    QVERIFY(!answer->body.contains("c0nfirm"));
    QVERIFY(setting.http.requests().isEmpty());
}

void tst_VkStrangers::hostileAnswersAreNoPosts()
{
    VkSetting setting;
    setting.readAll();
    FakeVk &vk = setting.vk;
    const VkId news = idOf(QStringLiteral("wall-7_11"));
    const VkId big = vk.comment(9'007'199'254'740'993, news, QString(1'000'000, u'x'));
    const VkId broken = vk.comment(100, news, QStringLiteral("a%1b%2<script>").arg(QChar(0xd800)).arg(QChar(0)));
    const VkId attached = vk.comment(100, news, QStringLiteral("look"));
    setting.vk.attach(
        attached, {{QStringLiteral("type"), QStringLiteral("link")},
                   {QStringLiteral("link"), QJsonObject{{QStringLiteral("url"), QStringLiteral("javascript:alert(1)")},
                                                        {QStringLiteral("title"), QStringLiteral("free\nmoney")}}}});
    setting.readAll();
    QCOMPARE(setting.stored.value(big.text()).authorExternalId, QStringLiteral("9007199254740993")); // beyond a double
    QVERIFY(setting.stored.value(big.text()).text.size() <= 256 * 1024);
    QCOMPARE(setting.stored.value(broken.text()).text, QStringLiteral("a?b<script>"));
    const auto thread = setting.connector->thread(attached.text());
    QCOMPARE(thread->last().text, QStringLiteral("look\n[link] free money"));

    // Wrong types everywhere: nothing is read, nothing breaks.
    for (const char *object :
         {"5", "null", "[]", R"({"id":"x"})", R"({"id":1.5,"from_id":100,"date":1,"text":"x","post_id":11})",
          R"({"id":1e300,"from_id":100,"date":1,"text":"x","post_id":11})",
          R"({"id":1,"from_id":100,"date":-5,"text":[],"post_id":11})", R"({"message":{"text":{}}})"})
        for (const char *type : {"wall_reply_new", "wall_reply_delete", "board_post_new", "wall_post_new",
                                 "message_new", "message_edit", "_new", "\\u0000"}) {
            if (QByteArrayView(type).endsWith("_delete") && QByteArrayView(object).startsWith(R"({"id":1,)"))
                continue; // what is deleted needs no date and no text
            VkNews found;
            const QByteArray event = R"({"type":")" + QByteArray(type) + R"(","group_id":7,"object":)" + object + "}";
            addVkEvent(QJsonDocument::fromJson(event).object(), 7, {}, found);
            QVERIFY2(found.posts.isEmpty() && found.deleted.isEmpty(), event.constData());
            QCOMPARE(found.silent, 1);
        }
}

void tst_VkStrangers::failuresSayWhatToDo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("code");
    const auto error = [](int code) {
        return R"({"error":{"error_code":)" + QByteArray::number(code) + R"(,"error_msg":"m"}})";
    };
    QTest::newRow("token refused") << 200 << error(5) << Error::Kind::SignIn << QString(problem::tokenRefused);
    QTest::newRow("too many a second") << 200 << error(6) << Error::Kind::Retry << QString(problem::rateLimited);
    QTest::newRow("a captcha") << 200 << error(14) << Error::Kind::GiveUp << QString(problem::captchaNeeded);
    QTest::newRow("a right is missing") << 200 << error(27) << Error::Kind::GiveUp << QString(problem::rightMissing);
    QTest::newRow("fault of theirs") << 200 << error(10) << Error::Kind::Retry << QString(problem::networkFault);
    QTest::newRow("fault of a proxy") << 502 << QByteArray("<html>") << Error::Kind::Retry
                                      << QString(problem::networkFault);
    QTest::newRow("a page of a hotel") << 200 << QByteArray("<!doctype html>") << Error::Kind::GiveUp
                                       << QString(problem::notThisNetwork);
    QTest::newRow("moved away") << 302 << QByteArray() << Error::Kind::GiveUp << QString(problem::notThisNetwork);
    QTest::newRow("another JSON") << 200 << QByteArray("{\"ok\":true}") << Error::Kind::GiveUp
                                  << QString(problem::notThisNetwork);
    QTest::newRow("a list") << 200 << QByteArray("[]") << Error::Kind::GiveUp << QString(problem::notThisNetwork);
    QTest::newRow("a server elsewhere, not safe")
        << 200 << QByteArray(R"({"response":{"key":"k","server":"http://evil.example/","ts":"1"}})")
        << Error::Kind::GiveUp << QString(problem::notThisNetwork);
}

void tst_VkStrangers::failuresSayWhatToDo()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    FakeHttp http([&](const HttpRequest &) { return HttpResponse{status, {}, body}; });
    const FakeClock clock;
    VkConnector connector(http, clock, FakeVk().setup());
    const auto result = connector.read({});
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QTEST(result.error().code, "code");
    QVERIFY(!result.error().detail.contains(QStringLiteral("token-")));
    QVERIFY(!result.error().detail.contains(QStringLiteral("evil")));
}

void tst_VkStrangers::tokensGoToTheApiOnly()
{
    VkSetting setting;
    setting.readAll();
    (void)setting.vk.message(100, QStringLiteral("?"));
    setting.readAll();
    for (const HttpRequest &request : setting.http.requests()) {
        QVERIFY(!request.url.toString().contains(QStringLiteral("token")));
        QCOMPARE(request.body.contains("token"), request.url.path().startsWith(QStringLiteral("/method/")));
        QCOMPARE(request.url.host(), QStringLiteral("api.vk.com"));
    }
    setting.setup.url = QUrl(QStringLiteral("http://api.vk.com"));
    setting.restart();
    const auto requests = setting.http.requests().size();
    QVERIFY(!setting.connector->read({}));
    QCOMPARE(setting.http.requests().size(), requests); // not without encryption
}

QTEST_GUILESS_MAIN(tst_VkStrangers)
#include "tst_vkstrangers.moc"
