#pragma once

#include <QUrl>

namespace otklik::oidc {

/// Whether secrets may go to this address: https, or http that does not leave
/// this computer; with a host, without a user's name or a fragment.
[[nodiscard]] bool isSafeAddress(const QUrl &url);

} // namespace otklik::oidc
