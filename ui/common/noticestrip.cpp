#include "ui/common/noticestrip.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int topGap = metrics::space2;

} // namespace

NoticeStrip::NoticeStrip(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(new ToneLabel(LabelTone::Normal, this))
    , m_column(new QVBoxLayout)
    , m_buttonRow(new QWidget(this))
    , m_buttons(new QHBoxLayout(m_buttonRow))
{
    auto *row = new QHBoxLayout(this);
    // The gap above belongs to the strip, so that a hidden one leaves none.
    row->setContentsMargins(metrics::space3, topGap + metrics::space2, metrics::space3, metrics::space2);
    row->setSpacing(metrics::space2);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(m_column, 1);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::space2);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(m_text);
    m_column->addWidget(m_buttonRow);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(metrics::space2);
    m_buttons->addStretch(1);
    m_icon->setFixedWidth(metrics::smallIconSize);
    dress();
}

void NoticeStrip::setNotice(Tone tone, const QString &iconName, const QString &text)
{
    m_tone = tone;
    m_iconName = iconName;
    m_text->setText(text);
    dress();
    update();
}

QString NoticeStrip::text() const
{
    return m_text->text();
}

QPushButton *NoticeStrip::addButton(const QString &text)
{
    auto *button = new QPushButton(text, m_buttonRow);
    button->setAutoDefault(false);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void NoticeStrip::addBody(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget);
}

void NoticeStrip::fitButtons()
{
    bool isAnyShown = false;
    for (const QPushButton *button : m_buttonRow->findChildren<QPushButton *>())
        isAnyShown = isAnyShown || !button->isHidden();
    m_buttonRow->setVisible(isAnyShown);
}

void NoticeStrip::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    QColor fill = c.hover;
    switch (m_tone) {
    case Tone::Quiet: break;
    case Tone::Good: fill = c.goodSoft; break;
    case Tone::Warning: fill = c.warningSoft; break;
    case Tone::Trouble: fill = c.dangerSoft; break;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(rect().adjusted(0, topGap, 0, 0), metrics::radius, metrics::radius);
}

void NoticeStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QWidget::changeEvent(event);
}

void NoticeStrip::dress()
{
    const Colours &c = coloursOf(palette());
    const QColor colour = m_tone == Tone::Good ? c.good
        : m_tone == Tone::Warning              ? c.warning
        : m_tone == Tone::Trouble              ? c.danger
                                               : c.secondary;
    m_icon->setVisible(!m_iconName.isEmpty());
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(iconPixmap(m_iconName, metrics::smallIconSize, colour, devicePixelRatioF()));
}

} // namespace otklik
