#include "ui/matrix/matrixtable.h"

#include "ui/common/plaintext.h"
#include "ui/decision/decisiontext.h"
#include "ui/decision/matrixcells.h"
#include "ui/matrix/listdiff.h"

namespace otklik {

MatrixTable::MatrixTable(const QString &language, QObject *parent) : QAbstractTableModel(parent), m_language(language) {}

void MatrixTable::show(const Matrix &matrix)
{
    showQuestions(matrix.questions);
    showRows(matrix.rows);
    m_matrix.version = matrix.version;
}

void MatrixTable::showQuestions(const QList<MatrixQuestion> &questions)
{
    auto &shown = m_matrix.questions;
    const auto wanted = [&](int at) { return questions.at(at); };
    diffKeys(
        keysOf(shown), keysOf(questions),
        [&](int at) {
            beginRemoveColumns({}, at, at);
            shown.removeAt(at);
            endRemoveColumns();
        },
        [&](int at) {
            beginInsertColumns({}, at, at);
            shown.insert(at, wanted(at));
            endInsertColumns();
        },
        [&](int from, int to) {
            beginMoveColumns({}, from, from, {}, to);
            shown.move(from, to);
            endMoveColumns();
        });
    for (int i = 0; i < static_cast<int>(shown.size()); ++i) {
        if (shown.at(i) == questions.at(i))
            continue;
        shown[i] = questions.at(i);
        Q_EMIT headerDataChanged(Qt::Horizontal, i, i);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, i), index(rowCount() - 1, i));
    }
}

void MatrixTable::showRows(const QList<MatrixRow> &rows)
{
    auto &shown = m_matrix.rows;
    diffKeys(
        keysOf(shown), keysOf(rows),
        [&](int at) {
            beginRemoveRows({}, at, at);
            shown.removeAt(at);
            endRemoveRows();
        },
        [&](int at) {
            beginInsertRows({}, at, at);
            shown.insert(at, rows.at(at));
            endInsertRows();
        },
        [&](int from, int to) {
            beginMoveRows({}, from, from, {}, to);
            shown.move(from, to);
            endMoveRows();
        });
    for (int i = 0; i < static_cast<int>(shown.size()); ++i) {
        if (shown.at(i) == rows.at(i))
            continue;
        shown[i] = rows.at(i);
        Q_EMIT dataChanged(index(i, 0), index(i, columnCount() - 1));
    }
}

void MatrixTable::setProblems(const QList<MatrixProblem> &problems)
{
    const QMap<int, QStringList> before = std::exchange(m_problems, {});
    for (const MatrixProblem &problem : problems) {
        const QList<int> rows = problem.rows();
        for (const int row : rows)
            m_problems[row].append(MatrixProblemText::sentence(problem, m_matrix, m_language));
    }
    for (int row = 0; row < rowCount(); ++row)
        if (before.value(row) != m_problems.value(row))
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1), {ProblemRole, Qt::ToolTipRole});
}

int MatrixTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matrix.rows.size());
}

int MatrixTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : tacticColumn() + 1;
}

QString MatrixTable::textAt(int row, int column) const
{
    const MatrixRow &r = m_matrix.rows.at(row);
    if (column < outcomeColumn()) {
        const MatrixQuestion &question = m_matrix.questions.at(column);
        const auto condition = r.conditions.constFind(question.key);
        if (condition != r.conditions.constEnd() && condition->isEmpty())
            return tr("No answer");
        return DecisionText::condition(question, r, m_language);
    }
    if (column == outcomeColumn())
        return DecisionText::outcome(r.outcome);
    if (column == approvalColumn())
        return r.approval == Approval::Lead ? tr("A lead") : tr("Nobody");
    return r.tactic.in(m_language);
}

QString MatrixTable::problemAt(int row) const
{
    return m_problems.value(row).join(u'\n');
}

QVariant MatrixTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString text = textAt(index.row(), index.column());
    const QString problem = problemAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return text;
    case Qt::ToolTipRole: return plaintext::toolTip(problem.isEmpty() ? text : problem);
    case Qt::AccessibleTextRole: return problem.isEmpty() ? text : tr("%1. A problem: %2").arg(text, problem);
    case ProblemRole: return !problem.isEmpty();
    default: return {};
    }
}

QVariant MatrixTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || section < 0)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    if (section < outcomeColumn())
        return m_matrix.questions.at(section).title.in(m_language);
    if (section == outcomeColumn())
        return tr("Outcome");
    return section == approvalColumn() ? tr("Who agrees") : tr("Tactic");
}

} // namespace otklik
