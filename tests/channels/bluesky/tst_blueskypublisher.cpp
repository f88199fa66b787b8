#include "channels/bluesky/aturi.h"
#include "channels/bluesky/blueskyconnector.h"
#include "channels/problems.h"
#include "tests/channels/bluesky/fakebluesky.h"
#include "tests/channels/fakehttp.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;
using Outcome = PublishResult::Outcome;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

struct Setting final
{
    Setting()
        : http([this](const HttpRequest &request) { return network.answer(request); }), connector(network.connector(http, clock, {})),
          mention(network.write(QStringLiteral("anna"), QStringLiteral("сломался чайник")))
    {
        reply.idempotencyKey = QStringLiteral("01890a5d-ac96-774b-bcce-b302099a8057-0123456789abcdef");
        reply.inReplyTo = mention;
        reply.recipientHandle = QStringLiteral("anna.example");
        reply.recipientId = FakeBluesky::didOf(QStringLiteral("anna"));
        reply.text = QStringLiteral("Пришлите номер");
    }

    [[nodiscard]] QJsonObject only() const
    {
        const QStringList all = network.recordsOf(atcollection::post);
        return all.size() == 1 ? network.record(all.first()) : QJsonObject();
    }

    FakeBluesky network;
    FakeHttp http;
    FakeClock clock;
    std::unique_ptr<Connector> connector;
    QString mention;
    OutgoingReply reply;
};

} // namespace

class tst_BlueskyPublisher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyStandsUnderThePostAndItsRoot();
    void theSecondAttemptMakesNoSecondPost();
    void anotherTextIsAnotherPost();
    void mentionsAreResolved();
    void picturesGoAlong();
    void whatTheNetworkDoesNotTakeIsRefused_data();
    void whatTheNetworkDoesNotTakeIsRefused();
    void anOutcomeIsNeverGuessed_data();
    void anOutcomeIsNeverGuessed();
    void aLimitSaysHowLongToWait();
    void aFaultAtAnyRequestPublishesAtMostOnce_data();
    void aFaultAtAnyRequestPublishesAtMostOnce();
    void halfCharactersDoNoHarm();
};

void tst_BlueskyPublisher::aReplyStandsUnderThePostAndItsRoot()
{
    Setting setting;
    const QString below = setting.network.write(QStringLiteral("boris"), QStringLiteral("у меня тоже"), setting.mention);
    setting.reply.inReplyTo = below;
    const PublishResult result = setting.connector->publish(setting.reply);
    QCOMPARE(result.outcome, Outcome::Sent);
    const QJsonObject record = setting.only();
    QCOMPARE(record.value(QStringLiteral("text")).toString(), setting.reply.text);
    QCOMPARE(record[QStringLiteral("reply")][QStringLiteral("root")][QStringLiteral("uri")].toString(), setting.mention);
    QCOMPARE(record[QStringLiteral("reply")][QStringLiteral("parent")][QStringLiteral("uri")].toString(), below);
    QVERIFY(!record[QStringLiteral("reply")][QStringLiteral("root")][QStringLiteral("cid")].toString().isEmpty());
    QVERIFY(result.post.seen);
    QCOMPARE(result.post.seen->externalId, result.post.externalId);
    QCOMPARE(result.post.seen->inReplyTo, below);
    QCOMPARE(result.post.seen->threadExternalId, setting.mention);
    QVERIFY(result.post.seen->isBrand);
    QCOMPARE(AtUri::parse(result.post.externalId)->key, recordKeyOf(setting.reply.idempotencyKey));
    QCOMPARE(setting.network.brokenRequests(), 0);
}

