#include "server/workers/worklease.h"

#include "server/store/leasestore.h"

#include <QUuid>

namespace otklik::server {

WorkLease::WorkLease(QString name, bool isShared, std::chrono::milliseconds length)
    : m_name(std::move(name)), m_holder(QUuid::createUuid().toString(QUuid::WithoutBraces)), m_isShared(isShared),
      m_length(length)
{
}

Result<void> WorkLease::take(Rows &rows) const
{
    LeaseStore leases(rows);
    if (!m_isShared) {
        (void)leases.seize(m_name, m_holder, m_length);
        return {};
    }
    if (leases.take(m_name, m_holder, m_length))
        return {};
    return failure(Error::Kind::Conflict, QStringLiteral("lease_lost"));
}

void WorkLease::giveBack(Rows &rows) const
{
    LeaseStore(rows).giveBack(m_name, m_holder);
}

} // namespace otklik::server
