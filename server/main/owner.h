#pragma once

#include "models/result.h"

namespace otklik::server {

class Store;

/// Makes sure that somebody owns the workspace of an embedded server: the first
/// administrator there is, or a new one named like the computer's user.
[[nodiscard]] Result<void> ensureOwner(Store &store);

} // namespace otklik::server
