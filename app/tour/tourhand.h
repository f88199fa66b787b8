#pragma once

#include <QList>
#include <QModelIndex>
#include <QPoint>
#include <QString>

class QAbstractButton;
class QAbstractItemView;
class QImage;
class QWidget;

namespace otklik {

/// The hand and eye of the tour: presses, types and looks as a person does, on
/// the real windows, through the events that a mouse and a keyboard make.
namespace tourhand {

void click(QWidget *widget, const QPoint &at);
/// False where there is no such button, or it cannot be pressed.
[[nodiscard]] bool press(QAbstractButton *button);
void clickRow(QAbstractItemView *view, const QModelIndex &index);
/// The row of a list whose words for screen readers hold these; none: the list
/// is scrolled on where it has more to show.
[[nodiscard]] QModelIndex rowWith(QAbstractItemView *view, const QString &words);
/// Selects everything in the widget and types over it.
void typeOver(QWidget *widget, const QString &text);
/// Takes a picture from the clipboard into the widget.
void paste(QWidget *widget, const QImage &picture);
/// Chooses the n-th entry of the menu that is open. False: there is none.
[[nodiscard]] bool chooseFromMenu(int entry);
/// The visible buttons below a widget, in the order they were made.
[[nodiscard]] QList<QAbstractButton *> buttonsIn(const QWidget *root);
/// A picture of a window with what floats above it.
[[nodiscard]] bool photograph(QWidget *window, const QString &file);

} // namespace tourhand

} // namespace otklik
