#pragma once

#include <QFont>
#include <QPointF>
#include <QString>
#include <QTextLayout>

#include <memory>

class QPainter;

namespace otklik {

/// Plain text wrapped into a width, at most some lines of it, the last one
/// elided. Its own paragraph direction, so it cannot disturb its surroundings.
/// Cheap to move, not to copy.
class TextBlock final
{
public:
    TextBlock() = default;
    /// `maxLines` 0: all of them.
    TextBlock(const QString &text, const QFont &font, qreal width, int maxLines = 0);

    [[nodiscard]] QSizeF size() const { return m_size; }
    [[nodiscard]] const QString &text() const { return m_text; }
    /// The character under a point of the block, or -1 when it lies outside the text.
    [[nodiscard]] int characterAt(const QPointF &point) const;
    /// The place between characters nearest to a point.
    [[nodiscard]] int cursorAt(const QPointF &point) const;
    void draw(QPainter *painter, const QPointF &at, const QList<QTextLayout::FormatRange> &formats = {}) const;

private:
    QString m_text;
    std::unique_ptr<QTextLayout> m_layout;
    QSizeF m_size;
};

} // namespace otklik
