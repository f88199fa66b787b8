#pragma once

#include "models/mutation.h"

#include <QAbstractListModel>

namespace otklik {

/// What waits for the server and what it refused, oldest first. Rows come and
/// go by their ids; it is never reset.
class PendingModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { DeedRole = Qt::UserRole, StateRole, IsRefusedRole, IsUnderWayRole };

    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<PendingMutation> &rows);
    [[nodiscard]] const PendingMutation &row(int row) const { return m_rows.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<PendingMutation> m_rows;
};

} // namespace otklik
