#include "ui/common/textblock.h"

#include <QPainter>
#include <QTextOption>

#include <cmath>

namespace otklik {

namespace {

/// Lays the lines out; gives where the text of the last allowed line begins when
/// not all of it fits, else -1.
int layOut(QTextLayout &layout, qreal width, int maxLines, QSizeF &size)
{
    layout.beginLayout();
    qreal y = 0;
    qreal widest = 0;
    int cutAt = -1;
    for (int n = 0;; ++n) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        if (maxLines > 0 && n == maxLines - 1 && line.textStart() + line.textLength() < layout.text().size())
            cutAt = line.textStart();
        line.setPosition(QPointF(0, y));
        y += std::ceil(line.height());
        widest = std::max(widest, line.naturalTextWidth());
        if (cutAt >= 0)
            break;
    }
    layout.endLayout();
    size = QSizeF(std::min(std::ceil(widest), width), y);
    return cutAt;
}

} // namespace

TextBlock::TextBlock(const QString &text, const QFont &font, qreal width, int maxLines)
    : m_text(text)
{
    // QTextLayout breaks lines only at U+2028.
    m_text.replace(u'\n', QChar::LineSeparator);
    m_layout = std::make_unique<QTextLayout>(m_text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout->setTextOption(option);
    m_layout->setCacheEnabled(true);
    const int cutAt = layOut(*m_layout, width, maxLines, m_size);
    if (cutAt < 0)
        return;
    const QString rest = m_text.mid(cutAt, 400).replace(QChar::LineSeparator, u' ');
    m_text = m_text.left(cutAt) + QFontMetricsF(font).elidedText(rest, Qt::ElideRight, width - 1);
    m_layout->setText(m_text);
    layOut(*m_layout, width, 0, m_size);
}

int TextBlock::characterAt(const QPointF &point) const
{
    if (!m_layout || !QRectF(QPointF(0, 0), m_size).contains(point))
        return -1;
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        if (line.naturalTextRect().contains(point))
            return line.xToCursor(point.x(), QTextLine::CursorOnCharacter);
    }
    return -1;
}

int TextBlock::cursorAt(const QPointF &point) const
{
    if (!m_layout || m_layout->lineCount() == 0)
        return 0;
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        if (point.y() < line.y() + line.height())
            return point.y() < 0 && i == 0 ? 0 : line.xToCursor(point.x());
    }
    return static_cast<int>(m_text.size());
}

void TextBlock::draw(QPainter *painter, const QPointF &at, const QList<QTextLayout::FormatRange> &formats) const
{
    if (m_layout)
        m_layout->draw(painter, at, formats);
}

} // namespace otklik
