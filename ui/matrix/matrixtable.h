#pragma once

#include "ui/matrix/matrixproblem.h"

#include <QAbstractTableModel>

namespace otklik {

/// The rows of a draft as a table: a column per question, then outcome, who has
/// to agree, and tactic. Rows with a problem are marked. Follows the draft by
/// what came, went and moved. UI thread.
class MatrixTable final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit MatrixTable(const QString &language, QObject *parent = nullptr);

    void show(const Matrix &matrix);
    void setProblems(const QList<MatrixProblem> &problems);

    [[nodiscard]] const Matrix &matrix() const { return m_matrix; }
    [[nodiscard]] int outcomeColumn() const { return static_cast<int>(m_matrix.questions.size()); }
    [[nodiscard]] int approvalColumn() const { return outcomeColumn() + 1; }
    [[nodiscard]] int tacticColumn() const { return outcomeColumn() + 2; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void showRows(const QList<MatrixRow> &rows);
    void showQuestions(const QList<MatrixQuestion> &questions);
    [[nodiscard]] QString textAt(int row, int column) const;
    [[nodiscard]] QString problemAt(int row) const;

    const QString m_language;
    Matrix m_matrix;
    QMap<int, QStringList> m_problems; ///< by row, in words
};

} // namespace otklik
