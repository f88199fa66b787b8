#include "ui/composer/replypane.h"

#include <QVBoxLayout>

namespace otklik {

ReplyPane::ReplyPane(QWidget *decision, QWidget *composer, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(decision);
    column->addWidget(composer, 1);
    setFocusProxy(composer);
}

void ReplyPane::addHint(QWidget *hint)
{
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, hint);
}

} // namespace otklik
