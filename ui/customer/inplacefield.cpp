#include "ui/customer/inplacefield.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/roundedcard.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>

#include <utility>

namespace otklik {

namespace {

constexpr int usualLength = 200;

} // namespace

InPlaceField::InPlaceField(const QString &caption, const QString &placeholder, QWidget *parent)
    : QWidget(parent), m_placeholder(placeholder), m_label(new ElidedLabel(LabelTone::Normal, this)),
      m_editor(new QLineEdit(this)), m_row(new QHBoxLayout), m_stack(new QStackedLayout)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setToolTip(tr("Click to change"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_row);
    m_row->setSpacing(metrics::space2);
    if (!caption.isEmpty()) {
        auto *title = new ElidedLabel(LabelTone::Quiet, this);
        title->setFullText(caption);
        title->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        title->setFixedWidth(captionWidth);
        m_row->addWidget(title);
    }
    m_row->addLayout(m_stack, 1);
    m_stack->addWidget(m_label);
    m_stack->addWidget(m_editor);
    m_label->setFixedHeight(metrics::buttonHeight);
    m_editor->setMaxLength(usualLength);
    m_editor->setPlaceholderText(placeholder);
    m_editor->setAccessibleName(caption.isEmpty() ? placeholder : caption);
    m_editor->installEventFilter(this);
    setAccessibleName(m_editor->accessibleName());
    makeNote();
    connect(m_editor, &QLineEdit::returnPressed, this, &InPlaceField::save);
    showValue();
}

void InPlaceField::makeNote()
{
    m_note = new QWidget(this);
    auto *column = new QVBoxLayout(m_note);
    column->setContentsMargins(0, 2, 0, metrics::space2);
    column->setSpacing(metrics::space1);
    m_sentence = new ToneLabel(LabelTone::Danger, m_note);
    m_sentence->setObjectName(QStringLiteral("fieldNote"));
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    m_choice = new QWidget(m_note);
    auto *buttons = new QHBoxLayout(m_choice);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(metrics::space2);
    m_keep = new QPushButton(tr("Keep mine"), m_choice);
    m_keep->setObjectName(QStringLiteral("keepMine"));
    auto *take = new QPushButton(tr("Take theirs"), m_choice);
    take->setObjectName(QStringLiteral("takeTheirs"));
    buttons->addWidget(m_keep);
    buttons->addWidget(take);
    buttons->addStretch();
    column->addWidget(m_choice);
    layout()->addWidget(m_note);
    m_note->hide();
    connect(m_keep, &QPushButton::clicked, this, [this] {
        m_hasTheirs = false;
        save();
    });
    connect(take, &QPushButton::clicked, this, [this] {
        close();
        setFocus();
    });
}

void InPlaceField::setForm(const FieldForm &form)
{
    m_form = form;
    showValue();
}

void InPlaceField::setBig()
{
    m_isBig = true;
    m_label->setTone(LabelTone::Title);
}

void InPlaceField::setMaxLength(int characters)
{
    m_editor->setMaxLength(characters);
}

void InPlaceField::setClickable(const QString &hint)
{
    m_isClickable = true;
    setCursor(Qt::PointingHandCursor);
    setToolTip(plaintext::toolTip(hint));
}

void InPlaceField::setReadOnly(const QString &why)
{
    m_isReadOnly = true;
    if (!m_isClickable)
        unsetCursor();
    setToolTip(plaintext::toolTip(why));
    setAccessibleDescription(why);
}

void InPlaceField::addBeside(QWidget *widget)
{
    m_row->addWidget(widget);
}

void InPlaceField::setShownWhenEmpty(const QString &text)
{
    m_placeholder = text;
    m_editor->setPlaceholderText(text);
    showValue();
}

void InPlaceField::setValue(const QString &value, const QString &by)
{
    if (value == std::exchange(m_value, value))
        return;
    showValue();
    if (m_isEditing)
        offerTheirs(by);
}

QString InPlaceField::shown(const QString &value) const
{
    return plaintext::oneLine(m_form.shown ? m_form.shown(value) : value);
}

void InPlaceField::showValue()
{
    const QString words = m_value.isEmpty() ? QString() : shown(m_value);
    m_label->setFullText(words.isEmpty() ? m_placeholder : words);
    if (!m_isBig)
        m_label->setTone(words.isEmpty() ? LabelTone::Quiet : LabelTone::Normal);
    if (!m_isReadOnly)
        setAccessibleDescription(words);
}

bool InPlaceField::isEditing() const
{
    return m_isEditing;
}

tl::expected<QString, QString> InPlaceField::read() const
{
    const QString tidy = m_editor->text().simplified();
    return m_form.read ? m_form.read(tidy) : tidy;
}

void InPlaceField::beginEditing()
{
    if (m_isEditing || m_isReadOnly)
        return;
    open(m_form.typed ? m_form.typed(m_value) : m_value);
    m_editor->selectAll();
    m_editor->setFocus();
}

void InPlaceField::resume(const QString &typed)
{
    if (m_isEditing || m_isReadOnly)
        return;
    open(typed);
    if (const auto value = read(); !value)
        complain(value.error());
    else if (*value != m_value)
        offerTheirs({});
}

void InPlaceField::open(const QString &typed)
{
    m_isEditing = true;
    if (m_form.completions) {
        auto *completer = new QCompleter(m_form.completions(), m_editor);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        delete m_editor->completer();
        m_editor->setCompleter(completer);
        // Later: the completer puts its choice into the line after it has told of it.
        connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &InPlaceField::save,
                Qt::QueuedConnection);
    }
    m_editor->setText(typed);
    m_stack->setCurrentWidget(m_editor);
}

