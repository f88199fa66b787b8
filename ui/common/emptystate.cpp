#include "ui/common/emptystate.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int pictureSize = 40;

ToneLabel *centred(LabelTone tone, QWidget *parent)
{
    auto *label = new ToneLabel(tone, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &hint, QWidget *parent)
    : QWidget(parent), m_iconName(iconName), m_icon(centred(LabelTone::Normal, this)), m_title(centred(LabelTone::Bold, this)), m_hint(centred(LabelTone::Quiet, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space6, metrics::space6, metrics::space6, metrics::space6);
    layout->setSpacing(metrics::space2);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addStretch(3);
    setTexts(title, hint);
    dress();
}

void EmptyState::setTexts(const QString &title, const QString &hint)
{
    m_title->setText(title);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

QPushButton *EmptyState::addButton()
{
    auto *button = new QPushButton(this);
    button->setAutoDefault(false);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->count() - 1, button, 0, Qt::AlignHCenter); // above the stretch
    return button;
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        dress();
    QWidget::changeEvent(event);
}

void EmptyState::dress()
{
    const Colours &c = coloursOf(palette());
    m_icon->setPixmap(iconPixmap(m_iconName, pictureSize, c.secondary, devicePixelRatioF()));
}

} // namespace otklik
