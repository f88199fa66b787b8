#include "app/serverrights.h"

#include "app/offline.h"
#include "app/workplace.h"

namespace otklik {

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
