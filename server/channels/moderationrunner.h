#pragma once

#include "server/channels/channelstore.h"

#include <QHash>

#include <functional>
#include <memory>

namespace otklik::server {

class Log;

/// Removes, hides and blocks in the networks what a lead has approved (D4), where a network can. Doing it twice does
/// no harm, so that what has no answer is tried again. On the publications' own thread.
class ModerationRunner final
{
public:
    using ConnectorOf = std::function<std::unique_ptr<Connector>(const SourceId &)>;

    /// All references must outlive it.
    ModerationRunner(ModeratingStore &store, ConnectorOf connectorOf, const Clock &clock, Log &log,
                     std::chrono::milliseconds tryAgain);

    /// Does what can be done now; answers how long to wait before the next step.
    std::chrono::milliseconds step(const std::function<bool()> &isStopping = [] { return false; });

private:
    void moderate(const OutgoingModeration &moderation);

    ModeratingStore &m_store;
    const ConnectorOf m_connectorOf;
    const Clock &m_clock;
    Log &m_log;
    const std::chrono::milliseconds m_tryAgain;
    QHash<QString, TimePoint> m_nextTry; ///< by moderation
};

} // namespace otklik::server
