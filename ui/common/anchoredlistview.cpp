#include "ui/common/anchoredlistview.h"

#include "ui/common/metrics.h"

#include <QScrollBar>

namespace otklik {

AnchoredListView::AnchoredListView(Follows follows, QWidget *parent) : QListView(parent), m_follows(follows)
{
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    verticalScrollBar()->setSingleStep(metrics::space6);
}

void AnchoredListView::setModel(QAbstractItemModel *newModel)
{
    if (model())
        model()->disconnect(this);
    // Connected before the base class connects itself: `about to` signals reach
    // us while the old layout still stands.
    if (newModel) {
        using M = QAbstractItemModel;
        connect(newModel, &M::rowsAboutToBeInserted, this, &AnchoredListView::keep);
        connect(newModel, &M::rowsAboutToBeRemoved, this, &AnchoredListView::keep);
        connect(newModel, &M::rowsAboutToBeMoved, this, &AnchoredListView::keep);
    }
    QListView::setModel(newModel);
    if (newModel) {
        using M = QAbstractItemModel;
        connect(newModel, &M::rowsInserted, this, &AnchoredListView::restore);
        connect(newModel, &M::rowsRemoved, this, &AnchoredListView::restore);
        connect(newModel, &M::rowsMoved, this, &AnchoredListView::restore);
    }
}

bool AnchoredListView::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 2;
}

bool AnchoredListView::isAtTop() const
{
    return verticalScrollBar()->value() <= 0;
}

void AnchoredListView::scrollToEnd()
{
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void AnchoredListView::relayoutKeepingPlace()
{
    keep();
    doItemsLayout();
    restore();
}

void AnchoredListView::keep()
{
    executeDelayedItemsLayout();
    m_wasAtEdge = m_follows == Follows::Top ? isAtTop() : m_follows == Follows::End && isAtEnd();
    m_anchor = indexAt(QPoint(viewport()->width() / 2, 1));
    m_anchorTop = m_anchor.isValid() ? visualRect(m_anchor).top() : 0;
}

void AnchoredListView::restore()
{
    executeDelayedItemsLayout();
    if (m_wasAtEdge) {
        if (m_follows == Follows::End)
            verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        return;
    }
    if (m_anchor.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(m_anchor).top() - m_anchorTop);
}

} // namespace otklik
