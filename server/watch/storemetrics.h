#pragma once

#include <QByteArray>

namespace otklik::server {

class Store;

/// The state of the work, read from the database when it is asked for: change
/// number, open cases, publications by state, how long ago each source was read.
/// In Prometheus' text format; sources by their ids, nobody by name. Empty when
/// the database does not answer.
[[nodiscard]] QByteArray storeMetrics(Store &store);

} // namespace otklik::server
