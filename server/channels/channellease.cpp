#include "server/channels/channellease.h"

#include "server/log.h"
#include "server/store/leasestore.h"
#include "server/store/rows.h"
#include "server/store/store.h"

#include <QUuid>

#include <ctime>

namespace otklik::server {

namespace {

const QString leaseName = QStringLiteral("channels");

/// Steady, and unlike std::chrono::steady_clock it goes on while the machine sleeps.
qint64 bootMilliseconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

} // namespace

ChannelLease::ChannelLease(Store &store, Log &log, bool isShared, const Timing &timing)
    : m_store(store), m_log(log), m_isShared(isShared), m_timing(timing),
      m_holder(QUuid::createUuid().toString(QUuid::WithoutBraces)), m_thread([this] { return step(); })
{
}

ChannelLease::~ChannelLease()
{
    stop();
}

void ChannelLease::start(std::function<void()> held, std::function<void()> lost)
{
    m_whenHeld = std::move(held);
    m_whenLost = std::move(lost);
    m_thread.start();
}

void ChannelLease::stop()
{
    m_thread.stop();
    if (!m_isWorking)
        return;
    lose();
    const auto given = m_store.write([&](Rows &rows) -> Result<void> {
        LeaseStore(rows).giveBack(leaseName, m_holder);
        return {};
    });
    if (!given)
        m_log.warning(QLatin1StringView("lease_kept"), {{QStringLiteral("code"), given.error().code}});
}

bool ChannelLease::isHeld() const
{
    return bootMilliseconds() < m_safeUntil;
}

Result<void> ChannelLease::check(Rows &rows) const
{
    if (LeaseStore(rows).isHeld(leaseName, m_token))
        return {};
    return failure(Error::Kind::Conflict, QStringLiteral("lease_lost"));
}

std::chrono::milliseconds ChannelLease::step()
{
    const qint64 asked = bootMilliseconds();
    const auto token = m_store.write([&](Rows &rows) -> Result<std::optional<qint64>> {
        LeaseStore leases(rows);
        if (!m_isShared && !m_isSeized)
            return leases.seize(leaseName, m_holder, m_timing.length);
        return leases.take(leaseName, m_holder, m_timing.length);
    });
    if (token && *token) {
        if (m_token != **token)
            lose(); // what was begun under an earlier holding must end first
        if (!m_isWorking)
            m_log.info(QLatin1StringView("lease_taken"), {{QStringLiteral("lease"), leaseName}});
        m_isSeized = true;
        m_isWorking = true;
        m_token = **token;
        m_safeUntil = asked + m_timing.length.count();
        m_whenHeld();
    } else if (token || !isHeld()) {
        lose(); // another one has it, or the database could not be asked for too long
    }
    return m_timing.renewal;
}

void ChannelLease::lose()
{
    if (!m_isWorking)
        return;
    m_isWorking = false;
    m_safeUntil = 0;
    m_log.info(QLatin1StringView("lease_ended"), {{QStringLiteral("lease"), leaseName}});
    m_whenLost();
}

} // namespace otklik::server
