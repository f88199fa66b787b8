#pragma once

#include "channels/feed/feed.h"

#include <QByteArray>

#include <optional>

namespace otklik {

/// A JSON Feed (jsonfeed.org, versions 1 and 1.1); none where it is something else.
[[nodiscard]] std::optional<Feed> readJsonFeed(const QByteArray &utf8, const QUrl &base);

} // namespace otklik
