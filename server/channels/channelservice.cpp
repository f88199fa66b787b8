#include "server/channels/channelservice.h"

#include "channels/connectors.h"
#include "channels/problems.h"
#include "server/channels/moderationrunner.h"
#include "server/log.h"

#include <QSet>

#include <atomic>

namespace otklik::server {

/// A source's reader and the thread it works on.
class ChannelService::SourceWorker final
{
public:
    SourceWorker(const ConnectedSource &source, std::unique_ptr<Connector> connector, ChannelService &service)
        : m_setup(source.setup), m_reader(source, std::move(connector), service.m_channels, service.m_clock, service.m_log, service.m_timing),
          m_thread([this] { return work(); })
    {
        m_thread.start();
    }

    void requestStop()
    {
        m_isStopping = true;
        m_thread.requestStop();
        m_reader.interrupt();
    }
    /// Whether it works for this connection; other keys are another one.
    [[nodiscard]] bool isFor(const ConnectedSource &source) const { return isSameConnection(source.setup, m_setup); }

private:
    /// Where a network tells of news, it is waited for with the connection open.
    std::chrono::milliseconds work()
    {
        const auto wait = m_reader.step([this] { return m_isStopping.load(); });
        const auto began = std::chrono::steady_clock::now();
        if (!m_isStopping && m_reader.waitForNews(wait))
            return std::chrono::milliseconds(0);
        const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
        return std::max(std::chrono::milliseconds(0), wait - waited);
    }

    const ConnectorSetup m_setup;
    SourceReader m_reader;
    std::atomic<bool> m_isStopping = false;
    WorkerThread m_thread;
};

/// What publishes, and the thread it works on.
class ChannelService::Publisher final
{
public:
    explicit Publisher(ChannelService &service)
        : m_runner(service.m_channels, [&service](const SourceId &id) { return service.connectorOf(id); }, service.m_clock,
                   service.m_log, service.m_timing),
          m_moderation(service.m_channels, [&service](const SourceId &id) { return service.connectorOf(id); }, service.m_clock,
                       service.m_log, service.m_timing.settle),
          m_thread([this] {
              const auto isStopping = [this] { return m_isStopping.load(); };
              return std::min(m_runner.step(isStopping), m_moderation.step(isStopping));
          })
    {
        m_thread.start();
    }

