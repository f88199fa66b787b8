#include "ui/common/iconbutton.h"

#include "ui/common/icons.h"

#include <QToolButton>

namespace otklik {

QToolButton *makeIconButton(const QString &iconName, const QString &hint, QWidget *parent, int size)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(iconName, IconTone::Quiet));
    button->setIconSize(QSize(size, size));
    button->setToolTip(hint);
    button->setAccessibleName(hint);
    button->setAutoRaise(true);
    return button;
}

} // namespace otklik
