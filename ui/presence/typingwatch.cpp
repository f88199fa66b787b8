#include "ui/presence/typingwatch.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QWidget>

namespace otklik {

TypingWatch::TypingWatch(QWidget *editor) : QObject(editor)
{
    editor->installEventFilter(this);
}

bool TypingWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && !static_cast<QKeyEvent *>(event)->text().isEmpty())
        Q_EMIT typed();
    if (event->type() == QEvent::InputMethod) {
        const auto *input = static_cast<QInputMethodEvent *>(event);
        if (!input->commitString().isEmpty() || !input->preeditString().isEmpty())
            Q_EMIT typed();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace otklik
