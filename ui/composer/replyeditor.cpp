#include "ui/composer/replyeditor.h"

#include "models/typedtext.h"
#include "ui/common/metrics.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextDocument>

namespace otklik {

namespace {

/// Whether a key puts its text in; a shortcut has one, too.
bool isTyped(const QKeyEvent &event)
{
    const QString text = event.text();
    const bool isShortcut = event.modifiers().testFlag(Qt::ControlModifier) && !event.modifiers().testFlag(Qt::AltModifier);
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    return isEnter || (!isShortcut && !text.isEmpty() && text.at(0) >= u' ' && text.at(0) != QChar(0x7f));
}

} // namespace

ReplyEditor::ReplyEditor(QWidget *parent) : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    document()->setDocumentMargin(metrics::space3);
    setLineWrapMode(WidgetWidth);
    setMinimumHeight(108); // five lines, whatever stands below it
    setAccessibleName(tr("Reply"));
}

QString ReplyEditor::shownText() const
{
    // toPlainText() would make ordinary spaces of the no-break ones that were typed.
    QString text = document()->toRawText();
    for (QChar &c : text)
        if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator)
            c = u'\n';
    return text;
}

void ReplyEditor::setText(const QString &newText, bool isOtherCase)
{
    if (!isOtherCase && newText == text())
        return;
    qsizetype length = std::min(newText.size(), shownAtMost);
    if (length < newText.size() && newText.at(length).isLowSurrogate())
        --length;
    const bool hadRest = !m_rest.isEmpty();
    m_rest = newText.mid(length);
    if (isOtherCase || hadRest || !m_rest.isEmpty()) {
        setPlainText(newText.left(length));
        return;
    }
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(newText);
}

QString ReplyEditor::takeRest()
{
    const QString rest = std::exchange(m_rest, {});
    Q_EMIT textChanged();
    return rest;
}

bool ReplyEditor::takes(qsizetype added, qsizetype replaced) const
{
    const qsizetype length = document()->characterCount() - 1 + m_rest.size();
    return isReadOnly() || length - replaced + added <= longestTypedText;
}

qsizetype ReplyEditor::selected() const
{
    const QTextCursor cursor = textCursor();
    return cursor.selectionEnd() - cursor.selectionStart();
}

void ReplyEditor::insertFromMimeData(const QMimeData *source)
{
    if (m_isDropping || takes(source->text().size(), selected()))
        QPlainTextEdit::insertFromMimeData(source);
    else
        Q_EMIT pasteRefused(source->text().size());
}

void ReplyEditor::dropEvent(QDropEvent *event)
{
    const bool isMoved = event->source() == viewport(); // or copied: by the person's own hand, and never lost
    if (isMoved || takes(event->mimeData()->text().size(), 0)) {
        const QScopedValueRollback dropping(m_isDropping, true);
        QPlainTextEdit::dropEvent(event);
        return;
    }
    event->ignore(); // where it comes from keeps it
    QDragLeaveEvent leave;
    dragLeaveEvent(&leave);
    Q_EMIT pasteRefused(event->mimeData()->text().size());
}

void ReplyEditor::setEditable(bool isEditable)
{
    if (isEditable == !isReadOnly())
        return;
    setReadOnly(!isEditable);
    if (!isEditable)
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    // What cannot be edited stands on the colour of the page, not of a field.
    viewport()->setBackgroundRole(isEditable ? QPalette::Base : QPalette::Window);
}

void ReplyEditor::select(const TextSpan &span)
{
    setCursor(span.start, span.end());
    ensureCursorVisible();
    setFocus(Qt::OtherFocusReason);
}

void ReplyEditor::setCursor(qsizetype anchor, qsizetype position)
{
    const qsizetype end = document()->characterCount() - 1;
    QTextCursor cursor = textCursor();
    cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(anchor, 0, end)));
    cursor.setPosition(static_cast<int>(std::clamp<qsizetype>(position, 0, end)), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void ReplyEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT submitChosen();
        return;
    }
    if (isEnter && event->modifiers().testFlag(Qt::AltModifier)) {
        Q_EMIT wordingWanted();
        return;
    }
    if (isTyped(*event) && !takes(event->text().size(), selected())) {
        Q_EMIT keyRefused();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ReplyEditor::inputMethodEvent(QInputMethodEvent *event)
{
    const QString typed = event->commitString();
    if (typed.isEmpty() || takes(typed.size(), selected() + event->replacementLength())) {
        QPlainTextEdit::inputMethodEvent(event);
        return;
    }
    QInputMethodEvent nothing; // what was being composed goes
    QPlainTextEdit::inputMethodEvent(&nothing);
    Q_EMIT keyRefused();
}

void ReplyEditor::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuOpening(menu, isByKey ? textCursor().position() : cursorForPosition(event->pos()).position());
    menu->popup(event->globalPos());
}

} // namespace otklik
