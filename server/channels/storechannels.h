#pragma once

#include "server/channels/channelstore.h"

namespace otklik::server {

class ChannelLease;
class Rows;
class Store;

/// What the channels keep in the server's database. Thread-safe, as Store is.
class StoreChannels final : public ReadingStore, public SendingStore, public ConnectionStore
{
public:
    /// With a lease, reading and sending are refused once another process has it: "lease_lost".
    explicit StoreChannels(Store &store, const ChannelLease *lease = nullptr) : m_store(store), m_lease(lease) { }

    /// Sources that have a token, whatever their state.
    Result<QList<ConnectedSource>> connectedSources();
    Result<void> setSourceState(const SourceId &id, SourceState state, const QString &problem) override;
    Result<QList<QString>> unknownAmong(const SourceId &id, const QList<QString> &externalIds) override;
    Result<void> storeRead(const SourceId &id, const ReadBatch &batch) override;
    Result<QList<WatchedPost>> watchedPosts(const SourceId &id, TimePoint since, int limit) override;
    Result<std::optional<OutgoingPublication>> takeDue() override;
    Result<std::optional<TimePoint>> nextDue() override;
    Result<QList<OutgoingPublication>> unsettled() override;
    Result<void> settle(const OutgoingPublication &publication, const Settlement &settlement) override;
    Result<Source> saveConnection(const Source &source, const ConnectorSetup &setup) override;
    Result<void> keepAttempt(const QString &state, const ConnectionAttempt &attempt) override;
    Result<ConnectionAttempt> takeAttempt(const QString &state) override;

private:
    [[nodiscard]] Result<void> mayWork(Rows &rows) const;

    Store &m_store;
    const ChannelLease *const m_lease;
};

} // namespace otklik::server
