#include "channels/problems.h"
#include "channels/vk/vkconnector.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/vk/standin/fakevk.h"

#include <QSet>
#include <QTest>

using namespace otklik;
using Outcome = PublishResult::Outcome;

Q_DECLARE_METATYPE(FakeHttp::Fault)
Q_DECLARE_METATYPE(PublishResult::Outcome)

namespace {

struct Setting final
{
    explicit Setting(const FakeVk::Tokens &tokens = {})
        : http([this](const HttpRequest &request) { return vk.answer(request); })
        , connector(http, clock, vk.setup(tokens))
    {}

    FakeVk vk;
    FakeClock clock;
    FakeHttp http;
    VkConnector connector;
};

/// A place of each kind, with a customer's words in it.
VkId wordsIn(FakeVk &vk, VkKind kind)
{
    const qint64 anna = vk.person(QStringLiteral("Anna"));
    switch (kind) {
    case VkKind::Message:
        return vk.message(anna, QStringLiteral("hello?"));
    case VkKind::Board:
        return vk.comment(anna, vk.topic(QStringLiteral("Delivery")), QStringLiteral("hello?"));
    case VkKind::Wall:
        return vk.comment(anna, vk.post(-FakeVk::groupId, QStringLiteral("News")), QStringLiteral("hello?"));
    case VkKind::Photo:
    case VkKind::Video:
    case VkKind::Market:
        return vk.comment(anna, {kind, -FakeVk::groupId, 77}, QStringLiteral("hello?"));
    }
    return {};
}

/// Somebody speaks there; as the brand in its own app.
VkId speak(FakeVk &vk, qint64 author, const VkId &words, const QString &text)
{
    const bool isOut = author == -FakeVk::groupId;
    return words.kind == VkKind::Message ? vk.message(words.owner, text, isOut, isOut ? 5 : 0)
                                         : vk.comment(author, words, text);
}

void addKinds()
{
    QTest::addColumn<int>("kind");
    for (const VkKind kind :
         {VkKind::Wall, VkKind::Board, VkKind::Photo, VkKind::Video, VkKind::Market, VkKind::Message})
        QTest::newRow(vkPlace(kind).word) << static_cast<int>(kind);
}

OutgoingReply replyTo(const VkId &post, const QString &text)
{
    OutgoingReply reply;
    reply.idempotencyKey = QStringLiteral("0190-aaaa");
    reply.inReplyTo = post.text();
    reply.threadExternalId = post.root().text();
    reply.text = text;
    if (post.kind == VkKind::Message)
        reply.visibility = Visibility::Private;
    return reply;
}

const QString thanks = QStringLiteral("Спасибо, [id100|Анна]! Завтра & послезавтра <3");

} // namespace

class tst_VkPublisher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyStandsWhereItBelongs_data() { addKinds(); }
    void aReplyStandsWhereItBelongs();
    void theSameKeyPublishesOnce_data() { addKinds(); }
    void theSameKeyPublishesOnce();
    void whatWasLostOnTheWayIsFound_data() { addKinds(); }
    void whatWasLostOnTheWayIsFound();
    void whatIsNotThereIsNotFound_data() { addKinds(); }
    void whatIsNotThereIsNotFound();
    void withoutATokenThatReadsAPersonHasToLook();
    void withoutATokenThatWritesNothingIsSent();
    void aPrivateAnswerToACommentIsAMessage();
    void picturesGoAlong_data() { addKinds(); }
    void picturesGoAlong();
    void errorsSayWhatBecameOfIt_data();
    void errorsSayWhatBecameOfIt();
    void aPersonWhoTakesNoMessagesIsNamed();
    void randomIdsAreOfTheirKey();
};

void tst_VkPublisher::aReplyStandsWhereItBelongs()
{
    QFETCH(int, kind);
    Setting setting;
    const VkId words = wordsIn(setting.vk, static_cast<VkKind>(kind));
    const PublishResult result = setting.connector.publish(replyTo(words, thanks));
    QCOMPARE(result.problem, QString());
    QCOMPARE(result.outcome, Outcome::Sent);
    QCOMPARE(setting.vk.brandTexts(), QStringList{thanks});
    const auto id = VkId::parse(result.post.externalId);
    QVERIFY(id);
    QCOMPARE(id->root(), words.root());
    QCOMPARE(setting.vk.textOf(*id), thanks);
    QVERIFY(result.post.url.startsWith(QStringLiteral("https://vk.com/")));
    QCOMPARE(setting.vk.schemaFaults().join(u'\n'), QString());
}