void tst_BlueskyPublisher::theSecondAttemptMakesNoSecondPost()
{
    Setting setting;
    const auto before = setting.connector->findPublished(setting.reply);
    QVERIFY(before && !*before);
    const PublishResult first = setting.connector->publish(setting.reply);
    const QJsonObject written = setting.only();
    setting.clock.advance(5min);
    const PublishResult second = setting.network.connector(setting.http, setting.clock, {})->publish(setting.reply);
    QCOMPARE(first.outcome, Outcome::Sent);
    QCOMPARE(second.outcome, Outcome::Sent);
    QCOMPARE(second.post.externalId, first.post.externalId);
    QCOMPARE(second.post.seen->publishedAt, first.post.seen->publishedAt);
    QCOMPARE(setting.only(), written);
    const auto found = setting.connector->findPublished(setting.reply);
    QVERIFY(found && *found);
    QCOMPARE((**found).externalId, first.post.externalId);
    QCOMPARE((**found).seen->text, setting.reply.text);
}

void tst_BlueskyPublisher::anotherTextIsAnotherPost()
{
    Setting setting;
    QCOMPARE(setting.connector->publish(setting.reply).outcome, Outcome::Sent);
    setting.reply.idempotencyKey.replace(QStringLiteral("0123456789abcdef"), QStringLiteral("fedcba9876543210"));
    setting.reply.text = QStringLiteral("И ещё");
    const auto found = setting.connector->findPublished(setting.reply);
    QVERIFY(found && !*found);
    QCOMPARE(setting.connector->publish(setting.reply).outcome, Outcome::Sent);
    QCOMPARE(setting.network.brandTexts().size(), 2);
}

void tst_BlueskyPublisher::mentionsAreResolved()
{
    Setting setting;
    setting.reply.text = QStringLiteral("👋 @anna.example, спросите @boris.example или @nobody.example: https://example.com/a");
    QCOMPARE(setting.connector->publish(setting.reply).outcome, Outcome::Sent);
    const QByteArray bytes = setting.reply.text.toUtf8();
    QStringList marked;
    const QJsonArray facets = setting.only().value(QStringLiteral("facets")).toArray();
    for (const QJsonValue &facet : facets) {
        const QJsonValue feature = facet[QStringLiteral("features")].toArray().first();
        const qint64 start = facet[QStringLiteral("index")][QStringLiteral("byteStart")].toInteger();
        const qint64 end = facet[QStringLiteral("index")][QStringLiteral("byteEnd")].toInteger();
        marked.append(QString::fromUtf8(bytes.mid(start, end - start)) + u' ' + feature[QStringLiteral("did")].toString() + feature[QStringLiteral("uri")].toString());
    }
    marked.sort();
    QCOMPARE(marked, (QStringList{QStringLiteral("@anna.example ") + FakeBluesky::didOf(QStringLiteral("anna")),
                                  QStringLiteral("@boris.example ") + FakeBluesky::didOf(QStringLiteral("boris")),
                                  QStringLiteral("https://example.com/a https://example.com/a")}));
}

void tst_BlueskyPublisher::picturesGoAlong()
{
    Setting setting;
    setting.reply.attachments = {{QStringLiteral("a.png"), QStringLiteral("image/png"), QStringLiteral("где номер"), "first"},
                                 {QStringLiteral("b.png"), QStringLiteral("image/png"), {}, "second"}};
    QCOMPARE(setting.connector->publish(setting.reply).outcome, Outcome::Sent);
    QCOMPARE(setting.network.uploads(), (QList<QByteArray>{"first", "second"}));
    const QJsonArray images = setting.only()[QStringLiteral("embed")][QStringLiteral("images")].toArray();
    QCOMPARE(images.size(), 2);
    QCOMPARE(images.first()[QStringLiteral("alt")].toString(), QStringLiteral("где номер"));
    QCOMPARE(images.last()[QStringLiteral("image")][QStringLiteral("ref")][QStringLiteral("$link")].toString(), QStringLiteral("bafkrei2"));
    QCOMPARE(setting.network.brokenRequests(), 0);
}

