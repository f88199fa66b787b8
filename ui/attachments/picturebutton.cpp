#include "ui/attachments/picturebutton.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace otklik {

namespace {

constexpr int shownHeight = 88;
constexpr int narrowest = 56;
constexpr int widest = 120;

} // namespace

PictureButton::PictureButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PictureButton::setPicture(const QImage &picture)
{
    m_picture.set(picture);
    m_iconName.clear();
    updateGeometry();
    update();
}

void PictureButton::setDrawing(const QString &iconName)
{
    m_picture.set({});
    m_iconName = iconName;
    updateGeometry();
    update();
}

QSize PictureButton::sizeHint() const
{
    if (m_picture.isNull())
        return {shownHeight, shownHeight};
    const QSize picture = m_picture.image().size();
    const int wanted = shownHeight * picture.width() / std::max(1, picture.height());
    return {std::clamp(wanted, narrowest, widest), shownHeight};
}

void PictureButton::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::smallRadius, metrics::smallRadius);
    painter.fillPath(shape, c.hover);
    if (!m_picture.isNull()) {
        painter.setClipPath(shape);
        m_picture.paint(painter, rect());
        painter.setClipping(false);
    } else if (!m_iconName.isEmpty()) {
        QRect place(0, 0, metrics::iconSize, metrics::iconSize);
        place.moveCenter(rect().center());
        painter.drawPixmap(place, iconPixmap(m_iconName, metrics::iconSize, c.secondary, devicePixelRatioF()));
    }
    painter.setPen(QPen(hasFocus() || underMouse() ? c.accent : c.border, hasFocus() ? 2 : 1));
    painter.drawPath(shape);
}

void PictureButton::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: click(); break;
    case Qt::Key_Delete: Q_EMIT removeChosen(); break;
    default: QAbstractButton::keyPressEvent(event);
    }
}

} // namespace otklik
