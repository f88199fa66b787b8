#include "ui/imports/importcolumnsmodel.h"

#include "ui/common/plaintext.h"
#include "ui/imports/importwords.h"

#include <algorithm>

namespace otklik {

void ImportColumnsModel::setColumns(QList<ImportColumn> columns, const QList<ImportAssignment> &mapping)
{
    for (ImportColumn &column : columns)
        if (const auto said = std::ranges::find(mapping, column.name, &ImportAssignment::column); said != mapping.end())
            column.field = said->field;
    if (columns == m_columns)
        return;
    if (!m_columns.isEmpty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_columns.size()) - 1);
        m_columns.clear();
        endRemoveRows();
    }
    if (columns.isEmpty())
        return;
    beginInsertRows({}, 0, static_cast<int>(columns.size()) - 1);
    m_columns = std::move(columns);
    endInsertRows();
}

/// A property with a meaning of its own is left to it: it may be more than a text, as a name in parts is.
QList<ImportAssignment> ImportColumnsModel::mapping() const
{
    QList<ImportAssignment> mapping;
    for (const ImportColumn &column : m_columns)
        if (!column.name.isEmpty() && (column.usual.isEmpty() || column.field != column.usual))
            mapping.append({column.name, column.field});
    return mapping;
}

int ImportColumnsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

int ImportColumnsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportColumnsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportColumn &column = m_columns.at(index.row());
    if (role == Qt::EditRole && index.column() == Field)
        return column.field;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    QString text;
    if (index.column() == Name) {
        text = plaintext::oneLine(column.name);
    } else if (index.column() == Field) {
        text = column.isSensitive ? tr("Never collected") : ImportWords::field(column.field);
    } else if (column.isSensitive) {
        text = tr("Not looked at: health, religion, politics and the like are never collected");
    } else {
        QStringList samples;
        for (const ImportText &sample : column.samples)
            samples.append(plaintext::oneLine(sample.text));
        text = samples.join(QStringLiteral(" · "));
    }
    return role == Qt::ToolTipRole ? plaintext::toolTip(text) : text;
}

QVariant ImportColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Column");
    case Samples:
        return tr("First rows");
    case Field:
        return tr("Is");
    }
    return {};
}

Qt::ItemFlags ImportColumnsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isChoice = index.isValid() && index.column() == Field && !m_columns.at(index.row()).isSensitive;
    return isChoice ? flags | Qt::ItemIsEditable : flags;
}

bool ImportColumnsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    ImportColumn &column = m_columns[index.row()];
    const QString field = value.toString();
    if (!ImportWords::fields().contains(field))
        return false;
    if (column.field == field)
        return true;
    column.field = field;
    Q_EMIT dataChanged(index, index);
    Q_EMIT fieldChosen();
    return true;
}

} // namespace otklik
