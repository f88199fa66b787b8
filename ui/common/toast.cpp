#include "ui/common/toast.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/roundedcard.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace otklik {

namespace {

constexpr std::chrono::seconds plainTime{5};
constexpr std::chrono::seconds undoTime{8};

} // namespace

Toast::Toast(QWidget *parent)
    : QWidget(parent), m_label(new ToneLabel(LabelTone::Normal, this)), m_button(new QPushButton(tr("Undo"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space4, metrics::space2, metrics::space2, metrics::space2);
    m_label->setWordWrap(true);
    row->addWidget(m_label, 1);
    row->addWidget(m_button);
    m_button->setFlat(true);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_undo = {};
        hide();
    });
    connect(m_button, &QPushButton::clicked, this, &Toast::undo);
    parent->installEventFilter(this);
    hide();
}

void Toast::show(const QString &text)
{
    m_undo = {};
    appear(text, false);
    m_timer.start(plainTime);
}

void Toast::showWithUndo(const QString &text, std::function<void()> undo)
{
    m_undo = std::move(undo);
    appear(text, true);
    m_timer.start(undoTime);
}

QString Toast::text() const
{
    return isHidden() ? QString() : m_label->text();
}

void Toast::undo()
{
    hide();
    m_timer.stop();
    if (const auto undo = std::exchange(m_undo, {}))
        undo();
}

void Toast::appear(const QString &text, bool hasButton)
{
    m_label->setText(text);
    m_button->setVisible(hasButton);
    setAccessibleName(text);
    QWidget::show();
    place();
    raise();
}

void Toast::place()
{
    const QWidget *over = parentWidget();
    const int width = std::min(over->width() - 2 * metrics::space4, 460);
    layout()->activate();
    const int wanted = m_label->fontMetrics().horizontalAdvance(m_label->text()) + m_button->sizeHint().width() + 60;
    setFixedWidth(std::clamp(wanted, 160, std::max(160, width)));
    // In a narrow pane the words take several lines.
    resize(this->width(), std::max(layout()->totalHeightForWidth(this->width()), layout()->totalMinimumSize().height()));
    move((over->width() - this->width()) / 2, over->height() - height() - metrics::space6);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    paintRoundedCard(*this, c.surface, c.border);
}

} // namespace otklik
