#pragma once

#include "models/clock.h"

#include <QtGlobal>

#include <algorithm>

namespace otklik {

constexpr qint64 keysPerMillisecond = 4096;

/// The first key of a mention's row for this time: its millisecond times 4096;
/// a number is added that makes it unique. Keys are in the order of time, so
/// newest first by key is newest first. Absurd times are held at the ends.
[[nodiscard]] constexpr qint64 firstKeyOf(TimePoint at)
{
    constexpr qint64 most = qint64(1) << 49; // some 17,000 years
    return std::clamp<qint64>(at.time_since_epoch().count(), -most, most) * keysPerMillisecond;
}

} // namespace otklik
