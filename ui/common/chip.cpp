#include "ui/common/chip.h"

#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace otklik {

Chip::Chip(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    setFont(small);
}

QSize Chip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * metrics::space2 + 2, fontMetrics().height() + metrics::space2};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? c.accent : isChecked() ? QColor(Qt::transparent) : c.border);
    painter.setBrush(isChecked() ? c.selection : underMouse() && isCheckable() ? c.hover : c.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0, height() / 2.0);
    painter.setPen(isChecked() ? c.accent : c.text);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
}

} // namespace otklik
