#include "ui/common/popup.h"

#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace otklik {

Popup::Popup(QWidget *parent) : QFrame(parent, Qt::Popup), m_column(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_column->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    m_column->setSpacing(metrics::space2);
}

void Popup::popUp(const QPoint &at)
{
    adjustSize();
    QPoint place = at;
    if (const QScreen *where = parentWidget() ? parentWidget()->screen() : screen()) {
        const QRect room = where->availableGeometry();
        place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
        place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(place);
    show();
}

void Popup::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.surface);
    painter.setPen(c.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace otklik
