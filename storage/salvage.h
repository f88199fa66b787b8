#pragma once

#include "storage/cache.h"

namespace otklik {

/// Cache::moveAside() while the lock is held.
[[nodiscard]] Result<CacheSalvage> salvage(const QString &path, const UserId &me, const Clock &clock);

} // namespace otklik
