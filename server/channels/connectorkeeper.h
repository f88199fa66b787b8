#pragma once

#include "channels/connectorsetup.h"
#include "models/id.h"
#include "server/channels/sharedconnector.h"

#include <map>

namespace otklik {
class Clock;
}

namespace otklik::server {

/// Keeps one connector for each source as long as what it was made from is the same: Bluesky allows few sign-ins a
/// day, and Telegram's connector knows of its own messages only what it has seen itself. Thread-safe.
class ConnectorKeeper final
{
public:
    using Make = std::function<std::unique_ptr<Connector>(const ConnectorSetup &, Http &)>;

    /// `http` must outlive it and all shares. `make`: as makeConnector() does.
    ConnectorKeeper(Http &http, Make make) : m_http(http), m_make(std::move(make)) { }

    /// A share of the source's connector; another setup, or a spent one: of a new connector. Null: its network has none.
    [[nodiscard]] std::unique_ptr<Connector> shareOf(const SourceId &id, const ConnectorSetup &setup);
    /// What has a share goes on with it.
    void forget(const SourceId &id);
    void forgetAll();

private:
    struct Kept final
    {
        ConnectorSetup setup;
        std::shared_ptr<SharedConnector> connector;
    };

    Http &m_http;
    const Make m_make;
    std::mutex m_mutex;
    std::map<QString, Kept> m_kept; ///< by source; guarded by m_mutex
};

/// Whether two setups are the same connection to the same account.
[[nodiscard]] bool isSameConnection(const ConnectorSetup &a, const ConnectorSetup &b);

} // namespace otklik::server
