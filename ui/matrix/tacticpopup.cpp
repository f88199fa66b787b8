#include "ui/matrix/tacticpopup.h"

#include "ui/common/labels.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int editWidth = 420;
constexpr int editHeight = 96;

} // namespace

TacticPopup::TacticPopup(const LocalText &tactic, QWidget *parent) : Popup(parent)
{
    setAccessibleName(tr("Tactic"));
    m_russian = addEdit(tr("Tactic in Russian"), tactic.ru);
    m_english = addEdit(tr("Tactic in English"), tactic.en);
    column()->addWidget(new ToneLabel(tr("Ctrl+Enter takes it, Escape leaves it as it was"), LabelTone::Quiet, this));
}

QPlainTextEdit *TacticPopup::addEdit(const QString &title, const QString &text)
{
    auto *label = new ToneLabel(title, LabelTone::Bold, this);
    auto *edit = new QPlainTextEdit(text, this);
    edit->setFixedSize(editWidth, editHeight);
    edit->setTabChangesFocus(true);
    edit->setAccessibleName(title);
    edit->installEventFilter(this);
    label->setBuddy(edit);
    column()->addWidget(label);
    column()->addWidget(edit);
    return edit;
}

bool TacticPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape || (isEnter && key->modifiers().testFlag(Qt::ControlModifier))) {
            m_isGivenUp = !isEnter;
            close();
            return true;
        }
    }
    return Popup::eventFilter(watched, event);
}

void TacticPopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    m_russian->setFocus(Qt::PopupFocusReason);
}

void TacticPopup::closeEvent(QCloseEvent *event)
{
    Popup::closeEvent(event);
    if (!m_isGivenUp)
        Q_EMIT written({m_russian->toPlainText().simplified(), m_english->toPlainText().simplified()});
}

} // namespace otklik
