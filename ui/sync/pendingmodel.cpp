#include "ui/sync/pendingmodel.h"

#include "ui/sync/pendingtext.h"

#include <QSet>

namespace otklik {

void PendingModel::setRows(const QList<PendingMutation> &rows)
{
    QSet<MutationId> kept;
    for (const PendingMutation &row : rows)
        kept.insert(row.mutation.id);
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        if (kept.contains(m_rows.at(i).mutation.id))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    // The log only grows at its end, so what is left stands in the same order.
    for (int i = 0; i < rows.size(); ++i) {
        if (i < m_rows.size() && m_rows.at(i).mutation.id == rows.at(i).mutation.id) {
            m_rows[i] = rows.at(i);
            Q_EMIT dataChanged(index(i), index(i));
            continue;
        }
        beginInsertRows({}, i, i);
        m_rows.insert(i, rows.at(i));
        endInsertRows();
    }
    if (m_rows.size() > rows.size()) {
        beginRemoveRows({}, static_cast<int>(rows.size()), static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
}

int PendingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PendingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PendingMutation &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return QString(PendingText::deed(row.mutation.kind) + u'\n' + PendingText::state(row));
    case DeedRole:
        return PendingText::deed(row.mutation.kind);
    case StateRole:
        return PendingText::state(row);
    case IsRefusedRole:
        return row.state == PendingState::Refused;
    case IsUnderWayRole: // handed out at least once, and not answered yet
        return row.state == PendingState::Waiting && row.attempts > 0;
    default:
        return {};
    }
}

} // namespace otklik
