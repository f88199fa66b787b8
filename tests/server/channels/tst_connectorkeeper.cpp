#include "server/channels/connectorkeeper.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

/// Answers nothing before it is told to stop.
class SilentHttp final : public Http
{
public:
    Result<otklik::HttpResponse> perform(const otklik::HttpRequest &request) override
    {
        ++asked;
        std::mutex mutex;
        std::condition_variable_any woken;
        std::unique_lock lock(mutex);
        woken.wait(lock, request.stop, [] { return false; });
        return failure(Error::Kind::Retry, httpcode::noAnswer);
    }
    std::atomic<int> asked = 0;
};

/// What all connectors of a test write down together.
struct Traces final
{
    std::atomic<int> made = 0;
    std::atomic<int> inside = 0;
    std::atomic<int> together = 0; ///< how often two threads were inside one
    std::atomic<int> published = 0;
    std::atomic<int> interrupted = 0;
    std::atomic<int> waits = 0;
};

/// Waits for news as networks do over HTTP; a read and a publication take until `gate` is open.
class SlowConnector final : public Connector
{
public:
    SlowConnector(Http &http, Traces &traces, std::atomic<bool> &gate) : m_http(http), m_traces(traces), m_gate(gate) { ++m_traces.made; }

    Result<ReadResult> read(const QString &) override
    {
        const Inside inside(m_traces);
        if (!pass())
            return failure(Error::Kind::Retry, httpcode::noAnswer);
        return ReadResult{};
    }
    Result<QList<IncomingPost>> thread(const QString &) override { return QList<IncomingPost>(); }
    Result<ReadResult> refresh(const QList<KnownPost> &) override { return ReadResult{}; }
    PublishResult publish(const OutgoingReply &) override
    {
        const Inside inside(m_traces);
        const bool isThrough = pass();
        m_traces.published += isThrough ? 1 : 0;
        return {isThrough ? PublishResult::Outcome::Sent : PublishResult::Outcome::Unknown, {}, {}, 0};
    }
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &) override { return std::optional<PublishedPost>(); }
    Result<AccessCheck> check() override { return AccessCheck{}; }
    bool waitForNews(std::chrono::milliseconds) override
    {
        const Inside inside(m_traces);
        ++m_traces.waits;
        otklik::HttpRequest request;
        request.stop = m_stop.get_token();
        return m_http.perform(request).has_value();
    }
    void interrupt() override
    {
        ++m_traces.interrupted;
        m_stop.request_stop();
    }

private:
    class Inside final
    {
    public:
        explicit Inside(Traces &traces) : m_traces(traces) { m_traces.together += m_traces.inside++ > 0 ? 1 : 0; }
        ~Inside() { --m_traces.inside; }

    private:
        Traces &m_traces;
    };
    bool pass() const
    {
        while (!m_gate && !m_stop.stop_requested())
            std::this_thread::yield();
        return !m_stop.stop_requested();
    }

    Http &m_http;
    Traces &m_traces;
    std::atomic<bool> &m_gate;
    std::stop_source m_stop;
};

struct Setting final
{
    SilentHttp http;
    Traces traces;
    std::atomic<bool> gate = true;
    ConnectorKeeper keeper{http, [this](const ConnectorSetup &of, Http &own) -> std::unique_ptr<Connector> {
                               if (of.network == QLatin1StringView("none"))
                                   return nullptr;
                               return std::make_unique<SlowConnector>(own, traces, gate);
                           }};
    SourceId source{QStringLiteral("s")};
    ConnectorSetup setup{QStringLiteral("mastodon"), QUrl(QStringLiteral("https://social.example")), {}, QStringLiteral("1"), {},
                         {{setupkey::token, QStringLiteral("t")}}};

    [[nodiscard]] std::unique_ptr<Connector> share() { return keeper.shareOf(source, setup); }
};

/// Waits until somebody is, or is not any more.
template <class Condition>
void until(Condition condition)
{
    while (!condition())
        std::this_thread::yield();
}

} // namespace

