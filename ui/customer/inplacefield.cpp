#include "ui/customer/inplacefield.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStackedLayout>

#include <utility>

namespace otklik {

namespace {

constexpr int captionWidth = 76;
constexpr int maxLength = 200;

} // namespace

InPlaceField::InPlaceField(const QString &caption, const QString &placeholder, QWidget *parent)
    : QWidget(parent), m_placeholder(placeholder), m_label(new ElidedLabel(LabelTone::Normal, this)),
      m_editor(new QLineEdit(this)), m_stack(new QStackedLayout)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setToolTip(tr("Click to change"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::space2);
    if (!caption.isEmpty()) {
        auto *title = new ToneLabel(caption, LabelTone::Quiet, this);
        title->setFixedWidth(captionWidth);
        row->addWidget(title);
    }
    row->addLayout(m_stack, 1);
    m_stack->addWidget(m_label);
    m_stack->addWidget(m_editor);
    m_editor->setMaxLength(maxLength);
    m_editor->setPlaceholderText(placeholder);
    m_editor->installEventFilter(this);
    setAccessibleName(caption.isEmpty() ? placeholder : caption);
    setFixedHeight(metrics::buttonHeight);
    connect(m_editor, &QLineEdit::returnPressed, this, [this] { finish(true); });
    showValue();
}

void InPlaceField::setBig()
{
    m_label->setTone(LabelTone::Title);
}

void InPlaceField::setShownWhenEmpty(const QString &text)
{
    m_placeholder = text;
    m_editor->setPlaceholderText(text);
    showValue();
}

void InPlaceField::setValue(const QString &value)
{
    m_value = value;
    showValue();
}

void InPlaceField::showValue()
{
    m_label->setFullText(m_value.isEmpty() ? m_placeholder : plaintext::oneLine(m_value));
    setAccessibleDescription(m_value);
}

bool InPlaceField::isEditing() const
{
    return m_isEditing;
}

void InPlaceField::beginEditing()
{
    if (m_isEditing)
        return;
    m_isEditing = true;
    m_editor->setText(m_value);
    m_stack->setCurrentWidget(m_editor);
    m_editor->setFocus();
    m_editor->selectAll();
}

void InPlaceField::finish(bool saves)
{
    // The editor loses the focus while it is hidden, which must not save what Escape has dropped.
    if (!std::exchange(m_isEditing, false))
        return;
    m_stack->setCurrentWidget(m_label);
    const QString typed = m_editor->text().simplified();
    if (!saves || typed == m_value)
        return;
    m_value = typed;
    showValue();
    Q_EMIT edited(typed);
}

void InPlaceField::mouseReleaseEvent(QMouseEvent *)
{
    beginEditing();
}

void InPlaceField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_F2)
        beginEditing();
    else
        QWidget::keyPressEvent(event);
}

bool InPlaceField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::FocusOut)
        finish(true);
    if (watched == m_editor && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        finish(false);
        setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void InPlaceField::paintEvent(QPaintEvent *)
{
    if (isEditing() || (!underMouse() && !hasFocus()))
        return;
    const Colours &c = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(c.accent) : QPen(Qt::NoPen));
    painter.setBrush(c.hover);
    painter.drawRoundedRect(QRectF(m_label->geometry()).adjusted(-5.5, 0.5, 0.5, -0.5), metrics::smallRadius, metrics::smallRadius);
}

} // namespace otklik
