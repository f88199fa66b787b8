#pragma once

#include "guidance/matrix/matrix.h"

#include <QAbstractTableModel>

namespace otklik {

/// The response matrix as a table: a column per question, then outcome and
/// tactic. The row that fits the open case is lit. UI thread.
class MatrixModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    MatrixModel(const Matrix &matrix, const QString &language, QObject *parent = nullptr);

    void setLitRow(int row);
    [[nodiscard]] int litRow() const { return m_litRow; }
    [[nodiscard]] int outcomeColumn() const { return static_cast<int>(m_matrix.questions.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textAt(int row, int column) const;

    Matrix m_matrix;
    QString m_language;
    int m_litRow = -1;
};

} // namespace otklik
