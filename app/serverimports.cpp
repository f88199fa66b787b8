#include "app/serverimports.h"

#include "app/offline.h"
#include "app/workplace.h"

namespace otklik {

Answer<ImportOverview> ServerImports::overview()
{
    return m_workplace.sync() ? m_workplace.sync()->imports().overview() : offline<ImportOverview>();
}

Answer<CustomerJob> ServerImports::start(const ImportStart &start)
{
    return m_workplace.sync() ? m_workplace.sync()->imports().start(start) : offline<CustomerJob>();
}

Answer<CustomerJob> ServerImports::send(const QString &job, qint64 at, const QByteArray &bytes)
{
    return m_workplace.sync() ? m_workplace.sync()->imports().send(job, at, bytes) : offline<CustomerJob>();
}

Answer<CustomerJob> ServerImports::order(const QString &job, const ImportOrder &order)
{
    return m_workplace.sync() ? m_workplace.sync()->imports().order(job, order) : offline<CustomerJob>();
}

Answer<CustomerJob> ServerImports::job(const QString &id)
{
    return m_workplace.sync() ? m_workplace.sync()->imports().job(id) : offline<CustomerJob>();
}

Answer<ImportReport> ServerImports::report(const QString &job)
{
    return m_workplace.sync() ? m_workplace.sync()->imports().report(job) : offline<ImportReport>();
}

Answer<CustomerJob> ServerImports::stop(const QString &job)
{
    return m_workplace.sync() ? m_workplace.sync()->imports().stop(job) : offline<CustomerJob>();
}

Answer<bool> ServerImports::forget(const QString &job)
{
    return m_workplace.sync() ? m_workplace.sync()->imports().forget(job) : offline<bool>();
}

} // namespace otklik
