#pragma once

#include "models/result.h"

namespace otklik::server {

class Store;

/// Fills an empty database with the demo workspace (resources/demo): an invented
/// company, its customers and their posts, with times relative to now. The
/// agents get no passwords: only the owner of an embedded server acts as them.
/// Does nothing to a database that has sources already. Code "demo_damaged".
[[nodiscard]] Result<void> loadDemoWorkspace(Store &store);

} // namespace otklik::server
