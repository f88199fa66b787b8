#pragma once

#include <QStyledItemDelegate>

namespace otklik {

/// Paints a row of PendingModel: an icon of its state, the deed, and where it stands.
class PendingDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace otklik
