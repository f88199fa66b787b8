#include "ui/matrix/matrixchecker.h"

#include "ui/common/deliver.h"

#include <QPromise>

namespace otklik {

MatrixChecker::MatrixChecker(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

MatrixChecker::~MatrixChecker()
{
    m_pool.waitForDone(); // a check is bounded
}

void MatrixChecker::check(const Matrix &matrix)
{
    if (m_isChecking) {
        m_next = matrix;
        return;
    }
    m_isChecking = true;
    auto promise = std::make_shared<QPromise<QList<MatrixFault>>>();
    promise->start();
    deliver(this, promise->future(), [this](const QList<MatrixFault> &faults) { take(faults); });
    m_pool.start([promise, matrix] {
        promise->addResult(checkMatrix(matrix));
        promise->finish();
    });
}

void MatrixChecker::take(const QList<MatrixFault> &faults)
{
    m_isChecking = false;
    if (m_next)
        check(*std::exchange(m_next, std::nullopt));
    else
        Q_EMIT checked(faults);
}

} // namespace otklik
