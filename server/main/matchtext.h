#pragma once

#include "server/linkage/likelyaccounts.h"

namespace otklik::server {

/// Why an account may be the same person's, in plain words: its strongest reasons, and what speaks most against it.
[[nodiscard]] QString reasonsText(const LikelyAccount &account);

} // namespace otklik::server
