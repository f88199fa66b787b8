#include "server/retention/retentionworker.h"

#include "server/log.h"
#include "server/store/store.h"
#include "server/store/workspacestore.h"

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

constexpr auto leaseLength = 10min;
constexpr auto betweenRounds = 1h;
constexpr auto betweenParts = 1s; ///< writers who wait get their turn, and laptops take it in small pages
constexpr auto betweenScrubs = 24h;
constexpr int mostPartsOfPeople = 50; ///< of one round: so many thousand people are looked at

} // namespace

RetentionWorker::RetentionWorker(Store &store, Log &log, bool isShared)
    : m_store(store), m_log(log), m_lease(QStringLiteral("retention"), isShared, leaseLength),
      m_retention(store, [this](Rows &rows) { return m_lease.take(rows); }), m_thread([this] { return step(); })
{
}

RetentionWorker::~RetentionWorker()
{
    stop();
}

void RetentionWorker::stop()
{
    m_thread.stop();
}

Result<bool> RetentionWorker::doPart()
{
    if (!m_isTextsDone) {
        const auto hasMore = m_retention.emptyTexts();
        if (!hasMore)
            return hasMore;
        m_isTextsDone = !*hasMore;
        return true;
    }
    if (m_partsOfPeople == mostPartsOfPeople)
        return false;
    ++m_partsOfPeople;
    return m_retention.erasePeople();
}

Result<void> RetentionWorker::scrub()
{
    const TimePoint now = m_store.clock().now();
    if (m_scrubbedAt && now - *m_scrubbedAt < betweenScrubs)
        return {};
    const auto isMine = m_store.write([&](Rows &rows) -> Result<bool> {
        return WorkspaceStore(rows).isScrubDue() && m_lease.take(rows).has_value();
    });
    if (!isMine || !*isMine)
        return isMine ? Result<void>() : tl::unexpected<Error>(isMine.error());
    m_scrubbedAt = now;
    return m_store.scrub();
}

std::chrono::milliseconds RetentionWorker::finishRound()
{
    m_isTextsDone = false;
    m_partsOfPeople = 0;
    return betweenRounds;
}

std::chrono::milliseconds RetentionWorker::step()
{
    const qint64 emptied = m_retention.emptied();
    const qint64 erased = m_retention.erased();
    const auto hasMore = doPart();
    if (m_retention.emptied() > emptied || m_retention.erased() > erased)
        m_log.info(QLatin1StringView("retention"), {{QStringLiteral("texts"), m_retention.emptied() - emptied},
                                                    {QStringLiteral("people"), m_retention.erased() - erased}});
    if (hasMore && *hasMore)
        return betweenParts;
    const bool isOthers = !hasMore && hasMore.error().code == QLatin1StringView("lease_lost");
    if (!hasMore && !isOthers)
        m_log.warning(QLatin1StringView("retention_failed"), {{QStringLiteral("code"), hasMore.error().code}});
    if (const auto scrubbed = isOthers ? Result<void>() : scrub(); !scrubbed)
        m_log.warning(QLatin1StringView("scrub_failed"), {{QStringLiteral("code"), scrubbed.error().code}});
    return finishRound();
}

} // namespace otklik::server
