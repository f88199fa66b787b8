#pragma once

#include <QImage>

class QPainter;

namespace otklik {

/// A picture that is painted again and again: scaled to the screen's own pixels once for each size, since
/// the painter's scaling alone is coarse and a smooth one of a large picture takes long.
class ScreenPicture final
{
public:
    void set(const QImage &picture);
    [[nodiscard]] const QImage &image() const { return m_picture; }
    [[nodiscard]] bool isNull() const { return m_picture.isNull(); }
    /// Where paint() puts it: in the middle, made smaller where it does not fit. A small screenshot is not blown up.
    [[nodiscard]] QRect placeIn(const QRect &room) const;
    void paint(QPainter &painter, const QRect &room) const;

private:
    QImage m_picture;
    mutable QImage m_scaled; ///< of the size that was painted last
};

} // namespace otklik
