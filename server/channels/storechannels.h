#pragma once

#include "server/channels/channelstore.h"

namespace otklik::server {

class ChannelLease;
class Rows;
class Store;

/// What the channels keep in the server's database. Thread-safe, as Store is.
class StoreChannels final : public ReadingStore, public SendingStore, public ConnectionStore,
                            public ModeratingStore
{
public:
    /// With a lease, reading and sending are refused once another process has it: "lease_lost".
    explicit StoreChannels(Store &store, const ChannelLease *lease = nullptr) : m_store(store), m_lease(lease) { }

    /// Sources that have a token, whatever their state.
    Result<QList<ConnectedSource>> connectedSources();
    Result<void> setSourceState(const SourceId &id, SourceState state, const QString &problem) override;
    Result<QList<QString>> unknownAmong(const SourceId &id, const QList<QString> &externalIds) override;
    Result<void> storeRead(const SourceId &id, const ReadBatch &batch) override;
    Result<std::optional<Refill>> nextRefill(const SourceId &id) override;
    Result<void> storeRefill(const SourceId &id, const SourceGapId &gap, const ReadBatch &batch,
                             const std::optional<QString> &next) override;
    Result<void> lookForSilence(const SourceId &id) override;
    /// What a network sent by itself, in whatever process it arrived. False: it was here already.
    Result<bool> storePushed(const SourceId &id, const ReadBatch &batch, const QString &replayKey);
    /// None: it is not connected.
    Result<std::optional<ConnectedSource>> connectedSource(const SourceId &id);
    Result<QList<OutgoingModeration>> toModerate() override;
    Result<void> moderated(const OutgoingModeration &moderation, const QString &problem) override;
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
    static void storePosts(Rows &rows, const Source &source, const ReadBatch &batch);
    /// Those that no stored post has told of yet.
    [[nodiscard]] static QList<Undelivered> newlyTold(Rows &rows, const Source &source, const QList<Undelivered> &undelivered);
    /// A reply that was sent comes back to whoever wrote it.
    static void takeBackUndelivered(Rows &rows, const Source &source, const QList<Undelivered> &undelivered);

    Store &m_store;
    const ChannelLease *const m_lease;
};

} // namespace otklik::server