void tst_BlueskyPublisher::whatTheNetworkDoesNotTakeIsRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("problem");
    for (const auto &[what, code] : std::initializer_list<std::pair<const char *, QLatin1StringView>>{
             {"a private answer", problem::notPossible},
             {"the post is gone", problem::postGone},
             {"no post of this network", problem::postGone},
             {"replies are closed", problem::commentsClosed},
             {"they block us", problem::postGone},
             {"five pictures", problem::attachmentRefused},
             {"a huge picture", problem::attachmentRefused},
             {"no picture", problem::attachmentRefused},
             {"too long", problem::networkRefused}})
        QTest::newRow(what) << QString::fromLatin1(what) << QString(code);
}

void tst_BlueskyPublisher::whatTheNetworkDoesNotTakeIsRefused()
{
    QFETCH(QString, what);
    Setting setting;
    const OutgoingAttachment picture{QStringLiteral("a.png"), QStringLiteral("image/png"), {}, "bytes"};
    const QHash<QString, std::function<void()>> prepare{
        {QStringLiteral("a private answer"), [&] { setting.reply.visibility = Visibility::Private; }},
        {QStringLiteral("the post is gone"), [&] { setting.network.remove(setting.mention); }},
        {QStringLiteral("no post of this network"), [&] { setting.reply.inReplyTo = QStringLiteral("109372843234"); }},
        {QStringLiteral("replies are closed"), [&] { setting.network.closeReplies(setting.mention); }},
        {QStringLiteral("they block us"), [&] { setting.network.setBlockedBy(QStringLiteral("anna")); }},
        {QStringLiteral("five pictures"), [&] { setting.reply.attachments = QList<OutgoingAttachment>(5, picture); }},
        {QStringLiteral("a huge picture"), [&] { setting.reply.attachments = {{picture.name, picture.mediaType, {}, QByteArray(2'000'001, 'x')}}; }},
        {QStringLiteral("no picture"), [&] { setting.reply.attachments = {{picture.name, QStringLiteral("application/pdf"), {}, "bytes"}}; }},
        {QStringLiteral("too long"), [&] { setting.reply.text = QString(301, u'ы'); }},
    };
    prepare.value(what)();
    const PublishResult result = setting.connector->publish(setting.reply);
    QCOMPARE(result.outcome, Outcome::Refused);
    QTEST(result.problem, "problem");
    QVERIFY(setting.network.brandTexts().isEmpty());
}

void tst_BlueskyPublisher::anOutcomeIsNeverGuessed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Outcome>("outcome");
    const auto xrpc = [](const char *name) { return QByteArray("{\"error\":\"") + name + "\"}"; };
    QTest::newRow("its own refusal") << 400 << xrpc("InvalidRequest") << Outcome::Refused;
    QTest::newRow("a refusal of a proxy") << 403 << QByteArray("<html>") << Outcome::Unknown;
    QTest::newRow("a fault") << 500 << xrpc("InternalServerError") << Outcome::Unknown;
    QTest::newRow("a proxy's time-out") << 504 << QByteArray() << Outcome::Unknown;
    QTest::newRow("a success of something else") << 200 << QByteArray("<html>") << Outcome::Unknown;
    QTest::newRow("a success with another name") << 200 << QByteArray("{\"uri\":\"at://did:plc:x/app.bsky.feed.post/y\"}") << Outcome::Unknown;
    QTest::newRow("accepted") << 202 << QByteArray("{}") << Outcome::Unknown;
    QTest::newRow("moved away") << 307 << QByteArray() << Outcome::Unknown;
    QTest::newRow("asked to wait") << 429 << xrpc("RateLimitExceeded") << Outcome::TryLater;
}

void tst_BlueskyPublisher::anOutcomeIsNeverGuessed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Setting setting;
    FakeHttp http([&](const HttpRequest &request) -> Result<HttpResponse> {
        if (request.url.path().endsWith(QLatin1StringView("putRecord")))
            return HttpResponse{status, {}, body};
        return setting.network.answer(request);
    });
    const PublishResult result = setting.network.connector(http, setting.clock, {})->publish(setting.reply);
    QTEST(result.outcome, "outcome");
    QVERIFY(!result.problem.isEmpty());
}

