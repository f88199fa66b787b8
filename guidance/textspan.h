#pragma once

#include <QtGlobal>

namespace otklik {

/// A stretch of a text, in UTF-16 units, as QString and QTextDocument count.
struct TextSpan final
{
    qsizetype start = 0;
    qsizetype length = 0;

    [[nodiscard]] constexpr qsizetype end() const { return start + length; }
    friend constexpr bool operator==(const TextSpan &, const TextSpan &) = default;
};

} // namespace otklik
