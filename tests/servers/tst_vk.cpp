#include "channels/http/curlhttp.h"
#include "channels/problems.h"
#include "channels/vk/vkconnector.h"
#include "tests/channels/vk/standin/vkserver.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <future>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

constexpr int longEnough = 120'000; ///< npm may have to fetch the client first

/// The lines of JSON that the third-party client prints, by step.
class ThirdParty final
{
public:
    explicit ThirdParty(const QUrl &address)
    {
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
        m_process.start(QStringLiteral(OTKLIK_SOURCE_DIR "/tests/servers/vk-io.sh"),
                        {QStringLiteral("run"), address.toString()});
    }
    ~ThirdParty()
    {
        m_process.write("end\n");
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished();
    }

    /// The next line of this step; empty when the client ends, or says nothing.
    QJsonObject next(const QString &step)
    {
        while (m_process.canReadLine() || m_process.waitForReadyRead(longEnough))
            while (m_process.canReadLine()) {
                const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
                if (line.value(QLatin1StringView("step")) == step)
                    return line;
            }
        qWarning("%s", m_process.readAllStandardError().constData());
        return {};
    }

private:
    QProcess m_process;
};

QStringList words(const QJsonValue &list)
{
    QStringList words;
    for (const QVariant &word : list.toArray().toVariantList())
        words.append(word.toString());
    return words;
}

} // namespace

/// The stand-in for VK is proven by a client that others wrote; then our connector talks to the same stand-in, over
/// the same HTTP.
class tst_Vk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aThirdPartyClientIsAtHomeThere();
    void everythingThatComesIsHeard();
    void lostEventsAreReadAgain();
    void waitingEndsWhenSomebodyWrites();
    void waitingIsInterrupted();
    void repliesStandThereOnce();
    void errorsAreUnderstood();
    void callsAreTaken();

private:
    void readAll();
    [[nodiscard]] qint64 countOf(const VkId &id) const { return m_read.count(id.text()); }

    std::unique_ptr<VkServer> m_server;
    CurlHttp m_http;
    SystemClock m_clock;
    std::unique_ptr<VkConnector> m_connector;
    QString m_cursor;
    QStringList m_read;
    QList<HeardGap> m_gaps;
};

void tst_Vk::init()
{
    m_server = std::make_unique<VkServer>();
    m_connector = std::make_unique<VkConnector>(m_http, m_clock, m_server->with([](FakeVk &vk) { return vk.setup(); }));
    m_cursor.clear();
    m_read.clear();
    m_gaps.clear();
}

void tst_Vk::cleanup()
{
    QCOMPARE(m_server->with([](FakeVk &vk) { return vk.schemaFaults().join(u'\n'); }), QString());
}

void tst_Vk::readAll()
{
    for (int step = 0; step < 100; ++step) {
        const auto result = m_connector->read(m_cursor);
        QVERIFY2(result, result ? "" : qPrintable(result.error().code + result.error().detail));
        m_cursor = result->cursor;
        m_gaps += result->heard.gaps;
        for (const IncomingPost &post : result->posts)
            m_read.append(post.externalId);
        if (!result->hasMore)
            return;
    }
    QFAIL("reading comes to no end");
}

