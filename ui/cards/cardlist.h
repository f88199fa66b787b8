#pragma once

#include "ui/common/anchoredlistview.h"

namespace otklik {

/// A list of cards (CardDelegate) that stays where the eye has it while rows
/// come and go. Tells which row is looked at.
class CardList final : public AnchoredListView
{
    Q_OBJECT

public:
    explicit CardList(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Makes the first row current when none is.
    void ensureCurrent();

Q_SIGNALS:
    void currentRowChanged(int row); ///< -1: none

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace otklik
