#include "server/channels/channelservice.h"

#include "channels/mastodon/mastodonconnector.h"
#include "server/log.h"

#include <atomic>

namespace otklik::server {

/// A source's reader and the thread it works on.
class ChannelService::SourceWorker final
{
public:
    SourceWorker(const ConnectedSource &source, std::unique_ptr<Connector> connector, ChannelService &service)
        : m_reader(source, std::move(connector), service.m_channels, service.m_clock, service.m_log, service.m_timing),
          m_thread([this] { return m_reader.step([this] { return m_isStopping.load(); }); })
    {
        m_thread.start();
    }

    void requestStop()
    {
        m_isStopping = true;
        m_thread.requestStop();
    }

private:
    SourceReader m_reader;
    std::atomic<bool> m_isStopping = false;
    WorkerThread m_thread;
};

ChannelService::ChannelService(Store &store, const Clock &clock, Log &log, Http &http, const ChannelTiming &timing)
    : m_channels(store), m_clock(clock), m_log(log), m_http(http), m_timing(timing),
      m_authorization(http, m_channels, clock, timing.readBack, [this](const Source &source) { restartSource(source.id); }),
      m_publications(m_channels, [this](const SourceId &id) { return connectorOf(id); }, clock, log, timing),
      m_publishing([this] { return m_publications.step([this] { return m_isStopping.load(); }); })
{
}

ChannelService::~ChannelService()
{
    stop();
}

Result<void> ChannelService::start()
{
    const auto sources = m_channels.connectedSources();
    if (!sources)
        return tl::unexpected(sources.error());
    for (const ConnectedSource &source : *sources)
        startSource(source);
    m_publishing.start();
    return {};
}

void ChannelService::stop()
{
    m_isStopping = true;
    m_publishing.requestStop();
    const std::lock_guard lock(m_mutex);
    for (const auto &[id, worker] : m_sources)
        worker->requestStop();
    m_sources.clear();
    m_retired.clear();
}

void ChannelService::wake()
{
    m_publishing.wake();
}

std::unique_ptr<Connector> ChannelService::connectorFor(const ConnectedSource &source) const
{
    if (source.source.network != QLatin1StringView("mastodon"))
        return nullptr;
    const MastodonAccess access{QUrl(source.source.url), source.access.token, source.access.accountId};
    return std::make_unique<MastodonConnector>(m_http, m_clock, access, source.access.readFrom);
}

std::unique_ptr<Connector> ChannelService::connectorOf(const SourceId &id)
{
    const auto sources = m_channels.connectedSources();
    if (!sources)
        return nullptr;
    for (const ConnectedSource &source : *sources)
        if (source.source.id == id)
            return connectorFor(source);
    return nullptr;
}

void ChannelService::startSource(const ConnectedSource &source)
{
    auto connector = connectorFor(source);
    if (!connector)
        return;
    const std::lock_guard lock(m_mutex);
    if (m_isStopping)
        return;
    auto &worker = m_sources[source.source.id.value];
    if (worker) {
        // Not waited for here: it may be in the middle of a call to the network.
        worker->requestStop();
        m_retired.push_back(std::move(worker));
    }
    worker = std::make_unique<SourceWorker>(source, std::move(connector), *this);
}

void ChannelService::restartSource(const SourceId &id)
{
    const auto sources = m_channels.connectedSources();
    if (!sources)
        return;
    for (const ConnectedSource &source : *sources)
        if (source.source.id == id)
            startSource(source);
}

Result<QUrl> ChannelService::beginMastodon(const QString &instance, const QString &callback)
{
    return m_authorization.begin(instance, callback);
}

Result<Source> ChannelService::finish(const QString &state, const QString &code, const QString &error)
{
    return m_authorization.finish(state, code, error);
}

void ChannelService::disconnected(const SourceId &id)
{
    const std::lock_guard lock(m_mutex);
    const auto worker = m_sources.find(id.value);
    if (worker == m_sources.end())
        return;
    worker->second->requestStop();
    m_retired.push_back(std::move(worker->second));
    m_sources.erase(worker);
}

} // namespace otklik::server
