#include "tests/faults/support/faultcases.h"

#include "tests/faults/support/tally.h"

namespace otklik::faults {

QString FaultCase::name() const
{
    return QLatin1StringView(nameOf(fault)) + u' ' + QString::number(at);
}

QList<FaultCase> everyFault(const QByteArray &kinds)
{
    QList<FaultCase> cases;
    for (qsizetype i = 0; i < kinds.size(); ++i)
        for (const storage_fault fault : {FAULT_KILL_BEFORE, FAULT_KILL_AFTER, FAULT_TORN, FAULT_IO_ERROR,
                                          FAULT_SYNC_ERROR, FAULT_DISK_FULL, FAULT_POWER_CUT})
            if (concerns(fault, kinds.at(i)))
                cases.append({fault, i + 1});
    return cases;
}

QList<FaultCase> evenSample(const QList<FaultCase> &cases, qsizetype count)
{
    if (cases.size() <= count)
        return cases;
    QList<FaultCase> some;
    for (qsizetype i = 0; i < count; ++i)
        some.append(cases.at(i * cases.size() / count));
    return some;
}

QList<FaultCase> casesToTry(const QByteArray &kinds, qsizetype shortCount)
{
    const QList<FaultCase> all = everyFault(kinds);
    const QString only = onlyCase();
    if (only.isEmpty())
        return isLong() ? all : evenSample(all, shortCount);
    QList<FaultCase> one;
    for (const FaultCase &each : all)
        if (each.name() == only)
            one.append(each);
    return one;
}

} // namespace otklik::faults
