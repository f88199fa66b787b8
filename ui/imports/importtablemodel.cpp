#include "ui/imports/importtablemodel.h"

#include "ui/common/plaintext.h"

#include <algorithm>

namespace otklik {

ImportTableModel::ImportTableModel(QStringList headers, int firstNumber, int lastNumber, QObject *parent)
    : QAbstractTableModel(parent), m_headers(std::move(headers)), m_firstNumber(firstNumber), m_lastNumber(lastNumber)
{}

void ImportTableModel::setLines(const QList<ImportLine> &wanted)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (std::ranges::find(wanted, m_lines.at(row).key, &ImportLine::key) != wanted.end())
            continue;
        beginRemoveRows({}, row, row);
        m_lines.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(wanted.size()); ++row)
        place(row, wanted.at(row));
}

void ImportTableModel::place(int row, const ImportLine &wanted)
{
    const auto at = std::find_if(m_lines.begin() + row, m_lines.end(), [&](const ImportLine &one) { return one.key == wanted.key; });
    const int from = static_cast<int>(at - m_lines.begin());
    if (at == m_lines.end()) {
        beginInsertRows({}, row, row);
        m_lines.insert(row, wanted);
        endInsertRows();
        return;
    }
    if (from != row) {
        beginMoveRows({}, from, from, {}, row);
        m_lines.move(from, row);
        endMoveRows();
    }
    if (m_lines.at(row) == wanted)
        return;
    m_lines[row] = wanted;
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

int ImportTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ImportTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant ImportTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString cell = m_lines.at(index.row()).cells.value(index.column());
    if (role == Qt::DisplayRole)
        return cell;
    if (role == Qt::AccessibleTextRole)
        return QString(m_headers.at(index.column()) + QStringLiteral(": ") + cell);
    if (role == Qt::ToolTipRole)
        return plaintext::toolTip(cell);
    if (role == Qt::TextAlignmentRole && isNumber(index.column()))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    return {};
}

QVariant ImportTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return role == Qt::DisplayRole ? QVariant(m_headers.value(section)) : QVariant();
}

} // namespace otklik
