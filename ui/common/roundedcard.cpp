#include "ui/common/roundedcard.h"

#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QWidget>

namespace otklik {

void paintRoundedCard(QWidget &widget, const QColor &fill, const QColor &line)
{
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

void paintRowHighlight(QWidget &widget, const QRectF &place)
{
    if (!widget.underMouse() && !widget.hasFocus())
        return;
    const Colours &c = coloursOf(widget.palette());
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(widget.hasFocus() ? QPen(c.accent) : QPen(Qt::NoPen));
    painter.setBrush(c.hover);
    painter.drawRoundedRect(place, metrics::smallRadius, metrics::smallRadius);
}

} // namespace otklik
