#pragma once

#include "server/channels/channelstore.h"

namespace otklik::server {

class Rows;
class Store;

/// What the channels keep in the server's database. Thread-safe, as Store is.
class StoreChannels final : public ReadingStore, public SendingStore, public ConnectionStore
{
public:
    explicit StoreChannels(Store &store) : m_store(store) { }

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
    Result<Source> saveConnection(const Source &source, const ChannelAccess &access) override;

private:
    Store &m_store;
};

} // namespace otklik::server
