#include "server/linkage/linkageworker.h"

#include "server/log.h"
#include "server/store/store.h"

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

constexpr auto leaseLength = 60s;
constexpr auto untilAskedAgain = 20s;

} // namespace

LinkageWorker::LinkageWorker(Store &store, Log &log, bool isShared)
    : m_store(store), m_log(log), m_lease(QStringLiteral("linkage"), isShared, leaseLength),
      m_thread([this] { return step(); })
{}

LinkageWorker::~LinkageWorker()
{
    stop();
}

void LinkageWorker::stop()
{
    m_isStopping = true;
    m_thread.stop();
    if (std::exchange(m_linkage, nullptr))
        m_lease.giveBack(m_store, m_log);
}

std::chrono::milliseconds LinkageWorker::step()
{
    if (!mayWork()) {
        m_linkage.reset();
        return untilAskedAgain;
    }
    if (!m_linkage)
        m_linkage = std::make_unique<Linkage>(m_store, m_log, [this](Rows &rows) { return m_lease.take(rows); });
    return m_linkage->step([this] { return m_isStopping.load(); });
}

/// Where nobody else can open the database, it is for this process to work; else it is asked long before
/// the lease ends, also while there is nothing to write.
bool LinkageWorker::mayWork()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_lease.isShared() || now < m_askAgainAt)
        return !m_lease.isShared() || m_linkage;
    m_askAgainAt = now + untilAskedAgain;
    return m_store.write([&](Rows &rows) { return m_lease.take(rows); }).has_value();
}

} // namespace otklik::server
