#pragma once

#include <QtGlobal>

namespace otklik {

/// The most characters (UTF-16) of anything a person types: the server refuses a longer text.
inline constexpr qsizetype longestTypedText = 20'000;

} // namespace otklik
