#include "ui/common/emptystate.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int pictureSize = 40;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

} // namespace

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &hint, QWidget *parent)
    : QWidget(parent), m_iconName(iconName), m_icon(plainLabel(this)), m_title(plainLabel(this)), m_hint(plainLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space6, metrics::space6, metrics::space6, metrics::space6);
    layout->setSpacing(metrics::space2);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addStretch(3);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    setTexts(title, hint);
    dress();
}

void EmptyState::setTexts(const QString &title, const QString &hint)
{
    m_title->setText(title);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
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
    QPalette quiet = m_hint->palette();
    if (quiet.color(QPalette::WindowText) != c.secondary) {
        quiet.setColor(QPalette::WindowText, c.secondary);
        m_hint->setPalette(quiet);
    }
}

} // namespace otklik
