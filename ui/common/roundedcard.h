#pragma once

class QColor;
class QRectF;
class QWidget;

namespace otklik {

/// Paints a widget as a card: rounded, with a line around it. From its paintEvent().
void paintRoundedCard(QWidget &widget, const QColor &fill, const QColor &line);

/// Paints the ground of a row under the mouse or with the focus, in `place`; nothing else.
void paintRowHighlight(QWidget &widget, const QRectF &place);

} // namespace otklik