void tst_VkPublisher::theSameKeyPublishesOnce()
{
    QFETCH(int, kind);
    Setting setting;
    const VkId words = wordsIn(setting.vk, static_cast<VkKind>(kind));
    const PublishResult first = setting.connector.publish(replyTo(words, thanks));
    const PublishResult second = setting.connector.publish(replyTo(words, thanks));
    QCOMPARE(second.outcome, Outcome::Sent);
    QCOMPARE(second.post.externalId, first.post.externalId);
    QCOMPARE(setting.vk.brandTexts().size(), 1);
    OutgoingReply other = replyTo(words, thanks);
    other.idempotencyKey += u'b';
    QVERIFY(setting.connector.publish(other).post.externalId != first.post.externalId);
}

void tst_VkPublisher::whatWasLostOnTheWayIsFound()
{
    QFETCH(int, kind);
    Setting setting;
    const VkId words = wordsIn(setting.vk, static_cast<VkKind>(kind));
    const VkId earlier = speak(setting.vk, -FakeVk::groupId, words, thanks);
    setting.http.failAt(0, FakeHttp::Fault::AnswerLost);
    OutgoingReply reply = replyTo(words, thanks);
    reply.recipientId = QStringLiteral("100");
    reply.notBefore = TimePoint(std::chrono::seconds(setting.vk.now()));
    reply.accountedFor = {earlier.text()};
    QCOMPARE(setting.connector.publish(reply).outcome, Outcome::Unknown);
    const auto found = setting.connector.findPublished(reply);
    QVERIFY(found && *found);
    QVERIFY((*found)->externalId != earlier.text());
    QCOMPARE((*found)->seen->externalId, (*found)->externalId);
    QVERIFY((*found)->seen->isBrand);
    QCOMPARE(setting.vk.schemaFaults().join(u'\n'), QString());
}

void tst_VkPublisher::whatIsNotThereIsNotFound()
{
    QFETCH(int, kind);
    Setting setting;
    const VkId words = wordsIn(setting.vk, static_cast<VkKind>(kind));
    setting.http.failAt(0, FakeHttp::Fault::NotReached);
    const OutgoingReply reply = replyTo(words, thanks);
    QCOMPARE(setting.connector.publish(reply).outcome, Outcome::TryLater);
    (void)speak(setting.vk, setting.vk.person(QStringLiteral("Boris")), words, thanks); // somebody else's
    (void)speak(setting.vk, -FakeVk::groupId, words, QStringLiteral("other words"));
    const auto found = setting.connector.findPublished(reply);
    QVERIFY(found);
    QVERIFY(!*found);
    setting.http.failAt(static_cast<int>(setting.http.requests().size()), FakeHttp::Fault::AnswerLost);
    QVERIFY(!setting.connector.findPublished(reply));
}

void tst_VkPublisher::withoutATokenThatReadsAPersonHasToLook()
{
    Setting setting({.hasUser = false});
    const VkId words = wordsIn(setting.vk, VkKind::Wall);
    QCOMPARE(setting.connector.publish(replyTo(words, thanks)).outcome, Outcome::Sent);
    const auto found = setting.connector.findPublished(replyTo(words, thanks));
    QVERIFY(!found);
    QCOMPARE(found.error().code, QString(problem::cannotReadBack));
    QCOMPARE(setting.http.requests().size(), 1);

    Setting reading({.hasUser = false, .hasService = true});
    const VkId there = wordsIn(reading.vk, VkKind::Wall);
    QCOMPARE(reading.connector.publish(replyTo(there, thanks)).outcome, Outcome::Sent);
    QVERIFY(reading.connector.findPublished(replyTo(there, thanks)).value());
}

void tst_VkPublisher::withoutATokenThatWritesNothingIsSent()
{
    Setting setting({.hasUser = false, .hasService = true});
    const PublishResult result = setting.connector.publish(replyTo(wordsIn(setting.vk, VkKind::Board), thanks));
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.problem, QString(problem::rightMissing));
    QVERIFY(setting.http.requests().isEmpty());
}

void tst_VkPublisher::aPrivateAnswerToACommentIsAMessage()
{
    Setting setting;
    OutgoingReply reply = replyTo(wordsIn(setting.vk, VkKind::Wall), thanks);
    reply.visibility = Visibility::Private;
    QCOMPARE(setting.connector.publish(reply).outcome, Outcome::Refused); // nobody to write to
    reply.recipientId = QStringLiteral("100");
    const PublishResult result = setting.connector.publish(reply);
    QCOMPARE(result.outcome, Outcome::Sent);
    QCOMPARE(result.post.externalId, QStringLiteral("msg100_1"));
    QVERIFY(setting.connector.findPublished(reply).value());
}

