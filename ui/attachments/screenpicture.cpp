#include "ui/attachments/screenpicture.h"

#include <QPainter>

namespace otklik {

void ScreenPicture::set(const QImage &picture)
{
    m_picture = picture;
    m_scaled = {};
}

QRect ScreenPicture::placeIn(const QRect &room) const
{
    QSize size = m_picture.size();
    if (size.width() > room.width() || size.height() > room.height())
        size = size.scaled(room.size(), Qt::KeepAspectRatio).expandedTo({1, 1});
    QRect place({}, size);
    place.moveCenter(room.center());
    return place;
}

void ScreenPicture::paint(QPainter &painter, const QRect &room) const
{
    if (m_picture.isNull())
        return;
    const QRect place = placeIn(room);
    const QSize pixels = (QSizeF(place.size()) * painter.device()->devicePixelRatioF()).toSize().expandedTo({1, 1});
    if (m_scaled.size() != pixels)
        m_scaled = m_picture.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.drawImage(place, m_scaled);
}

} // namespace otklik
