#pragma once

#include "channels/feed/feed.h"

#include <QByteArray>

#include <optional>

namespace otklik {

/// A feed in XML, as far as it can be read; none where it is something else. `base`: of relative addresses.
[[nodiscard]] std::optional<Feed> readXmlFeed(const QByteArray &utf8, const QUrl &base);

} // namespace otklik
