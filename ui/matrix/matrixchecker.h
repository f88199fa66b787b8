#pragma once

#include "guidance/matrix/matrixcheck.h"

#include <QObject>
#include <QThreadPool>

#include <optional>

namespace otklik {

/// Checks drafts on a thread of its own, the newest only: what changed while one
/// was being checked is checked next. Child of the presenter; UI thread.
class MatrixChecker final : public QObject
{
    Q_OBJECT

public:
    explicit MatrixChecker(QObject *parent = nullptr);
    ~MatrixChecker() override;

    void check(const Matrix &matrix);
    [[nodiscard]] bool isChecking() const { return m_isChecking; }

Q_SIGNALS:
    /// Of the matrix given last.
    void checked(const QList<otklik::MatrixFault> &faults);

private:
    void take(const QList<MatrixFault> &faults);

    QThreadPool m_pool;
    std::optional<Matrix> m_next;
    bool m_isChecking = false;
};

} // namespace otklik