void tst_VkPublisher::picturesGoAlong()
{
    QFETCH(int, kind);
    Setting setting;
    OutgoingReply reply = replyTo(wordsIn(setting.vk, static_cast<VkKind>(kind)), thanks);
    reply.attachments = {{QStringLiteral("1.png"), QStringLiteral("image/png"), QStringLiteral("lid"), "PNG-one"},
                         {QStringLiteral("2.png"), QStringLiteral("image/png"), {}, "PNG-two"}};
    const PublishResult result = setting.connector.publish(reply);
    QCOMPARE(result.problem, QString());
    QCOMPARE(result.outcome, Outcome::Sent);
    QCOMPARE(setting.vk.uploads().size(), 2);
    QVERIFY(setting.vk.uploads().at(0).contains("PNG-one"));
    QVERIFY(setting.vk.uploads().at(1).contains("PNG-two"));
    QVERIFY(setting.connector.findPublished(reply).value());
    QCOMPARE(setting.vk.schemaFaults().join(u'\n'), QString());
    for (const HttpRequest &request : setting.http.requests())
        QVERIFY(!request.url.toString().contains(QStringLiteral("token")));

    reply.idempotencyKey += u'b';
    setting.http.failAt(static_cast<int>(setting.http.requests().size()) + 1,
                        FakeHttp::Fault::AnswerLost); // a picture's
    QCOMPARE(setting.connector.publish(reply).outcome, Outcome::TryLater);
    QCOMPARE(setting.vk.brandTexts().size(), 1);
}

void tst_VkPublisher::errorsSayWhatBecameOfIt_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<int>("seconds");
    const auto add = [](int code, Outcome outcome, QLatin1StringView problem, int seconds = 0) {
        QTest::addRow("%d", code) << code << outcome << QString(problem) << seconds;
    };
    add(1, Outcome::Unknown, problem::networkFault);
    add(5, Outcome::Refused, problem::tokenRefused);
    add(6, Outcome::TryLater, problem::rateLimited, 1);
    add(7, Outcome::Refused, problem::rightMissing);
    add(9, Outcome::TryLater, problem::rateLimited, 60);
    add(10, Outcome::Unknown, problem::networkFault);
    add(14, Outcome::Refused, problem::captchaNeeded);
    add(15, Outcome::Refused, problem::networkRefused);
    add(27, Outcome::Refused, problem::rightMissing);
    add(28, Outcome::Refused, problem::rightMissing);
    add(29, Outcome::TryLater, problem::rateLimited, 3600);
    add(100, Outcome::Refused, problem::networkRefused);
    add(212, Outcome::Refused, problem::commentsClosed);
    add(213, Outcome::Refused, problem::commentsClosed);
    add(222, Outcome::Refused, problem::networkRefused);
    add(223, Outcome::TryLater, problem::rateLimited, 600);
    add(901, Outcome::Refused, problem::recipientRefuses);
    add(902, Outcome::Refused, problem::recipientRefuses);
}

void tst_VkPublisher::errorsSayWhatBecameOfIt()
{
    QFETCH(int, code);
    Setting setting;
    for (const VkKind kind : {VkKind::Wall, VkKind::Board, VkKind::Message}) {
        const VkId words = wordsIn(setting.vk, kind);
        setting.vk.failNext(QString::fromLatin1(vkPlace(kind).create), code);
        const PublishResult result = setting.connector.publish(replyTo(words, thanks));
        QTEST(result.outcome, "outcome");
        QTEST(result.problem, "problem");
        QTEST(result.retryAfterSeconds, "seconds");
    }
    QVERIFY(setting.vk.brandTexts().isEmpty());
}

void tst_VkPublisher::aPersonWhoTakesNoMessagesIsNamed()
{
    Setting setting;
    const VkId words = wordsIn(setting.vk, VkKind::Message);
    setting.vk.deny(words.owner);
    const PublishResult result = setting.connector.publish(replyTo(words, thanks));
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.problem, QString(problem::recipientRefuses));
    QCOMPARE(setting.vk.schemaFaults().join(u'\n'), QString());
}

void tst_VkPublisher::randomIdsAreOfTheirKey()
{
    QSet<qint64> numbers;
    for (int i = 0; i < 2000; ++i) {
        const qint64 number = vkRandomId(QString::number(i));
        QCOMPARE(vkRandomId(QString::number(i)), number);
        QVERIFY(number > 0 && number <= 0x7fff'ffff);
        numbers.insert(number);
    }
    QCOMPARE(numbers.size(), 2000);
}

QTEST_GUILESS_MAIN(tst_VkPublisher)
#include "tst_vkpublisher.moc"
