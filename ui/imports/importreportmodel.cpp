#include "ui/imports/importreportmodel.h"

#include "ui/common/plaintext.h"
#include "ui/imports/importwords.h"

namespace otklik {

namespace {

/// The id of a record itself; a line below it has the record's row.
constexpr quintptr ofRecord = ~quintptr(0);

} // namespace

void ImportReportModel::setReport(const ImportReport &report)
{
    m_report = report;
    show();
}

void ImportReportModel::setFilter(std::optional<CustomerVerdict> verdict)
{
    if (m_filter == verdict)
        return;
    m_filter = verdict;
    show();
}

void ImportReportModel::show()
{
    if (!m_records.isEmpty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_records.size()) - 1);
        m_records.clear();
        endRemoveRows();
    }
    QList<Record> records;
    for (const ImportOutcome &outcome : std::as_const(m_report.outcomes))
        if (!m_filter || outcome.verdict == *m_filter)
            records.append(recordOf(outcome));
    if (records.isEmpty())
        return;
    beginInsertRows({}, 0, static_cast<int>(records.size()) - 1);
    m_records = std::move(records);
    endInsertRows();
}

ImportReportModel::Record ImportReportModel::recordOf(const ImportOutcome &outcome)
{
    Record record;
    record.verdict = outcome.verdict;
    const bool isRefused = outcome.verdict == CustomerVerdict::Refused;
    const QString name = outcome.name.isEmpty() ? outcome.externalId : outcome.name;
    record.who = isRefused ? ImportWords::refusal(outcome) : plaintext::oneLine(name);
    record.where = plaintext::oneLine(isRefused ? outcome.raw : outcome.externalId);
    for (const ImportChange &change : outcome.changes)
        record.lines.append(ImportWords::change(change));
    for (const ImportLikely &likely : outcome.likely)
        record.lines.append(ImportWords::likely(likely));
    for (const ImportText &code : outcome.leftOut)
        record.lines.append(ImportWords::leftOut(code.text, 0));
    return record;
}

QModelIndex ImportReportModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : ofRecord);
}

QModelIndex ImportReportModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == ofRecord)
        return {};
    return createIndex(static_cast<int>(child.internalId()), 0, ofRecord);
}

int ImportReportModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_records.size());
    const bool hasLines = parent.internalId() == ofRecord && parent.column() == 0;
    return hasLines ? static_cast<int>(m_records.at(parent.row()).lines.size()) : 0;
}

int ImportReportModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ImportReportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    QString text;
    if (index.internalId() != ofRecord) {
        if (index.column() == Who)
            text = m_records.at(static_cast<qsizetype>(index.internalId())).lines.at(index.row());
    } else {
        const Record &record = m_records.at(index.row());
        text = index.column() == Verdict ? ImportWords::verdict(record.verdict) : index.column() == Who ? record.who : record.where;
    }
    return role == Qt::ToolTipRole ? plaintext::toolTip(text) : text;
}

QVariant ImportReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Verdict:
        return tr("What");
    case Who:
        return tr("Who, and what changes");
    case Where:
        return tr("There");
    }
    return {};
}

} // namespace otklik
