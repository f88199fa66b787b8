#pragma once

#include <QStringList>

namespace otklik::server {

/// Other accounts that a profile names by their address, as identity::LinkRecord wants them:
/// "network/handle". Only addresses count: "@anna" alone does not say where. At most a few.
[[nodiscard]] QStringList profileLinksIn(const QString &text);

} // namespace otklik::server
