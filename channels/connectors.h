#pragma once

#include "channels/connector.h"
#include "channels/connectorsetup.h"

#include <memory>

namespace otklik {

class Http;

/// The connector of a network; none for a network that has none. `http` and `clock` must outlive it.
[[nodiscard]] std::unique_ptr<Connector> makeConnector(const ConnectorSetup &setup, Http &http, const Clock &clock);

} // namespace otklik
