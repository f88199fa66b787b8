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

/// A small screenshot is not blown up.
QSize fitted(const QSize &picture, const QSize &room)
{
    const bool fitsAsItIs = picture.width() <= room.width() && picture.height() <= room.height();
    return fitsAsItIs ? picture : picture.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1});
}

} // namespace

PictureButton::PictureButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PictureButton::setPicture(const QImage &picture)
{
    m_picture = picture;
    m_iconName.clear();
    updateGeometry();
    update();
}

void PictureButton::setDrawing(const QString &iconName)
{
    m_picture = {};
    m_iconName = iconName;
    updateGeometry();
    update();
}

QSize PictureButton::sizeHint() const
{
    if (m_picture.isNull())
        return {shownHeight, shownHeight};
    const int wanted = shownHeight * m_picture.width() / std::max(1, m_picture.height());
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
        const QSize size = fitted(m_picture.size(), this->size());
        QRect place({}, size);
        place.moveCenter(rect().center());
        // Scaled to the screen's own pixels: the painter's scaling alone is coarse.
        const QSize pixels = (QSizeF(size) * devicePixelRatioF()).toSize().expandedTo({1, 1});
        painter.drawImage(place, m_picture.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
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
