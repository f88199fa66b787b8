#include "ui/cards/cardpage.h"

#include "ui/cards/cardlist.h"
#include "ui/common/emptystate.h"

#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace otklik {

CardPage::CardPage(QAbstractItemModel &model, const QString &name, EmptyState *empty, QWidget *parent)
    : QWidget(parent), m_list(new CardList(this)), m_empty(empty), m_stack(new QStackedLayout(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_list->setAccessibleName(name);
    m_list->setModel(&model);
    setFocusProxy(m_list);
}

void CardPage::setPanes(QWidget *detail, ListSize size, QWidget *aboveList)
{
    auto *panes = new QSplitter(Qt::Horizontal, this);
    panes->setChildrenCollapsible(false);
    panes->setHandleWidth(1);
    auto *left = new QWidget(panes);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (aboveList)
        column->addWidget(aboveList);
    column->addWidget(m_list, 1);
    panes->addWidget(left);
    panes->addWidget(detail);
    panes->setStretchFactor(1, 1);
    panes->setSizes({size.width, size.ratio * size.width});
    m_content = panes;
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
}

void CardPage::showWhetherEmpty(bool isEmpty)
{
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_content);
    m_list->ensureCurrent();
}

int CardPage::currentRow() const
{
    return m_list->currentIndex().row();
}

} // namespace otklik
