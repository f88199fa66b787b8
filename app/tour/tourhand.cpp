#include "app/tour/tourhand.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>

namespace otklik::tourhand {

namespace {

void sendKey(QWidget *to, int key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(to, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(to, &up);
}

} // namespace

void click(QWidget *widget, const QPoint &at)
{
    const QPointF local(at);
    const QPointF global = widget->mapToGlobal(local);
    QMouseEvent down(QEvent::MouseButtonPress, local, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &down);
    QMouseEvent up(QEvent::MouseButtonRelease, local, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &up);
}

bool press(QAbstractButton *button)
{
    if (!button || !button->isEnabled() || !button->isVisible())
        return false;
    click(button, button->rect().center());
    return true;
}

void clickRow(QAbstractItemView *view, const QModelIndex &index)
{
    view->scrollTo(index);
    click(view->viewport(), view->visualRect(index).center());
}

void typeOver(QWidget *widget, const QString &text)
{
    widget->setFocus();
    sendKey(widget, Qt::Key_A, Qt::ControlModifier, {});
    if (text.isEmpty())
        sendKey(widget, Qt::Key_Delete, Qt::NoModifier, {});
    for (const QChar c : text)
        sendKey(widget, c == u'\n' ? Qt::Key_Return : Qt::Key_unknown, Qt::NoModifier, QString(c));
}

bool chooseFromMenu(int entry)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    if (!menu || entry >= menu->actions().size())
        return false;
    click(menu, menu->actionGeometry(menu->actions().at(entry)).center());
    return true;
}

QList<QAbstractButton *> buttonsIn(const QWidget *root)
{
    QList<QAbstractButton *> buttons = root->findChildren<QAbstractButton *>();
    buttons.removeIf([](const QAbstractButton *button) { return !button->isVisible(); });
    return buttons;
}

bool photograph(QWidget *window, const QString &file)
{
    QPixmap picture = window->grab();
    QPainter painter(&picture);
    for (QWidget *widget : QApplication::topLevelWidgets())
        if (widget != window && widget->isVisible() && widget->parentWidget() && widget->window() != window
            && widget->parentWidget()->window() == window)
            painter.drawPixmap(window->mapFromGlobal(widget->mapToGlobal(QPoint(0, 0))), widget->grab());
    painter.end();
    return picture.save(file);
}

} // namespace otklik::tourhand
