#include "server/channels/connectorkeeper.h"

#include "channels/connectors.h"

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

/// Where a wait cannot be ended from outside, who has to answer waits so long.
constexpr std::chrono::milliseconds longestOwnWait = 3s;

} // namespace

bool isSameConnection(const ConnectorSetup &a, const ConnectorSetup &b)
{
    return a.network == b.network && a.url == b.url && a.accountId == b.accountId && a.values == b.values;
}

std::unique_ptr<Connector> ConnectorKeeper::shareOf(const SourceId &id, const ConnectorSetup &setup)
{
    const std::lock_guard lock(m_mutex);
    Kept &kept = m_kept[id.value];
    if (!kept.connector || kept.connector->isSpent() || !isSameConnection(kept.setup, setup)) {
        const auto longestWait = waitsOnOwnLine(setup.network) ? longestOwnWait : 0ms;
        kept = {setup, std::make_shared<SharedConnector>(m_http, [&](Http &http) { return m_make(setup, http); }, longestWait)};
    }
    if (kept.connector->exists())
        return std::make_unique<ConnectorShare>(kept.connector);
    m_kept.erase(id.value);
    return nullptr;
}

void ConnectorKeeper::forget(const SourceId &id)
{
    const std::lock_guard lock(m_mutex);
    m_kept.erase(id.value);
}

void ConnectorKeeper::forgetAll()
{
    const std::lock_guard lock(m_mutex);
    m_kept.clear();
}

} // namespace otklik::server
