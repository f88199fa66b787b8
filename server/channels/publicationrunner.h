#pragma once

#include "server/channels/channelstore.h"
#include "server/channels/sourcereader.h"

#include <QHash>

#include <functional>
#include <memory>

namespace otklik::server {

class Log;

/// Sends what is due and finds out about what has no answer (O3): a publication
/// is in Sending, durably, before the network is asked; after an unknown outcome
/// the network is read first, and only a reply that surely is not there goes out
/// once more. One step at a time, on the publications' own thread.
class PublicationRunner final
{
public:
    /// A connector for a source, or none when it is not connected.
    using ConnectorOf = std::function<std::unique_ptr<Connector>(const SourceId &)>;

    /// All references must outlive it.
    PublicationRunner(SendingStore &store, ConnectorOf connectorOf, const Clock &clock, Log &log,
                      const ChannelTiming &timing);

    /// Does what can be done now; answers how long to wait before the next step.
    std::chrono::milliseconds step(const std::function<bool()> &isStopping = [] { return false; });

private:
    struct Look final
    {
        TimePoint next{};
        int count = 0;
    };

    void readBackAll(const std::function<bool()> &isStopping);
    void readBack(OutgoingPublication publication);
    void send(const OutgoingPublication &publication);
    bool settle(const OutgoingPublication &publication, const Settlement &settlement);
    [[nodiscard]] Settlement settlementOf(const PublishResult &result) const;
    [[nodiscard]] std::chrono::milliseconds untilNext() const;

    SendingStore &m_store;
    const ConnectorOf m_connectorOf;
    const Clock &m_clock;
    Log &m_log;
    const ChannelTiming m_timing;
    QHash<QString, Look> m_looks; ///< when to read back next, by publication
};

} // namespace otklik::server
