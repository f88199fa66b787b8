#include "server/workers/worklease.h"

#include "server/log.h"
#include "server/store/leasestore.h"
#include "server/store/store.h"

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

void WorkLease::giveBack(Store &store, Log &log) const
{
    if (!m_isShared)
        return;
    const auto given = store.write([&](Rows &rows) -> Result<void> {
        LeaseStore(rows).giveBack(m_name, m_holder);
        return {};
    });
    if (!given)
        log.warning(QLatin1StringView("lease_kept"), {{QStringLiteral("code"), given.error().code}});
}

} // namespace otklik::server
