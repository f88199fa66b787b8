#pragma once

#include "models/clock.h"

#include <optional>
#include <string_view>

namespace otklik {

/// Reads the ways in which exports write a moment: ISO 8601 with or without
/// time and zone, Unix seconds or milliseconds, "31.10.2017 22:10[:47]",
/// "31-10-2017 22:10", "Tue Oct 31 22:10:47 +0000 2017", RFC 5322,
/// "31 октября 2017". Sites leave out the year of late: such a date is the last one
/// before it was `seen` there; without that it is refused, as it could be any. A
/// time without a zone is taken as UTC, so that a file means the same everywhere.
[[nodiscard]] std::optional<TimePoint> parseTimeText(std::string_view text, std::optional<TimePoint> seen = std::nullopt);

} // namespace otklik
