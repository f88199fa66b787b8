#pragma once

#include <QIcon>

namespace otklik {

/// How an icon is coloured. It follows the application's palette live.
enum class IconTone { Normal, Quiet, Accent, OnAccent, Danger, Warning, Good };

/// An icon of resources/icons by its file name, without the suffix. The drawings
/// are of one colour ("currentColor"), chosen when they are painted.
[[nodiscard]] QIcon icon(const QString &name, IconTone tone = IconTone::Normal);

/// The same as a picture of one colour.
[[nodiscard]] QPixmap iconPixmap(const QString &name, int size, const QColor &colour, qreal devicePixelRatio = 1);

} // namespace otklik
