#include "app/serverrights.h"

#include "app/workplace.h"

#include <QPromise>

namespace otklik {

namespace {

template <class T>
Answer<T> offline()
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(failure(Error::Kind::Retry, QStringLiteral("offline")));
    promise.finish();
    return promise.future();
}

} // namespace

Answer<QByteArray> ServerRights::exportOf(const PersonId &id)
{
    return m_workplace.sync() ? m_workplace.sync()->exportOf(id) : offline<QByteArray>();
}

Answer<ErasureScope> ServerRights::wouldErase(const PersonId &id)
{
    return m_workplace.sync() ? m_workplace.sync()->wouldErase(id) : offline<ErasureScope>();
}

Answer<ErasureScope> ServerRights::erase(const PersonId &id, const QString &reason)
{
    return m_workplace.sync() ? m_workplace.sync()->erase(id, reason) : offline<ErasureScope>();
}

Answer<JournalPage> ServerRights::journal(const PersonId &id, qint64 before)
{
    return m_workplace.sync() ? m_workplace.sync()->journal(id, before) : offline<JournalPage>();
}

void ServerRights::tell(const PersonId &person, Doing doing)
{
    if (m_workplace.sync())
        m_workplace.sync()->tell(person, doing);
}

} // namespace otklik
