#include "ui/composer/replyeditor.h"

#include "ui/common/metrics.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QTextBlock>
#include <QTextDocument>

namespace otklik {

ReplyEditor::ReplyEditor(QWidget *parent) : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    document()->setDocumentMargin(metrics::space3);
    setLineWrapMode(WidgetWidth);
    setMinimumHeight(72);
    setAccessibleName(tr("Reply"));
}

QString ReplyEditor::text() const
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
    if (isOtherCase) {
        setPlainText(newText);
        return;
    }
    if (newText == text())
        return;
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(newText);
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
