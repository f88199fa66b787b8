#include "ui/cards/cardlist.h"

#include "ui/cards/carddelegate.h"

namespace otklik {

CardList::CardList(QWidget *parent) : AnchoredListView(Follows::Top, parent)
{
    setItemDelegate(new CardDelegate(this));
    setSelectionMode(SingleSelection);
}

void CardList::setModel(QAbstractItemModel *newModel)
{
    AnchoredListView::setModel(newModel);
    if (!newModel)
        return;
    connect(newModel, &QAbstractItemModel::dataChanged, this, [this] { scheduleDelayedItemsLayout(); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1); });
}

void CardList::ensureCurrent()
{
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

void CardList::resizeEvent(QResizeEvent *event)
{
    AnchoredListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

} // namespace otklik
