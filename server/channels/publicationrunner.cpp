#include "server/channels/publicationrunner.h"

#include "channels/http/http.h"
#include "channels/problems.h"
#include "server/log.h"

#include <algorithm>

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

/// Sent once more after an attempt that did not arrive, and then not again by itself.
constexpr qint64 attemptsByItself = 2;
constexpr auto idleWait = 30s;

Settlement stillUnknown(const QString &problem)
{
    Settlement settlement;
    settlement.state = PublicationState::Unknown;
    settlement.problem = problem;
    return settlement;
}

} // namespace

PublicationRunner::PublicationRunner(SendingStore &store, ConnectorOf connectorOf, const Clock &clock, Log &log,
                                     const ChannelTiming &timing)
    : m_store(store), m_connectorOf(std::move(connectorOf)), m_clock(clock), m_log(log), m_timing(timing)
{
}

std::chrono::milliseconds PublicationRunner::step(const std::function<bool()> &isStopping)
{
    readBackAll(isStopping);
    while (!isStopping()) {
        const auto due = m_store.takeDue();
        if (!due) {
            m_log.error(QLatin1StringView("publications_not_read"), {{QStringLiteral("code"), due.error().code}});
            return idleWait;
        }
        if (!*due)
            break;
        send(**due);
    }
    return untilNext();
}

void PublicationRunner::readBackAll(const std::function<bool()> &isStopping)
{
    const auto unsettled = m_store.unsettled();
    if (!unsettled)
        return;
    QHash<QString, Look> looks;
    for (const OutgoingPublication &publication : *unsettled)
        looks.insert(publication.publication.id.value, m_looks.value(publication.publication.id.value));
    m_looks = looks;
    for (const OutgoingPublication &publication : *unsettled)
        if (!isStopping() && m_looks.value(publication.publication.id.value).next <= m_clock.now())
            readBack(publication);
}

void PublicationRunner::readBack(OutgoingPublication publication)
{
    Look &look = m_looks[publication.publication.id.value];
    const auto wait = std::min(m_timing.longestWait, std::max(m_timing.settle / 4, 1ms) * (1 << std::min(look.count, 12)));
    look = {m_clock.now() + wait, look.count + 1};

    // Left behind in Sending by a crash: what became of it nobody knows.
    if (publication.publication.state == PublicationState::Sending) {
        if (!settle(publication, stillUnknown(httpcode::noAnswer)))
            return;
        publication.publication.state = PublicationState::Unknown;
        publication.publication.problem = httpcode::noAnswer;
        publication.publication.changedAt = m_clock.now();
    }
    const auto connector = m_connectorOf(publication.sourceId);
    const auto found = connector ? connector->findPublished(publication.reply)
                                 : failure(Error::Kind::GiveUp, problem::noConnection);
    if (!found) {
        if (publication.publication.state != PublicationState::Held) // that one surely is there
            settle(publication, stillUnknown(found.error().code));
        return;
    }
    Settlement settlement;
    if (*found) {
        settlement.state = (*found)->isHeld ? PublicationState::Held : PublicationState::Sent;
        settlement.post = **found;
    } else if (publication.publication.state == PublicationState::Held) {
        settlement.state = PublicationState::Failed; // a moderator there did not want it
        settlement.problem = problem::networkRefused;
    } else if (m_clock.now() - publication.publication.changedAt < m_timing.settle) {
        return; // the request may still be on its way: not being there yet proves nothing
    } else {
        const bool mayTryAgain = publication.publication.attempts < attemptsByItself;
        settlement.state = mayTryAgain ? PublicationState::Queued : PublicationState::Failed;
        settlement.problem = mayTryAgain ? QString() : QString(httpcode::noAnswer);
    }
    settle(publication, settlement);
}

void PublicationRunner::send(const OutgoingPublication &publication)
{
    const auto connector = m_connectorOf(publication.sourceId);
    if (!connector) {
        Settlement settlement;
        settlement.state = PublicationState::Failed;
        settlement.problem = problem::noConnection;
        settlement.mayHaveArrived = false;
        settle(publication, settlement);
        return;
    }
    const Settlement settlement = settlementOf(connector->publish(publication.reply));
    if (settlement.state == PublicationState::Unknown)
        m_looks.insert(publication.publication.id.value, {m_clock.now(), 0});
    settle(publication, settlement);
}

Settlement PublicationRunner::settlementOf(const PublishResult &result) const
{
    Settlement settlement;
    settlement.problem = result.problem;
    switch (result.outcome) {
    case PublishResult::Outcome::Sent:
        settlement.state = PublicationState::Sent;
        settlement.post = result.post;
        break;
    case PublishResult::Outcome::Held:
        settlement.state = PublicationState::Held;
        settlement.post = result.post;
        break;
    case PublishResult::Outcome::Refused:
        settlement.state = PublicationState::Failed;
        settlement.mayHaveArrived = false;
        break;
    case PublishResult::Outcome::Unknown:
        settlement.state = PublicationState::Unknown;
        break;
    case PublishResult::Outcome::TryLater:
        settlement.state = PublicationState::Queued;
        settlement.mayHaveArrived = false;
        settlement.notBefore = m_clock.now() + std::max<std::chrono::milliseconds>(
                                   std::chrono::seconds(result.retryAfterSeconds), m_timing.poll);
        break;
    }
    return settlement;
}

bool PublicationRunner::settle(const OutgoingPublication &publication, const Settlement &settlement)
{
    const auto settled = m_store.settle(publication, settlement);
    m_log.info(QLatin1StringView("publication"),
               {{QStringLiteral("publication"), publication.publication.id.value},
                {QStringLiteral("state"), QString(nameOf(settlement.state))},
                {QStringLiteral("problem"), settlement.problem},
                {QStringLiteral("stored"), settled ? QStringLiteral("ok") : settled.error().code}});
    return settled.has_value();
}

std::chrono::milliseconds PublicationRunner::untilNext() const
{
    std::chrono::milliseconds wait = idleWait;
    const TimePoint now = m_clock.now();
    for (const Look &look : m_looks)
        wait = std::min(wait, look.next - now);
    if (const auto due = m_store.nextDue(); due && *due)
        wait = std::min(wait, **due - now);
    return std::max<std::chrono::milliseconds>(wait, 10ms);
}

} // namespace otklik::server
