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

bool ReplyEditor::takes(const QMimeData &source, qsizetype replaced) const
{
    const qsizetype length = document()->characterCount() - 1 + m_rest.size();
    return isReadOnly() || length - replaced + source.text().size() <= longestTypedText;
}

void ReplyEditor::insertFromMimeData(const QMimeData *source)
{
    const QTextCursor cursor = textCursor();
    if (m_isDropping || takes(*source, cursor.selectionEnd() - cursor.selectionStart()))
        QPlainTextEdit::insertFromMimeData(source);
    else
        Q_EMIT pasteRefused(source->text().size());
}

void ReplyEditor::dropEvent(QDropEvent *event)
{
    const bool isMoved = event->source() == viewport(); // or copied: by the person's own hand, and never lost
    if (isMoved || takes(*event->mimeData(), 0)) {
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
    QPlainTextEdit::keyPressEvent(event);
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