    void wake() { m_thread.wake(); }
    void requestStop()
    {
        m_isStopping = true;
        m_thread.requestStop();
    }

private:
    PublicationRunner m_runner;
    ModerationRunner m_moderation;
    std::atomic<bool> m_isStopping = false;
    WorkerThread m_thread;
};

ChannelService::ChannelService(Store &store, const Clock &clock, Log &log, Http &http, const Setup &setup)
    : m_lease(store, log, setup.isShared, setup.lease), m_channels(store, &m_lease), m_clock(clock), m_log(log), m_http(http),
      m_timing(setup.timing),
      m_keeper(http, [&clock](const ConnectorSetup &source, Http &own) { return makeConnector(source, own, clock); }),
      m_authorization(http, m_channels, clock, setup.timing.readBack, [this](const Source &) { m_lease.look(); }),
      m_setup(http, clock, m_channels, setup.timing.readBack)
{
}

ChannelService::~ChannelService()
{
    stop();
}

void ChannelService::start()
{
    m_lease.start([this] { work(); }, [this] { rest(); });
}

void ChannelService::stop()
{
    m_lease.stop();
    rest();
    std::vector<std::unique_ptr<SourceWorker>> workers;
    std::vector<std::unique_ptr<Publisher>> publishers;
    {
        const std::lock_guard lock(m_mutex);
        workers.swap(m_retired);
        publishers.swap(m_retiredPublishers);
    }
    // They end outside of the lock: their last commits wake this service.
}

void ChannelService::wake()
{
    const std::lock_guard lock(m_mutex);
    if (m_publisher)
        m_publisher->wake();
}

/// Starts what is connected, in whatever process it was, and ends what is not any more.
void ChannelService::work()
{
    const auto sources = m_channels.connectedSources();
    const std::lock_guard lock(m_mutex);
    if (!m_publisher)
        m_publisher = std::make_unique<Publisher>(*this);
    if (!sources)
        return; // the next renewal asks again
    QSet<QString> connected;
    for (const ConnectedSource &source : *sources) {
        connected.insert(source.source.id.value);
        startSource(source);
    }
    for (auto source = m_sources.begin(); source != m_sources.end();) {
        if (connected.contains(source->first)) {
            ++source;
            continue;
        }
        retire(std::move(source->second));
        m_keeper.forget(SourceId{source->first});
        source = m_sources.erase(source);
    }
}

void ChannelService::rest()
{
    const std::lock_guard lock(m_mutex);
    for (auto &[id, worker] : m_sources)
        retire(std::move(worker));
    m_sources.clear();
    m_keeper.forgetAll();
    if (m_publisher) {
        m_publisher->requestStop();
        m_retiredPublishers.push_back(std::move(m_publisher));
    }
}

/// Not waited for here: it may be in the middle of a call to the network.
void ChannelService::retire(std::unique_ptr<SourceWorker> worker)
{
    worker->requestStop();
    m_retired.push_back(std::move(worker));
}

std::unique_ptr<Connector> ChannelService::connectorOf(const SourceId &id)
{
    if (!m_lease.isHeld())
        return nullptr; // another process may be at it
    const auto source = m_channels.connectedSource(id);
    return source && *source ? m_keeper.shareOf(id, (*source)->setup) : nullptr;
}

void ChannelService::startSource(const ConnectedSource &source)
{
    auto &worker = m_sources[source.source.id.value];
    if (worker && worker->isFor(source))
        return;
    if (worker)
        retire(std::move(worker));
    if (auto connector = m_keeper.shareOf(source.source.id, source.setup))
        worker = std::make_unique<SourceWorker>(source, std::move(connector), *this);
    else
        m_sources.erase(source.source.id.value);
}

Result<QUrl> ChannelService::beginMastodon(const QString &instance, const QString &callback, const QString &team)
{
    return m_authorization.begin(instance, callback, team);
}

Result<Source> ChannelService::finish(const QString &state, const QString &code, const QString &error)
{
    return m_authorization.finish(state, code, error);
}

Result<SourceTrial> ChannelService::tryOut(const SourceForm &form)
{
    return m_setup.tryOut(form);
}

Result<TrialAnswer> ChannelService::tryAnswer(const SourceForm &form)
{
    return m_setup.tryAnswer(form);
}

Result<TrialAnswer> ChannelService::tryConnected(const SourceId &id)
{
    const auto source = m_channels.connectedSource(id);
    if (!source)
        return tl::unexpected<Error>(source.error());
    if (!*source)
        return failure(Error::Kind::GiveUp, QStringLiteral("not_found"));
    return m_setup.tryConnected((*source)->setup);
}

Result<Source> ChannelService::connect(const SourceForm &form)
{
    auto source = m_setup.connect(form);
    if (source)
        m_lease.look();
    return source;
}

Result<PushAnswer> ChannelService::receive(const SourceId &id, const PushedCall &call)
{
    const auto source = m_channels.connectedSource(id);
    if (!source)
        return tl::unexpected<Error>(source.error());
    // In whatever process it arrives: not the one that reads and publishes.
    const auto connector = *source ? makeConnector((*source)->setup, m_http, m_clock) : nullptr;
    if (!connector)
        return failure(Error::Kind::GiveUp, QStringLiteral("not_found"));
    auto answer = connector->receive(call);
    if (!answer)
        return answer;
    const ReadBatch batch = ReadBatch::of(answer->read);
    if (batch.holdsNews() || !answer->replayKey.isEmpty())
        if (const auto stored = m_channels.storePushed(id, batch, answer->replayKey); !stored)
            return tl::unexpected<Error>(stored.error());
    return answer;
}

Result<MediaBytes> ChannelService::media(const SourceId &id, const QString &externalId, const QString &key)
{
    const auto source = m_channels.connectedSource(id);
    if (!source)
        return tl::unexpected<Error>(source.error());
    const auto connector = *source ? m_keeper.shareOf(id, (*source)->setup) : nullptr;
    if (!connector)
        return failure(Error::Kind::GiveUp, problem::notPossible);
    return connector->media(externalId, key, largestMedia);
}

void ChannelService::disconnected(const SourceId &id)
{
    const std::lock_guard lock(m_mutex);
    const auto worker = m_sources.find(id.value);
    if (worker == m_sources.end())
        return; // the process that reads it sees it when it renews its lease
    retire(std::move(worker->second));
    m_keeper.forget(id);
    m_sources.erase(worker);
}

} // namespace otklik::server
