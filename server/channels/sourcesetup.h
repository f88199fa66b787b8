#pragma once

#include "channels/connectorsetup.h"
#include "models/network.h"
#include "models/networksetup.h"
#include "server/api/sourceconnector.h"

namespace otklik {
class Http;
}

namespace otklik::server {

class ConnectionStore;

/// Connects a network whose keys are typed, not signed in for: looks first who they stand for and what they allow,
/// and keeps them only if the account can be read. Blocks on the network: call it on a worker thread. Thread-safe.
class SourceSetup final
{
public:
    /// `http`, `clock` and `store` must outlive it. A source that is new is read in from `readBack` before now on.
    SourceSetup(Http &http, const Clock &clock, ConnectionStore &store, std::chrono::milliseconds readBack);

    /// A reading that keeps nothing. Codes: those of the connector, and "bad_value" (detail: the field), "not_available".
    [[nodiscard]] Result<SourceTrial> tryOut(const SourceForm &form);
    /// A harmless answer to the account's own private place, see Connector::answerInPrivate(); keeps nothing.
    [[nodiscard]] Result<TrialAnswer> tryAnswer(const SourceForm &form);
    /// The same with the keys of a source that is connected and read meanwhile.
    [[nodiscard]] Result<TrialAnswer> tryConnected(const ConnectorSetup &setup);
    /// The same as tryOut(), and keeps it.
    [[nodiscard]] Result<Source> connect(const SourceForm &form);

private:
    [[nodiscard]] Result<ConnectorSetup> setupOf(const SourceForm &form) const;
    [[nodiscard]] Result<TrialAnswer> sendTest(const ConnectorSetup &setup);

    Http &m_http;
    const Clock &m_clock;
    ConnectionStore &m_store;
    const std::chrono::milliseconds m_readBack;
};

} // namespace otklik::server
