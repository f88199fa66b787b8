#pragma once

#include "channels/connector.h"
#include "channels/connectorsetup.h"

#include <memory>

namespace otklik {

class Http;

/// The connector of a network; none for a network that has none. `http` and `clock` must outlive it.
[[nodiscard]] std::unique_ptr<Connector> makeConnector(const ConnectorSetup &setup, Http &http, const Clock &clock);

/// Whether the connector of a network waits for news over a line of its own and not over Http: nobody but the connector
/// ends that wait, so whoever has to answer there waits for it.
[[nodiscard]] bool waitsOnOwnLine(const QString &network);

} // namespace otklik
