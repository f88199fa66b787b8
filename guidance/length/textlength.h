#pragma once

#include "models/mention.h"
#include "models/network.h"

#include <QString>

namespace otklik {

/// How long a reply is for its network (C7).
struct TextLength final
{
    qint64 used = 0;
    qint64 limit = 0; ///< 0: no limit
    LengthUnit unit = LengthUnit::CodePoints;

    [[nodiscard]] constexpr bool isOver() const { return limit > 0 && used > limit; }
    [[nodiscard]] constexpr qint64 left() const { return limit - used; }
    friend bool operator==(const TextLength &, const TextLength &) = default;
};

/// Counts `text` the network's own way. `instanceLimit` is what the instance
/// told (Source::lengthLimit) and goes before the network's; 0: not told.
/// Linear; thread-safe.
[[nodiscard]] TextLength countLength(const QString &text, const NetworkRules &rules, Visibility visibility,
                                     qint64 instanceLimit = 0);

} // namespace otklik
