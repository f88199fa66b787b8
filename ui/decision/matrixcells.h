#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace otklik {

/// What a table of a matrix tells about its cells besides their text.
enum MatrixCellRole {
    IsLitRole = Qt::UserRole, ///< bool: the row fits the open case
    ProblemRole,              ///< bool: the row has a problem
};

/// Cells with room around their wrapped text and only a hairline below; rows that
/// are lit or have a problem are marked.
class MatrixCells final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Makes a table show a matrix: a narrow column per question, wider ones from `outcomeColumn` on.
    static void dress(QTableView &table);
    static void fitColumns(QTableView &table, int outcomeColumn);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace otklik
