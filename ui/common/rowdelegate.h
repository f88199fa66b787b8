#pragma once

#include "ui/common/metrics.h"

#include <QStyledItemDelegate>

namespace otklik {

/// Rows of a table with air above and below their text, as high as a list's.
class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(metrics::space2, metrics::space2);
    }
};

} // namespace otklik
