#pragma once

#include "channels/http/http.h"
#include "server/api/sourceconnector.h"
#include "server/channels/channellease.h"
#include "server/channels/connectorkeeper.h"
#include "server/channels/mastodonauthorization.h"
#include "server/channels/sourcesetup.h"
#include "server/channels/publicationrunner.h"
#include "server/channels/sourcereader.h"
#include "server/channels/storechannels.h"
#include "server/workers/workerthread.h"

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace otklik::server {

/// The networks' side of the server: a thread per connected source that reads,
/// one that publishes, and the sign-in to new accounts. Of the processes that
/// share a database one reads and publishes, the holder of the lease; any can
/// sign in. Made by `serve` after the store; all references must outlive it.
/// Thread-safe.
class ChannelService final : public SourceConnector
{
public:
    struct Setup final
    {
        bool isShared = false; ///< other processes may work on the same database
        ChannelTiming timing{};
        ChannelLease::Timing lease{};
    };
    ChannelService(Store &store, const Clock &clock, Log &log, Http &http, const Setup &setup);
    ~ChannelService() override;

    /// Reads and publishes whenever this process has the lease.
    void start();
    /// Ends the steps under way (up to a network time-out) and starts no other.
    void stop();
    /// Something was written: there may be a publication to send. Cheap; any thread.
    void wake();

    [[nodiscard]] Result<QUrl> beginMastodon(const QString &instance, const QString &callback, const QString &team) override;
    [[nodiscard]] Result<Source> finish(const QString &state, const QString &code, const QString &error) override;
    [[nodiscard]] Result<SourceTrial> tryOut(const SourceForm &form) override;
    [[nodiscard]] Result<TrialAnswer> tryAnswer(const SourceForm &form) override;
    [[nodiscard]] Result<TrialAnswer> tryConnected(const SourceId &id) override;
    [[nodiscard]] Result<Source> connect(const SourceForm &form) override;
    void disconnected(const SourceId &id) override;
    [[nodiscard]] Result<MediaBytes> media(const SourceId &id, const QString &externalId, const QString &key) override;
    [[nodiscard]] Result<PushAnswer> receive(const SourceId &id, const PushedCall &call) override;

private:
    class Publisher;
    class SourceWorker;

    void work();
    void rest();
    void startSource(const ConnectedSource &source);
    void retire(std::unique_ptr<SourceWorker> worker);
    [[nodiscard]] std::unique_ptr<Connector> connectorOf(const SourceId &id);

    ChannelLease m_lease;
    StoreChannels m_channels;
    const Clock &m_clock;
    Log &m_log;
    Http &m_http;
    const ChannelTiming m_timing;
    ConnectorKeeper m_keeper;
    MastodonAuthorization m_authorization;
    SourceSetup m_setup;
    std::mutex m_mutex;
    std::map<QString, std::unique_ptr<SourceWorker>> m_sources; ///< by id; guarded by m_mutex
    std::vector<std::unique_ptr<SourceWorker>> m_retired;       ///< ending; guarded by m_mutex
    std::unique_ptr<Publisher> m_publisher;                     ///< guarded by m_mutex
    std::vector<std::unique_ptr<Publisher>> m_retiredPublishers; ///< ending; guarded by m_mutex
};

} // namespace otklik::server
