#pragma once

#include "channels/connector.h"
#include "models/network.h"
#include "models/publication.h"

namespace otklik::server {

/// What the server keeps of a connection to a network, beside its Source row.
/// Secrets: never in the change feed, in an answer or in a log.
struct ChannelAccess final
{
    QString clientId;     ///< of the app registered at the instance
    QString clientSecret;
    QString token;
    QString accountId;    ///< the official account, by the network's own id
    TimePoint readFrom{}; ///< older posts are not read in for the first time
};

struct ConnectedSource final
{
    Source source;
    ChannelAccess access;
    QString cursor; ///< Connector's, empty before the first read
};

/// What one step of reading leaves: stored in one transaction, cursor included.
struct ReadBatch final
{
    QList<IncomingPost> posts; ///< in the order in which they were written
    QList<QString> deleted;    ///< external ids
    std::optional<QString> cursor; ///< none: stays as it is
};

/// A publication with what it takes to send it.
struct OutgoingPublication final
{
    Publication publication;
    SourceId sourceId;
    ThreadId threadId;
    OutgoingReply reply;
};

/// How an attempt ended. The publication goes to `state`; a sent one is stored
/// as the brand's mention under its thread, and its case becomes answered.
struct Settlement final
{
    PublicationState state = PublicationState::Unknown;
    QString problem;
    PublishedPost post;    ///< of Sent
    TimePoint notBefore{}; ///< of Queued: when to try again
};

/// The rows that the channel workers read and write, each call one transaction.
/// Called from several worker threads at once.
class ChannelStore
{
public:
    virtual ~ChannelStore() = default;

    /// Sources that are connected or failing and have a token.
    virtual Result<QList<ConnectedSource>> connectedSources() = 0;
    /// Makes or updates the source of this network, address and handle, and keeps its access.
    virtual Result<Source> saveConnection(const Source &source, const ChannelAccess &access) = 0;
    virtual Result<void> setSourceState(const SourceId &id, SourceState state, const QString &problem) = 0;

    /// The ids of `posts` that are not stored yet.
    virtual Result<QList<QString>> unknownAmong(const SourceId &id, const QList<QString> &externalIds) = 0;
    virtual Result<void> storeRead(const SourceId &id, const ReadBatch &batch) = 0;
    /// Posts to look at again for edits and deletions: those of open cases and
    /// recent ones, at most `limit`, the one looked at longest ago first. They
    /// count as looked at from now on.
    virtual Result<QList<KnownPost>> postsToRefresh(const SourceId &id, TimePoint now, int limit) = 0;

    /// Checks the claim and thread revision of the next queued publication that is
    /// due and moves it to Sending, durably; those that do not pass become Failed.
    virtual Result<std::optional<OutgoingPublication>> takeDue(TimePoint now) = 0;
    /// Publications in Sending or Unknown whose outcome is to be read back.
    virtual Result<QList<OutgoingPublication>> unsettled() = 0;
    virtual Result<void> settle(const OutgoingPublication &publication, const Settlement &settlement) = 0;
};

} // namespace otklik::server
