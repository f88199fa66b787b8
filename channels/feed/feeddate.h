#pragma once

#include "models/clock.h"

#include <QString>

#include <optional>

namespace otklik {

/// A date as feeds write it: RFC 822/2822 (two-digit years, long and Russian month names, no day of the week, zones
/// by name or offset, "GMT+3"), W3C-DTF and ISO 8601 (parts left out, no dashes), asctime, and "2004-01-31 10:20".
/// Without a zone it is UTC. None where it is no date, or none of the calendar.
[[nodiscard]] std::optional<TimePoint> feedDate(const QString &text);

} // namespace otklik
