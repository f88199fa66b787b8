#include "ui/decision/matrixmodel.h"

#include "ui/decision/decisiontext.h"
#include "ui/decision/matrixcells.h"

#include <QFont>

namespace otklik {

MatrixModel::MatrixModel(const Matrix &matrix, const QString &language, QObject *parent)
    : QAbstractTableModel(parent), m_matrix(matrix), m_language(language)
{
}

void MatrixModel::setLitRow(int row)
{
    const int before = std::exchange(m_litRow, row);
    for (const int changed : {before, row})
        if (before != row && changed >= 0 && changed < rowCount())
            Q_EMIT dataChanged(index(changed, 0), index(changed, columnCount() - 1));
}

int MatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matrix.rows.size());
}

int MatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : outcomeColumn() + 2;
}

QString MatrixModel::textAt(int row, int column) const
{
    const MatrixRow &r = m_matrix.rows.at(row);
    if (column < outcomeColumn())
        return DecisionText::condition(m_matrix.questions.at(column), r, m_language);
    if (column > outcomeColumn())
        return r.tactic.in(m_language);
    const QString outcome = DecisionText::outcome(r.outcome);
    return r.approval == Approval::Lead ? tr("%1 (a lead agrees)").arg(outcome) : outcome;
}

QVariant MatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isLit = index.row() == m_litRow;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return textAt(index.row(), index.column());
    case Qt::AccessibleTextRole: return isLit ? tr("Fits this case: %1").arg(textAt(index.row(), index.column())) : textAt(index.row(), index.column());
    case Qt::FontRole: {
        QFont bold;
        bold.setWeight(QFont::DemiBold);
        return index.column() == outcomeColumn() ? QVariant(bold) : QVariant();
    }
    case IsLitRole: return isLit;
    default: return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role != Qt::DisplayRole)
        return {};
    if (section < outcomeColumn())
        return m_matrix.questions.at(section).title.in(m_language);
    return section == outcomeColumn() ? tr("Outcome") : tr("Tactic");
}

} // namespace otklik