void tst_Vk::aThirdPartyClientIsAtHomeThere()
{
    ThirdParty client(m_server->address());
    const QJsonObject messages = client.next(QStringLiteral("messages"));
    QVERIFY(messages.value(QLatin1StringView("first")).toInt() > 0);
    QCOMPARE(messages.value(QLatin1StringView("first")),
             messages.value(QLatin1StringView("second"))); // random_id twice
    QCOMPARE(words(messages.value(QLatin1StringView("texts"))),
             QStringList{QStringLiteral("Hello from vk-io & <others>")});
    QCOMPARE(words(messages.value(QLatin1StringView("randomIds"))), QStringList{QStringLiteral("4711")});
    const QJsonObject several = client.next(QStringLiteral("several"));
    QCOMPARE(words(several.value(QLatin1StringView("peers"))),
             (QStringList{QStringLiteral("100"), QStringLiteral("101")}));
    QCOMPARE(words(several.value(QLatin1StringView("numbers"))),
             (QStringList{QStringLiteral("2"), QStringLiteral("1")}));
    const QJsonObject comments = client.next(QStringLiteral("comments"));
    QCOMPARE(comments.value(QLatin1StringView("one")), comments.value(QLatin1StringView("other"))); // guid twice
    QCOMPARE(words(comments.value(QLatin1StringView("top"))), QStringList{QStringLiteral("once")});
    QCOMPARE(words(comments.value(QLatin1StringView("below"))), QStringList{QStringLiteral("below")});
    QCOMPARE(words(comments.value(QLatin1StringView("stack"))),
             words(QJsonArray{comments.value(QLatin1StringView("one"))}));
    const QJsonObject errors = client.next(QStringLiteral("errors"));
    const QJsonObject expected{{QStringLiteral("step"), QStringLiteral("errors")},
                               {QStringLiteral("notWithGroup"), 27},
                               {QStringLiteral("badToken"), 5},
                               {QStringLiteral("missing"), 100},
                               {QStringLiteral("wrongType"), 100},
                               {QStringLiteral("tooMany"), 100},
                               {QStringLiteral("unknown"), 3}};
    QCOMPARE(errors, expected);

    QVERIFY(!client.next(QStringLiteral("polling")).isEmpty());
    m_server->with([](FakeVk &vk) { return vk.message(100, QStringLiteral("from a customer")); });
    const QJsonObject heard = client.next(QStringLiteral("heard"));
    QCOMPARE(heard.value(QLatin1StringView("text")).toString(), QStringLiteral("from a customer"));
    QCOMPARE(heard.value(QLatin1StringView("from")).toInt(), 100);
    m_server->with([](FakeVk &vk) {
        return vk.comment(101, *VkId::parse(QStringLiteral("wall-7_11")), QStringLiteral("under a post"));
    });
    const QJsonObject comment = client.next(QStringLiteral("comment"));
    QCOMPARE(comment.value(QLatin1StringView("text")).toString(), QStringLiteral("under a post"));
    // A key that runs out and lost events: it begins anew, as VK's pages ask for.
    m_server->with([](FakeVk &vk) {
        vk.expireKey();
        vk.loseEvents();
    });
    QTest::qWait(5'000); // it waits for some seconds itself
    m_server->with([](FakeVk &vk) { return vk.message(100, QStringLiteral("and again")); });
    QCOMPARE(client.next(QStringLiteral("heard")).value(QLatin1StringView("text")).toString(),
             QStringLiteral("and again"));
}

void tst_Vk::everythingThatComesIsHeard()
{
    const VkId before = m_server->with([](FakeVk &vk) {
        return vk.comment(100, *VkId::parse(QStringLiteral("wall-7_11")), QStringLiteral("before"));
    });
    readAll();
    QCOMPARE(countOf(before), 1);
    const auto written = m_server->with([](FakeVk &vk) {
        const VkId top = vk.comment(100, *VkId::parse(QStringLiteral("wall-7_11")), QStringLiteral("one"));
        return QList<VkId>{top, vk.comment(101, top, QStringLiteral("two")),
                           vk.comment(100, vk.topic(QStringLiteral("Delivery")), QStringLiteral("three")),
                           vk.message(100, QStringLiteral("four"))};
    });
    readAll();
    for (const VkId &id : written)
        QCOMPARE(countOf(id), 1);
    QVERIFY(m_gaps.isEmpty());
    const auto thread = m_connector->thread(written.at(1).text());
    QVERIFY(thread);
    QCOMPARE(thread->size(), 4);
}

void tst_Vk::lostEventsAreReadAgain()
{
    readAll();
    for (const int failed : {1, 2, 3}) {
        const auto written = m_server->with([&](FakeVk &vk) {
            const QList<VkId> ids{vk.message(100, QStringLiteral("?")),
                                  vk.comment(100, *VkId::parse(QStringLiteral("wall-7_11")), QStringLiteral("?"))};
            failed == 1 ? vk.forgetEvents() : failed == 2 ? vk.expireKey() : vk.loseEvents();
            return ids;
        });
        readAll();
        for (const VkId &id : written)
            QVERIFY2(countOf(id) > 0, qPrintable(QString::number(failed)));
    }
    QVERIFY(m_gaps.isEmpty());
}

void tst_Vk::waitingEndsWhenSomebodyWrites()
{
    readAll();
    auto waiting = std::async(std::launch::async, [&] { return m_connector->waitForNews(25s); });
    QTest::qWait(300);
    const VkId written = m_server->with([](FakeVk &vk) { return vk.message(100, QStringLiteral("now")); });
    QVERIFY(waiting.get());
    readAll();
    QCOMPARE(countOf(written), 1);
    QVERIFY(!m_connector->waitForNews(1s));
}

void tst_Vk::waitingIsInterrupted()
{
    readAll();
    auto waiting = std::async(std::launch::async, [&] { return m_connector->waitForNews(25s); });
    QTest::qWait(300);
    m_connector->interrupt();
    QCOMPARE(waiting.wait_for(20s), std::future_status::ready); // it would wait longer by itself
    QVERIFY(!waiting.get());
}

void tst_Vk::repliesStandThereOnce()
{
    const auto words = m_server->with([](FakeVk &vk) {
        return QList<VkId>{vk.comment(100, *VkId::parse(QStringLiteral("wall-7_11")), QStringLiteral("?")),
                           vk.comment(100, vk.topic(QStringLiteral("Delivery")), QStringLiteral("?")),
                           vk.message(100, QStringLiteral("?"))};
    });
    for (const VkId &id : words) {
        OutgoingReply reply;
        reply.idempotencyKey = QStringLiteral("key-") + id.text();
        reply.inReplyTo = id.text();
        reply.text = QStringLiteral("Ответ на %1 & «ещё» 🙂").arg(id.text());
        reply.visibility = id.kind == VkKind::Message ? Visibility::Private : Visibility::Public;
        reply.notBefore = m_clock.now();
        reply.attachments = {{QStringLiteral("1.png"), QStringLiteral("image/png"), {}, QByteArray(300'000, 'p')}};
        QVERIFY(m_connector->findPublished(reply) && !*m_connector->findPublished(reply));
        const PublishResult first = m_connector->publish(reply);
        QCOMPARE(first.problem, QString());
        QCOMPARE(m_connector->publish(reply).post.externalId, first.post.externalId);
        const auto found = m_connector->findPublished(reply);
        QVERIFY(found && *found);
        QCOMPARE((*found)->externalId, first.post.externalId);
    }
    QCOMPARE(m_server->with([](FakeVk &vk) { return vk.brandTexts().size(); }), 3);
    QCOMPARE(m_server->with([](FakeVk &vk) { return vk.uploads().size(); }), 6);
}

void tst_Vk::errorsAreUnderstood()
{
    const VkId words = m_server->with(
        [](FakeVk &vk) { return vk.comment(100, *VkId::parse(QStringLiteral("wall-7_11")), QStringLiteral("?")); });
    OutgoingReply reply;
    reply.idempotencyKey = QStringLiteral("key");
    reply.inReplyTo = words.text();
    reply.text = QStringLiteral("answer");
    const QList<std::pair<int, QString>> errors{{5, problem::tokenRefused},    {6, problem::rateLimited},
                                                {9, problem::rateLimited},     {14, problem::captchaNeeded},
                                                {27, problem::rightMissing},   {29, problem::rateLimited},
                                                {213, problem::commentsClosed}};
    for (const auto &[code, problem] : errors) {
        m_server->with([&](FakeVk &vk) { vk.failNext(QStringLiteral("wall.createComment"), code); });
        QCOMPARE(m_connector->publish(reply).problem, problem);
    }
    m_server->with([](FakeVk &vk) { vk.close(*VkId::parse(QStringLiteral("wall-7_11"))); });
    QCOMPARE(m_connector->publish(reply).problem, QString(problem::commentsClosed));
    const auto thread = m_connector->thread(words.text());
    QCOMPARE(thread->last().answerObstacle, QString(problem::commentsClosed)); // known before anybody writes
    const auto check = m_connector->check();
    QVERIFY(check);
    QVERIFY(check->missing.isEmpty());
}

void tst_Vk::callsAreTaken()
{
    ConnectorSetup setup = m_server->with([](FakeVk &vk) { return vk.setup(); });
    setup.values.insert(vkkey::mode, QStringLiteral("callback"));
    setup.values.insert(vkkey::callbackSecret, QStringLiteral("s3cret"));
    VkConnector connector(m_http, m_clock, setup);
    const qint64 before = m_server->with([](FakeVk &vk) { return vk.lastTs(); });
    m_server->with([](FakeVk &vk) {
        return vk.comment(vk.person(QStringLiteral("Anna")), *VkId::parse(QStringLiteral("wall-7_11")),
                          QStringLiteral("?"));
    });
    QJsonObject event = m_server->with([&](FakeVk &vk) { return vk.eventsAfter(before).first().toObject(); });
    event.insert(QStringLiteral("secret"), QStringLiteral("s3cret"));
    const auto answer = connector.receive({"POST", {}, {}, QJsonDocument(event).toJson()});
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray("ok"));
    QCOMPARE(answer->read.posts.size(), 1);
    QCOMPARE(answer->read.posts.first().authorName, QStringLiteral("Anna Ivanova"));
}

QTEST_GUILESS_MAIN(tst_Vk)
#include "tst_vk.moc"
