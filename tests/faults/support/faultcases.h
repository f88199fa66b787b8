#pragma once

#include "tests/faults/support/faultpoint.h"

#include <QList>

namespace otklik::faults {

/// One fault at one storage call.
struct FaultCase final
{
    storage_fault fault = FAULT_NONE;
    qint64 at = 0;

    /// "killed before 17": names the case, also for OTKLIK_FAULTS_ONLY.
    [[nodiscard]] QString name() const;
};

/// Every fault at every call that it concerns; `kinds` is what a run without faults has counted.
[[nodiscard]] QList<FaultCase> everyFault(const QByteArray &kinds);
/// At most `count` of them, evenly spread.
[[nodiscard]] QList<FaultCase> evenSample(const QList<FaultCase> &cases, qsizetype count);
/// What this run has to try: the sample, all in the long form, or the only one that is asked for.
[[nodiscard]] QList<FaultCase> casesToTry(const QByteArray &kinds, qsizetype shortCount);

} // namespace otklik::faults
