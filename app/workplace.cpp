#include "app/workplace.h"

#include "sync/http/httpremoteapi.h"

namespace otklik {

QString cachePath(const QString &folder, const Entry &entry)
{
    return folder + u'/' + entry.cacheName();
}

Result<std::unique_ptr<Workplace>> Workplace::open(const QString &folder, const Entry &entry, const Clock &clock)
{
    std::unique_ptr<Workplace> workplace(new Workplace(folder, entry, clock));
    auto cache = Cache::open(cachePath(folder, entry), entry.user.id, workplace->m_clock, workplace->m_effects, workplace->m_events);
    if (!cache)
        return tl::unexpected<Error>(cache.error());
    workplace->m_cache = std::move(*cache);
    return workplace;
}

Workplace::~Workplace() = default;

void Workplace::setHistoryWindow(const HistoryWindow &window)
{
    m_window = window;
    m_cache->setHistoryWindow(window);
}

void Workplace::startSync()
{
    if (m_sync)
        return;
    SyncPolicy policy;
    policy.historyDays = m_window.days;
    const auto makeApi = [this](const QUrl &server) { return std::make_unique<HttpRemoteApi>(server, &m_clock); };
    m_sync = std::make_unique<SyncThread>(m_cache->sync(), CacheOwner{m_entry.workspaceId, m_entry.user.id}, m_events,
                                          m_clock, makeApi, policy, nullptr);
}

} // namespace otklik
