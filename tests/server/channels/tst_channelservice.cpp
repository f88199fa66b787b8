#include "server/channels/channelservice.h"
#include "tests/server/channels/channelsetting.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

/// A server of Mastodon's API that also signs accounts in, asked by many threads.
class Network final : public Http
{
public:
    Result<HttpResponse> perform(const otklik::HttpRequest &request) override
    {
        const std::lock_guard lock(mutex);
        const QString path = request.url.path();
        if (path == QLatin1StringView("/api/v1/apps"))
            return HttpResponse{200, {}, R"({"client_id":"app","client_secret":"hidden"})"};
        if (path == QLatin1StringView("/oauth/token")) {
            lastTokenForm = request.body;
            return HttpResponse{200, {}, R"({"access_token":"secret"})"};
        }
        return server.handle(request);
    }

    std::mutex mutex;
    FakeMastodon server;
    QByteArray lastTokenForm;
};

QString stateOf(const QUrl &authorize)
{
    return QUrlQuery(authorize).queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded);
}

const QString callback = QStringLiteral("http://127.0.0.1:8480/v1/oauth/callback");
const QString instance = QStringLiteral("social.example");

} // namespace

class tst_ChannelService final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anAccountIsConnectedAndRead();
    void aStateWorksOnceAndForTenMinutesOnly();
    void aPersonMaySayNo();
    void manyUnfinishedAttemptsAreRefused();
    void addressesThatCannotBeAreRefused_data();
    void addressesThatCannotBeAreRefused();
    void connectingAgainKeepsTheSource();
    void aDisconnectedSourceIsReadNoMore();
    void aQueuedReplyLeavesWhenTheServiceIsWoken();

private:
    [[nodiscard]] Result<Source> connectAccount();

    std::unique_ptr<ChannelSetting> m_setting; ///< for its store and clock
    std::unique_ptr<Network> m_network;
    std::unique_ptr<Log> m_log;
    std::unique_ptr<ChannelService> m_service;
};

void tst_ChannelService::init()
{
    m_setting = std::make_unique<ChannelSetting>();
    m_network = std::make_unique<Network>();
    m_log = std::make_unique<Log>([](const QByteArray &) {});
    ChannelTiming timing;
    timing.poll = timing.refresh = 20ms;
    m_service = std::make_unique<ChannelService>(*m_setting->store, m_setting->clock, *m_log, *m_network,
                                                 ChannelService::Setup{false, timing, {}});
    m_service->start();
}

void tst_ChannelService::cleanup()
{
    m_service.reset();
    m_setting.reset();
}

Result<Source> tst_ChannelService::connectAccount()
{
    const auto authorize = m_service->beginMastodon(instance, callback, {});
    if (!authorize)
        return tl::unexpected(authorize.error());
    return m_service->finish(stateOf(*authorize), QStringLiteral("code"), {});
}

void tst_ChannelService::anAccountIsConnectedAndRead()
{
    QString id;
    {
        const std::lock_guard lock(m_network->mutex);
        id = m_network->server.mention(QStringLiteral("anna"), QStringLiteral("<p>hello</p>"));
    }
    const auto source = connectAccount();
    QVERIFY(source);
    QCOMPARE(source->handle, QStringLiteral("brand@social.example"));
    QCOMPARE(source->state, SourceState::Connected);
    QVERIFY(m_network->lastTokenForm.contains("code_verifier="));
    QTRY_COMPARE(m_setting->mention(id).text, QStringLiteral("hello"));
    {
        const std::lock_guard lock(m_network->mutex);
        id = m_network->server.mention(QStringLiteral("anna"), QStringLiteral("<p>again</p>"));
    }
    QTRY_COMPARE(m_setting->mention(id).text, QStringLiteral("again"));
}

void tst_ChannelService::aStateWorksOnceAndForTenMinutesOnly()
{
    const auto finish = [&](const QString &state) {
        const auto result = m_service->finish(state, QStringLiteral("code"), {});
        return result ? QString() : result.error().code;
    };
    QCOMPARE(finish(QStringLiteral("guessed")), QStringLiteral("bad_state"));
    const QString state = stateOf(*m_service->beginMastodon(instance, callback, {}));
    QVERIFY2(state.size() >= 43, "256 bits");
    QVERIFY(state != stateOf(*m_service->beginMastodon(instance, callback, {})));
    QCOMPARE(finish(state), QString());
    QCOMPARE(finish(state), QStringLiteral("bad_state"));
    const QString old = stateOf(*m_service->beginMastodon(instance, callback, {}));
    m_setting->clock.advance(11min);
    QCOMPARE(finish(old), QStringLiteral("bad_state"));
}

void tst_ChannelService::aPersonMaySayNo()
{
    const QString state = stateOf(*m_service->beginMastodon(instance, callback, {}));
    const auto result = m_service->finish(state, {}, QStringLiteral("access_denied"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, QStringLiteral("denied"));
}

void tst_ChannelService::manyUnfinishedAttemptsAreRefused()
{
    for (int i = 0; i < 32; ++i)
        QVERIFY(m_service->beginMastodon(instance, callback, {}));
    const auto refused = m_service->beginMastodon(instance, callback, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("too_many_attempts"));
    m_setting->clock.advance(11min);
    QVERIFY(m_service->beginMastodon(instance, callback, {}));
}

void tst_ChannelService::addressesThatCannotBeAreRefused_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("nothing") << QString();
    QTest::newRow("plain http") << QStringLiteral("http://social.example");
    QTest::newRow("a file") << QStringLiteral("file:///etc/passwd");
}

void tst_ChannelService::addressesThatCannotBeAreRefused()
{
    QFETCH(QString, address);
    const auto refused = m_service->beginMastodon(address, callback, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("bad_url"));
}

void tst_ChannelService::connectingAgainKeepsTheSource()
{
    const auto first = connectAccount();
    const auto second = connectAccount();
    QVERIFY(first && second);
    QCOMPARE(first->id, second->id);
}

void tst_ChannelService::aDisconnectedSourceIsReadNoMore()
{
    const auto source = connectAccount();
    QVERIFY(source);
    m_service->disconnected(source->id);
    m_service->stop();
    const std::lock_guard lock(m_network->mutex);
    const QString id = m_network->server.mention(QStringLiteral("anna"), QStringLiteral("<p>hello</p>"));
    QCOMPARE(m_setting->mention(id).text, QString());
}

void tst_ChannelService::aQueuedReplyLeavesWhenTheServiceIsWoken()
{
    QString id;
    {
        const std::lock_guard lock(m_network->mutex);
        id = m_network->server.mention(QStringLiteral("anna"), QStringLiteral("<p>it broke</p>"));
    }
    QTRY_COMPARE(m_setting->cases().size(), 1);
    const PublicationId reply = m_setting->queueReply(m_setting->cases().first(), QStringLiteral("Sorry"));
    m_service->wake();
    QTRY_COMPARE(m_setting->publication(reply).state, PublicationState::Sent);
    const std::lock_guard lock(m_network->mutex);
    QCOMPARE(m_network->server.postsOf(QStringLiteral("brand")).size(), 1);
}

QTEST_GUILESS_MAIN(tst_ChannelService)
#include "tst_channelservice.moc"