/// One connector per source, and one thread in it.
class TestConnectorKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneConnectorServesAllCalls();
    void anotherSetupIsAnotherConnector_data();
    void anotherSetupIsAnotherConnector();
    void aNetworkWithoutAConnectorHasNoShare();
    void oneThreadAtATime();
    void whoWaitsForNewsGivesWay();
    void aWaitGoesOnWhenTheOtherIsDone();
    void interruptingAReaderLeavesThePublicationAlone();
    void whoStandsInTheQueueIsInterruptedToo();
    void anInterruptedCallEndsTheConnector();
    void lettersAreWaitedForInParts();
};

void TestConnectorKeeper::oneConnectorServesAllCalls()
{
    Setting setting;
    for (int i = 0; i < 5; ++i) {
        const auto share = setting.share();
        QVERIFY(share->read({}));
        QCOMPARE(share->publish({}).outcome, PublishResult::Outcome::Sent);
    }
    QCOMPARE(setting.traces.made.load(), 1);
    // A cursor and a name on the screen are no other connection.
    setting.setup.handle = QStringLiteral("brand");
    setting.setup.readFrom += 1h;
    QVERIFY(setting.share()->read({}));
    QCOMPARE(setting.traces.made.load(), 1);
    QVERIFY(setting.keeper.shareOf(SourceId{QStringLiteral("other")}, setting.setup));
    QCOMPARE(setting.traces.made.load(), 2);
}

void TestConnectorKeeper::anotherSetupIsAnotherConnector_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"token", "more values", "address", "account", "forgotten", "all forgotten"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestConnectorKeeper::anotherSetupIsAnotherConnector()
{
    QFETCH(QString, what);
    Setting setting;
    const auto before = setting.share();
    if (what == QLatin1StringView("token"))
        setting.setup.values[setupkey::token] = QStringLiteral("other");
    else if (what == QLatin1StringView("more values"))
        setting.setup.values.insert(QStringLiteral("mode"), QStringLiteral("callback"));
    else if (what == QLatin1StringView("address"))
        setting.setup.url = QUrl(QStringLiteral("https://other.example"));
    else if (what == QLatin1StringView("account"))
        setting.setup.accountId = QStringLiteral("2");
    else if (what == QLatin1StringView("forgotten"))
        setting.keeper.forget(setting.source);
    else
        setting.keeper.forgetAll();
    QVERIFY(setting.share());
    QCOMPARE(setting.traces.made.load(), 2);
    QVERIFY(before->read({})); // what was begun with the old one can be ended
}

void TestConnectorKeeper::aNetworkWithoutAConnectorHasNoShare()
{
    Setting setting;
    setting.setup.network = QStringLiteral("none");
    QVERIFY(!setting.share());
}

void TestConnectorKeeper::oneThreadAtATime()
{
    Setting setting;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            const auto share = setting.share();
            for (int round = 0; round < 500; ++round)
                round % 2 ? (void)share->read({}) : (void)share->publish({});
        });
    threads.clear();
    QCOMPARE(setting.traces.together.load(), 0);
    QCOMPARE(setting.traces.published.load(), 8 * 250);
    QCOMPARE(setting.traces.made.load(), 1);
}

void TestConnectorKeeper::whoWaitsForNewsGivesWay()
{
    Setting setting;
    const auto reader = setting.share();
    std::jthread waiting([&] { (void)reader->waitForNews(24h); });
    until([&] { return setting.http.asked > 0; });
    for (int i = 0; i < 20; ++i)
        QCOMPARE(setting.share()->publish({}).outcome, PublishResult::Outcome::Sent);
    QCOMPARE(setting.traces.together.load(), 0);
    QCOMPARE(setting.traces.interrupted.load(), 0);
    reader->interrupt();
}

void TestConnectorKeeper::aWaitGoesOnWhenTheOtherIsDone()
{
    Setting setting;
    const auto reader = setting.share();
    std::atomic<bool> isOver = false;
    std::jthread waiting([&] {
        (void)reader->waitForNews(24h);
        isOver = true;
    });
    until([&] { return setting.http.asked > 0; });
    (void)setting.share()->publish({});
    until([&] { return setting.traces.waits > 1 && setting.http.asked > 1; });
    QVERIFY(!isOver);
    reader->interrupt();
    waiting.join();
    QCOMPARE(setting.traces.made.load(), 1);
}

