#include "server/channels/moderationrunner.h"

#include "server/log.h"

#include <algorithm>

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds idleWait = 30s;

} // namespace

ModerationRunner::ModerationRunner(ModeratingStore &store, ConnectorOf connectorOf, const Clock &clock, Log &log,
                                   std::chrono::milliseconds tryAgain)
    : m_store(store), m_connectorOf(std::move(connectorOf)), m_clock(clock), m_log(log), m_tryAgain(tryAgain)
{
}

std::chrono::milliseconds ModerationRunner::step(const std::function<bool()> &isStopping)
{
    const auto due = m_store.toModerate();
    if (!due)
        return idleWait;
    QHash<QString, TimePoint> stillDue;
    for (const OutgoingModeration &one : *due)
        stillDue.insert(one.id.value, m_nextTry.value(one.id.value));
    m_nextTry = stillDue;
    for (const OutgoingModeration &one : *due)
        if (!isStopping() && m_nextTry.value(one.id.value) <= m_clock.now())
            moderate(one);
    std::chrono::milliseconds wait = idleWait;
    for (const TimePoint next : std::as_const(m_nextTry))
        wait = std::min(wait, std::max<std::chrono::milliseconds>(next - m_clock.now(), 10ms));
    return wait;
}

void ModerationRunner::moderate(const OutgoingModeration &moderation)
{
    const auto connector = m_connectorOf(moderation.sourceId);
    if (!connector)
        return; // another process may be at it, or nothing is connected: it waits for a person
    using enum ModerationResult::Outcome;
    const ModerationResult result = connector->moderate(moderation.order);
    m_log.info(QLatin1StringView("moderation"), {{QStringLiteral("moderation"), moderation.id.value},
                                                 {QStringLiteral("problem"), result.problem}});
    if (result.outcome == Done || result.outcome == Refused) {
        (void)m_store.moderated(moderation, result.outcome == Done ? QString() : result.problem);
        m_nextTry.remove(moderation.id.value);
        return;
    }
    m_nextTry.insert(moderation.id.value,
                     m_clock.now() + std::max<std::chrono::milliseconds>(std::chrono::seconds(result.retryAfterSeconds), m_tryAgain));
}

} // namespace otklik::server
