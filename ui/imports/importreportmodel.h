#pragma once

#include "models/customerimports.h"

#include <QAbstractItemModel>

namespace otklik {

/// What an import did, or would do, with single records; below each, what exactly. UI thread.
class ImportReportModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Verdict, Who, Where, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    void setReport(const ImportReport &report);
    /// Only records of this verdict; none: all.
    void setFilter(std::optional<CustomerVerdict> verdict);

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Record final
    {
        CustomerVerdict verdict = CustomerVerdict::New;
        QString who;
        QString where;
        QStringList lines;
    };
    [[nodiscard]] static Record recordOf(const ImportOutcome &outcome);
    void show();

    ImportReport m_report;
    std::optional<CustomerVerdict> m_filter;
    QList<Record> m_records;
};

} // namespace otklik