void TestConnectorKeeper::interruptingAReaderLeavesThePublicationAlone()
{
    Setting setting;
    setting.gate = false;
    const auto reader = setting.share();
    std::atomic<int> outcome = -1;
    std::jthread publishing([&] { outcome = static_cast<int>(setting.share()->publish({}).outcome); });
    until([&] { return setting.traces.inside > 0; });
    reader->interrupt();
    setting.gate = true;
    publishing.join();
    QCOMPARE(outcome.load(), static_cast<int>(PublishResult::Outcome::Sent));
    QCOMPARE(setting.traces.interrupted.load(), 0);
    // The reader has ended for good, the connector has not.
    QVERIFY(!reader->read({}));
    QVERIFY(setting.share()->read({}));
    QCOMPARE(setting.traces.made.load(), 1);
}

void TestConnectorKeeper::whoStandsInTheQueueIsInterruptedToo()
{
    Setting setting;
    setting.gate = false;
    std::jthread publishing([&] { (void)setting.share()->publish({}); });
    until([&] { return setting.traces.inside > 0; });
    const auto reader = setting.share();
    std::atomic<bool> hasFailed = false;
    std::jthread reading([&] { hasFailed = !reader->read({}); });
    reader->interrupt(); // before or after it came into the queue
    reading.join();
    QVERIFY(hasFailed);
    setting.gate = true;
    publishing.join();
    QCOMPARE(setting.traces.published.load(), 1);
}

void TestConnectorKeeper::anInterruptedCallEndsTheConnector()
{
    Setting setting;
    setting.gate = false;
    const auto reader = setting.share();
    std::jthread reading([&] { (void)reader->read({}); });
    until([&] { return setting.traces.inside > 0; });
    const auto late = setting.share();
    std::atomic<int> outcome = -1;
    std::jthread publishing([&] { outcome = static_cast<int>(late->publish({}).outcome); });
    reader->interrupt();
    reading.join();
    publishing.join();
    // Nothing of it has left: it is sent with the next connector.
    QCOMPARE(outcome.load(), static_cast<int>(PublishResult::Outcome::TryLater));
    setting.gate = true;
    QCOMPARE(setting.share()->publish({}).outcome, PublishResult::Outcome::Sent);
    QCOMPARE(setting.traces.made.load(), 2);
}

void TestConnectorKeeper::lettersAreWaitedForInParts()
{
    /// As EmailConnector: it waits for as long as it is told, and nothing ends that.
    class Mailbox final : public Connector
    {
    public:
        explicit Mailbox(QList<qint64> &parts) : m_parts(parts) { }
        Result<ReadResult> read(const QString &) override { return ReadResult{}; }
        Result<QList<IncomingPost>> thread(const QString &) override { return QList<IncomingPost>(); }
        Result<ReadResult> refresh(const QList<KnownPost> &) override { return ReadResult{}; }
        PublishResult publish(const OutgoingReply &) override { return {}; }
        Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &) override { return std::optional<PublishedPost>(); }
        Result<AccessCheck> check() override { return AccessCheck{}; }
        bool waitForNews(std::chrono::milliseconds atMost) override
        {
            m_parts.append(atMost.count());
            std::this_thread::sleep_for(atMost);
            return false;
        }

    private:
        QList<qint64> &m_parts;
    };
    SilentHttp http;
    QList<qint64> parts;
    const auto shared = std::make_shared<SharedConnector>(http, [&](Http &) { return std::make_unique<Mailbox>(parts); }, 20ms);
    ConnectorShare share(shared);
    QVERIFY(!share.waitForNews(70ms));
    QVERIFY(parts.size() >= 3);
    for (const qint64 part : std::as_const(parts))
        QVERIFY(part > 0 && part <= 20);
}

QTEST_GUILESS_MAIN(TestConnectorKeeper)
#include "tst_connectorkeeper.moc"
