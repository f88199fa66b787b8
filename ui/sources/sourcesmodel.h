#pragma once

#include "models/network.h"

#include <QAbstractListModel>
#include <QCoreApplication>

namespace otklik {

/// The sources of the workspace, by title. Rows come, go and change by id.
class SourcesModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(QList<Source> rows);
    [[nodiscard]] const Source &row(int row) const { return m_rows.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// How a source is doing, in words.
    [[nodiscard]] static QString stateText(const Source &source);

private:
    QList<Source> m_rows;
};

} // namespace otklik
