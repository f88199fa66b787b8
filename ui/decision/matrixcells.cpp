#include "ui/decision/matrixcells.h"

#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace otklik {

namespace {

constexpr int conditionWidth = 120;
constexpr int outcomeWidth = 148;
constexpr int tacticWidth = 260;
constexpr int headerLines = 4;
constexpr int problemBar = 3;
constexpr int textFlags = int(Qt::AlignLeft) | int(Qt::AlignVCenter) | int(Qt::TextWordWrap);

QRect inside(const QRect &rect)
{
    return rect.adjusted(metrics::space2, metrics::space2, -metrics::space2, -metrics::space2);
}

} // namespace

void MatrixCells::dress(QTableView &table)
{
    table.setFrameShape(QFrame::NoFrame);
    table.setItemDelegate(new MatrixCells(&table));
    table.setShowGrid(false);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView *header = table.horizontalHeader();
    header->setDefaultSectionSize(conditionWidth);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::Alignment::fromInt(textFlags));
    header->setFixedHeight(headerLines * table.fontMetrics().height() + metrics::space2);
    header->setHighlightSections(false);
}

void MatrixCells::fitColumns(QTableView &table, int outcomeColumn)
{
    const int last = table.model()->columnCount() - 1;
    for (int column = 0; column <= last; ++column)
        table.setColumnWidth(column, column == outcomeColumn ? outcomeWidth
                                     : column == last        ? tacticWidth
                                                             : conditionWidth);
    table.resizeRowsToContents();
}

void MatrixCells::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const Colours &c = coloursOf(option.palette);
    const bool isLit = index.data(IsLitRole).toBool();
    const bool hasProblem = index.data(ProblemRole).toBool();
    painter->save();
    if (isLit || option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, isLit ? c.mark : c.hover);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, c.border);
    if (hasProblem && index.column() == 0)
        painter->fillRect(option.rect.left(), option.rect.top(), problemBar, option.rect.height(), c.danger);
    painter->setFont(cell.font);
    painter->setPen(c.text);
    painter->drawText(inside(option.rect), textFlags, cell.text);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(c.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize MatrixCells::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    const int width = table ? table->columnWidth(index.column()) : conditionWidth;
    const QRect room = inside(QRect(0, 0, width, 10'000));
    const int height = QFontMetrics(cell.font).boundingRect(room, textFlags, cell.text).height();
    return {width, height + 2 * metrics::space2};
}

} // namespace otklik
