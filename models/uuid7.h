#pragma once

#include "models/clock.h"
#include "models/id.h"

namespace otklik {

/// A new time-ordered UUID (RFC 9562, version 7) in its 36-character lower-case
/// text form. Ids made in one process are strictly increasing, also within one
/// millisecond. Thread-safe.
[[nodiscard]] QString newUuid7(const Clock &clock);

/// Whether `text` is a UUIDv7 as newUuid7() writes it.
[[nodiscard]] bool isUuid7(QStringView text);

template <class AnyId>
[[nodiscard]] AnyId newId(const Clock &clock)
{
    return AnyId{newUuid7(clock)};
}

} // namespace otklik