void tst_BlueskyPublisher::aLimitSaysHowLongToWait()
{
    Setting setting;
    FakeHttp http([&](const HttpRequest &request) -> Result<HttpResponse> {
        if (request.url.path().endsWith(QLatin1StringView("putRecord")))
            return HttpResponse{429, {{"ratelimit-limit", "5000"}, {"ratelimit-remaining", "0"}, {"ratelimit-reset", "1800000090"}}, "{\"error\":\"RateLimitExceeded\"}"};
        return setting.network.answer(request);
    });
    const auto connector = setting.network.connector(http, setting.clock, {});
    const PublishResult result = connector->publish(setting.reply);
    QCOMPARE(result.outcome, Outcome::TryLater);
    QCOMPARE(result.retryAfterSeconds, 90);
    const auto read = connector->read({});
    QCOMPARE(read->heard.quotas.size(), 1);
    QCOMPARE(read->heard.quotas.first().used, 5000);
    QCOMPARE(read->heard.quotas.first().resetsAt, std::optional(TimePoint(1'800'000'090s)));
}

void tst_BlueskyPublisher::aFaultAtAnyRequestPublishesAtMostOnce_data()
{
    QTest::addColumn<FakeHttp::Fault>("fault");
    QTest::newRow("not reached") << FakeHttp::Fault::NotReached;
    QTest::newRow("answer lost") << FakeHttp::Fault::AnswerLost;
    QTest::newRow("server fault") << FakeHttp::Fault::ServerFault;
    QTest::newRow("a page of a hotel") << FakeHttp::Fault::HtmlPage;
}

void tst_BlueskyPublisher::aFaultAtAnyRequestPublishesAtMostOnce()
{
    QFETCH(FakeHttp::Fault, fault);
    for (int failing = 0;; ++failing) {
        Setting setting;
        setting.reply.text = QStringLiteral("Спросите @boris.example");
        setting.reply.attachments = {{QStringLiteral("a.png"), QStringLiteral("image/png"), {}, "bytes"}};
        setting.http.failAt(failing, fault);
        const PublishResult result = setting.connector->publish(setting.reply);
        const bool isThere = !setting.network.brandTexts().isEmpty();
        if (result.outcome == Outcome::Sent)
            QVERIFY(isThere);
        QVERIFY(result.outcome != Outcome::Refused);
        if (result.outcome == Outcome::TryLater)
            QVERIFY(!isThere);
        const auto found = setting.network.connector(setting.http, setting.clock, {})->findPublished(setting.reply);
        if (found)
            QCOMPARE(found->has_value(), isThere);
        if (result.outcome != Outcome::Sent)
            QCOMPARE(setting.connector->publish(setting.reply).outcome, Outcome::Sent);
        QCOMPARE(setting.network.brandTexts(), QStringList{setting.reply.text});
        if (setting.http.requests().size() <= failing)
            break;
        QVERIFY(failing < 50);
    }
}

void tst_BlueskyPublisher::halfCharactersDoNoHarm()
{
    Setting setting;
    setting.reply.text = QStringLiteral("a") + QChar(0xd83d) + QStringLiteral(" https://example.com/");
    QCOMPARE(setting.connector->publish(setting.reply).outcome, Outcome::Sent);
    const QJsonObject record = setting.only();
    const QByteArray bytes = record.value(QStringLiteral("text")).toString().toUtf8();
    const QJsonValue index = record.value(QStringLiteral("facets")).toArray().first()[QStringLiteral("index")];
    QCOMPARE(bytes.mid(index[QStringLiteral("byteStart")].toInteger()), QByteArray("https://example.com/"));
    QCOMPARE(index[QStringLiteral("byteEnd")].toInteger(), bytes.size());
}

QTEST_GUILESS_MAIN(tst_BlueskyPublisher)
#include "tst_blueskypublisher.moc"