void InPlaceField::close()
{
    // The editor loses the focus while it is hidden, which must not save what Escape has dropped.
    m_isEditing = false;
    m_hasTheirs = false;
    m_note->hide();
    m_stack->setCurrentWidget(m_label);
    showValue();
}

void InPlaceField::save()
{
    if (!m_isEditing)
        return;
    const auto value = read();
    if (m_hasTheirs && value != m_value) {
        m_keep->setFocus();
        return;
    }
    if (!value)
        return complain(value.error());
    const bool isOther = *value != m_value;
    const bool hadFocus = m_editor->hasFocus() || m_keep->hasFocus();
    m_value = *value;
    close();
    if (hadFocus)
        setFocus();
    if (isOther)
        Q_EMIT edited(m_value);
}

QString InPlaceField::leave()
{
    if (!m_isEditing)
        return {};
    const QString typed = m_editor->text();
    if (!m_hasTheirs && read())
        save();
    if (!m_isEditing)
        return {};
    close();
    return typed;
}

void InPlaceField::complain(const QString &sentence)
{
    m_sentence->setTone(LabelTone::Danger);
    m_sentence->setText(sentence);
    m_choice->hide();
    m_note->show();
}

void InPlaceField::offerTheirs(const QString &by)
{
    const auto mine = read();
    m_hasTheirs = !mine || *mine != m_value;
    m_note->setVisible(m_hasTheirs);
    if (!m_hasTheirs)
        return;
    const QString theirs = m_value.isEmpty() ? tr("nothing") : plaintext::isolated(plaintext::excerpt(shown(m_value), usualLength));
    m_sentence->setTone(LabelTone::Warning);
    m_sentence->setText(by.isEmpty() ? tr("Meanwhile a colleague wrote: %1").arg(theirs)
                                     : tr("%1 wrote: %2").arg(plaintext::isolated(plaintext::oneLine(by)), theirs));
    m_choice->show();
}

void InPlaceField::mouseReleaseEvent(QMouseEvent *)
{
    if (m_isClickable)
        Q_EMIT clicked();
    else
        beginEditing();
}

void InPlaceField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2)
        beginEditing();
    else if (m_isClickable && event->matches(QKeySequence::Copy))
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

bool InPlaceField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason && !m_hasTheirs)
        save();
    if (watched == m_editor && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        close();
        setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void InPlaceField::paintEvent(QPaintEvent *)
{
    if (!isEditing())
        paintRowHighlight(*this, QRectF(m_label->geometry()).adjusted(-5.5, 0.5, 0.5, -0.5));
}

} // namespace otklik
