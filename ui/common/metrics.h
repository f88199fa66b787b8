#pragma once

namespace otklik {

/// Distances and sizes in device-independent pixels; everything sits on a grid of 4.
namespace metrics {

inline constexpr int space1 = 4;
inline constexpr int space2 = 8;
inline constexpr int space3 = 12;
inline constexpr int space4 = 16;
inline constexpr int space6 = 24;
inline constexpr int radius = 8;
inline constexpr int smallRadius = 4;
inline constexpr int bubbleRadius = 12;
inline constexpr int iconSize = 20;
inline constexpr int smallIconSize = 16;
inline constexpr int avatar = 40;
inline constexpr int smallAvatar = 32;
inline constexpr int buttonHeight = 32;
inline constexpr int headerHeight = 56;
inline constexpr int railWidth = 84;
inline constexpr int bubbleMaxWidth = 560;

} // namespace metrics

} // namespace otklik
