#include "ui/common/labels.h"

#include "ui/common/plaintext.h"
#include "ui/common/theme.h"

#include <QEvent>

namespace otklik {

ToneLabel::ToneLabel(LabelTone tone, QWidget *parent) : QLabel(parent), m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    // Else a pane on QPalette::Base would have its labels painted in QPalette::Text.
    setForegroundRole(QPalette::WindowText);
    dress();
}

ToneLabel::ToneLabel(const QString &text, LabelTone tone, QWidget *parent) : ToneLabel(tone, parent)
{
    setText(text);
}

void ToneLabel::setTone(LabelTone tone)
{
    m_tone = tone;
    dress();
}

void ToneLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QLabel::changeEvent(event);
}

void ToneLabel::dress()
{
    const Colours &c = coloursOf(palette());
    QColor colour = c.text;
    QFont dressed = font();
    switch (m_tone) {
    case LabelTone::Normal: break;
    case LabelTone::Quiet: colour = c.secondary; break;
    case LabelTone::Bold: dressed.setWeight(QFont::DemiBold); break;
    case LabelTone::Title:
        dressed = QFont();
        dressed.setPointSizeF(dressed.pointSizeF() * 1.2);
        dressed.setWeight(QFont::DemiBold);
        break;
    case LabelTone::Danger: colour = c.danger; break;
    case LabelTone::Warning: colour = c.warning; break;
    case LabelTone::Good: colour = c.good; break;
    }
    if (dressed != font())
        setFont(dressed);
    if (palette().color(QPalette::WindowText) != colour) {
        QPalette own = palette();
        own.setColor(QPalette::WindowText, colour);
        setPalette(own);
    }
}

ElidedLabel::ElidedLabel(LabelTone tone, QWidget *parent) : ToneLabel(tone, parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString &text)
{
    m_full = text;
    setAccessibleName(text);
    updateGeometry();
    elide();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {40, fontMetrics().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_full) + 2, fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    const QString fitting = fontMetrics().elidedText(m_full, Qt::ElideRight, width());
    setText(fitting);
    setToolTip(fitting == m_full ? QString() : plaintext::toolTip(m_full));
}

} // namespace otklik
