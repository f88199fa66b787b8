#pragma once

#include "ui/matrix/matrixproblem.h"

#include <QAbstractListModel>

namespace otklik {

/// The problems of a draft in words. UI thread.
class ProblemList final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ProblemList(const QString &language, QObject *parent = nullptr);

    void show(const QList<MatrixProblem> &problems, const Matrix &matrix);
    [[nodiscard]] const QList<MatrixProblem> &problems() const { return m_problems; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    const QString m_language;
    QList<MatrixProblem> m_problems;
    QStringList m_sentences; ///< parallel
};

} // namespace otklik
