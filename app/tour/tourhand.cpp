#include "app/tour/tourhand.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

namespace otklik::tourhand {

namespace {

void sendKey(QWidget *to, int key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(to, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(to, &up);
}

/// A window above another, with an edge as the desktop would give it.
void drawAbove(QPainter &painter, const QPoint &at, QWidget *widget)
{
    painter.drawPixmap(at, widget->grab());
    painter.setPen(widget->palette().color(QPalette::Mid));
    painter.drawRect(QRect(at, widget->size()).adjusted(-1, -1, 0, 0));
}

int distance(QRgb a, QRgb b)
{
    const int red = qRed(a) - qRed(b);
    const int green = qGreen(a) - qGreen(b);
    const int blue = qBlue(a) - qBlue(b);
    return red * red + green * green + blue * blue;
}

/// Of these colours the first `sure` ones, and so many of the others that none is farther than
/// `spacing` from one of them; empty: those would be more than 256.
QList<QRgb> spaced(const QList<QRgb> &colours, qsizetype sure, int spacing)
{
    QList<QRgb> kept = colours.first(sure);
    for (const QRgb colour : colours.sliced(sure)) {
        if (std::any_of(kept.cbegin(), kept.cend(), [&](QRgb k) { return distance(k, colour) <= spacing; }))
            continue;
        if (kept.size() == 256)
            return {};
        kept.append(colour);
    }
    return kept;
}

/// With 256 colours instead of some thousand, nearly all of which stand in the edges of letters:
/// the eye sees no difference, and the file is a quarter as large.
QImage withFewColours(const QImage &picture)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            ++counts[picture.pixel(x, y)];
    QList<QRgb> colours = counts.keys();
    std::sort(colours.begin(), colours.end(), [&](QRgb a, QRgb b) { return counts.value(a) > counts.value(b); });
    const int area = picture.width() * picture.height() / 1000; // a colour of so many dots is one of the design
    const auto sure = std::count_if(counts.cbegin(), counts.cend(), [area](int count) { return count > area; });
    QList<QRgb> kept;
    for (int spacing = 0; kept.isEmpty(); spacing += 16)
        kept = spaced(colours, std::min<qsizetype>(sure, 128), spacing);
    QHash<QRgb, uchar> nearest;
    for (const QRgb colour : std::as_const(colours)) {
        const auto closer = [colour](QRgb a, QRgb b) { return distance(a, colour) < distance(b, colour); };
        nearest.insert(colour,
                       static_cast<uchar>(std::min_element(kept.cbegin(), kept.cend(), closer) - kept.cbegin()));
    }
    QImage small(picture.size(), QImage::Format_Indexed8);
    small.setColorTable(kept);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            small.scanLine(y)[x] = nearest.value(picture.pixel(x, y));
    return small;
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

void paste(QWidget *widget, const QImage &picture)
{
    QGuiApplication::clipboard()->setImage(picture);
    widget->setFocus();
    sendKey(widget, Qt::Key_V, Qt::ControlModifier, {});
}

QModelIndex rowWith(QAbstractItemView *view, const QString &words)
{
    const QAbstractItemModel *model = view->model();
    for (int row = 0; row < model->rowCount(); ++row)
        if (const QModelIndex index = model->index(row, 0);
            index.data(Qt::AccessibleTextRole).toString().contains(words))
            return index;
    if (model->canFetchMore({}))
        view->scrollToBottom();
    return {};
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
    // By key: since Qt 6.8 a menu takes no click from a mouse that has not moved there.
    menu->setActiveAction(menu->actions().at(entry));
    sendKey(menu, Qt::Key_Return, Qt::NoModifier, {});
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
    QImage picture(window->size(), QImage::Format_RGB32); // without transparency: a smaller file
    QPainter painter(&picture);
    painter.drawPixmap(0, 0, window->grab());
    for (QWidget *widget : QApplication::topLevelWidgets())
        if (widget != window && widget->isVisible() && widget->parentWidget() && widget->window() != window
            && widget->parentWidget()->window() == window)
            drawAbove(painter, window->mapFromGlobal(widget->mapToGlobal(QPoint(0, 0))), widget);
    painter.end();
    return withFewColours(picture).save(file, "PNG", 0); // 0: as small as it gets
}

} // namespace otklik::tourhand
