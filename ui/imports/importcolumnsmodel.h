#pragma once

#include "models/customerimports.h"

#include <QAbstractTableModel>

namespace otklik {

/// The columns of a file, with what each is taken for: the one cell of a line that can be changed. UI thread.
class ImportColumnsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Samples, Field, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `mapping`: what was said of them before.
    void setColumns(QList<ImportColumn> columns, const QList<ImportAssignment> &mapping);
    /// What is to be said of them to the server.
    [[nodiscard]] QList<ImportAssignment> mapping() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// A name of CustomerField under Qt::EditRole.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void fieldChosen(); ///< by a person

private:
    QList<ImportColumn> m_columns;
};

} // namespace otklik
