#pragma once

#include <QAbstractListModel>

#include <algorithm>

namespace otklik {

/// A flat list of plain rows that takes a new state of itself as the difference:
/// removals, moves, insertions and changes, never a reset. Rows need `==` and a
/// key that names them (rowKey(), found beside the row's type). UI thread.
template <class Row>
class RowListModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] const Row &rowAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    /// The row with this key, or -1.
    [[nodiscard]] int find(const QString &key, int from = 0) const
    {
        for (int row = from; row < rowCount(); ++row)
            if (rowKey(m_rows.at(row)) == key)
                return row;
        return -1;
    }

    void setRows(const QList<Row> &wanted)
    {
        for (int row = rowCount() - 1; row >= 0; --row) {
            const QString key = rowKey(m_rows.at(row));
            if (std::any_of(wanted.begin(), wanted.end(), [&](const Row &one) { return rowKey(one) == key; }))
                continue;
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
        for (int row = 0; row < static_cast<int>(wanted.size()); ++row)
            place(row, wanted.at(row));
    }

private:
    void place(int row, const Row &wanted)
    {
        const int from = find(rowKey(wanted), row);
        if (from < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, wanted);
            endInsertRows();
            return;
        }
        if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_rows.move(from, row);
            endMoveRows();
        }
        if (m_rows.at(row) == wanted)
            return;
        m_rows[row] = wanted;
        Q_EMIT dataChanged(index(row), index(row));
    }

    QList<Row> m_rows;
};

} // namespace otklik
