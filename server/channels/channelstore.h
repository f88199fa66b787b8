#pragma once

#include "channels/connector.h"
#include "channels/connectorsetup.h"
#include "models/network.h"
#include "models/publication.h"

#include <QUrl>

namespace otklik::server {

struct ConnectedSource final
{
    Source source;
    ConnectorSetup setup;
    QString cursor; ///< the connector's; empty before the first read
};

/// What one step of reading leaves: stored in one transaction, cursor included.
struct ReadBatch final
{
    QList<IncomingPost> addressed; ///< to the brand: they make cases
    QList<IncomingPost> around;    ///< what stands around them, and edits of what is known: they make none
    QList<QString> deleted;        ///< external ids
    std::optional<QString> cursor; ///< none: stays as it is
    std::optional<Heard> heard{};  ///< what goes into the ledger
    QList<QString> restored{};     ///< external ids
    QList<Undelivered> undelivered{};

    /// All that a step of reading brought, with its posts as addressed ones; the cursor stays as it is.
    [[nodiscard]] static ReadBatch of(const ReadResult &read)
    {
        return {read.posts, {}, read.deleted, {}, read.heard, read.restored, read.undelivered};
    }
    /// Whether the network told anything but how far it was heard.
    [[nodiscard]] bool holdsNews() const
    {
        return !addressed.isEmpty() || !around.isEmpty() || !deleted.isEmpty() || !restored.isEmpty()
            || !undelivered.isEmpty();
    }
};

/// A gap to be read again.
struct Refill final
{
    SourceGapId gap;
    QString refill; ///< for Connector::refill()
};

/// A stored post to be looked at again.
struct WatchedPost final
{
    KnownPost known;
    bool isOfOpenCase = false;
};

/// A publication with what it takes to send it.
struct OutgoingPublication final
{
    Publication publication;
    SourceId sourceId;
    QString threadExternalId;
    OutgoingReply reply;
};

/// How an attempt ended. The publication goes to `state`; a sent one is stored
/// as the brand's post under its thread, and its case becomes answered.
struct Settlement final
{
    PublicationState state = PublicationState::Unknown;
    QString problem;
    PublishedPost post;    ///< of Sent
    std::optional<TimePoint> notBefore; ///< of Queued: when to try again; none: at once
    bool mayHaveArrived = true;         ///< false: the attempt does not count
};

/// Where a source's reader keeps what it reads, each call one transaction.
/// Called from several worker threads at once.
class ReadingStore
{
public:
    virtual ~ReadingStore() = default;

    virtual Result<void> setSourceState(const SourceId &id, SourceState state, const QString &problem) = 0;

    /// Those of `externalIds` that are not stored yet.
    virtual Result<QList<QString>> unknownAmong(const SourceId &id, const QList<QString> &externalIds) = 0;
    virtual Result<void> storeRead(const SourceId &id, const ReadBatch &batch) = 0;
    /// Tells whether the source is silent for longer than it ever was.
    virtual Result<void> lookForSilence(const SourceId &id) = 0;
    /// The open gap that was tried longest ago and may be tried now.
    virtual Result<std::optional<Refill>> nextRefill(const SourceId &id) = 0;
    /// What a try brought; `next`: how to go on with it, empty: it is filled. None: the network does not give it again.
    virtual Result<void> storeRefill(const SourceId &id, const SourceGapId &gap, const ReadBatch &batch,
                                     const std::optional<QString> &next) = 0;
    /// Posts worth looking at again for edits and deletions: all of open cases
    /// and those published after `since`, newest first.
    virtual Result<QList<WatchedPost>> watchedPosts(const SourceId &id, TimePoint since, int limit) = 0;
};

/// What is to be done in a network to a post or its author.
struct OutgoingModeration final
{
    ModerationId id;
    SourceId sourceId;
    ModerationOrder order;
};

/// What was decided about posts and authors, as its runner needs it, each call one transaction.
class ModeratingStore
{
public:
    virtual ~ModeratingStore() = default;
    /// Approved ones whose network can do them, and has not refused to.
    virtual Result<QList<OutgoingModeration>> toModerate() = 0;
    /// Done, or why the network did not do it: then a person does it there.
    virtual Result<void> moderated(const OutgoingModeration &moderation, const QString &problem) = 0;
};

/// The outbox as its runner needs it, each call one transaction.
class SendingStore
{
public:
    virtual ~SendingStore() = default;

    /// The next queued publication that is due, moved to Sending durably. Those
    /// whose claim was lost, whose thread has changed, or whose source is not
    /// connected become Failed on the way.
    virtual Result<std::optional<OutgoingPublication>> takeDue() = 0;
    /// When the next queued publication becomes due.
    virtual Result<std::optional<TimePoint>> nextDue() = 0;
    /// Publications in Sending (left behind by a crash) or Unknown.
    virtual Result<QList<OutgoingPublication>> unsettled() = 0;
    virtual Result<void> settle(const OutgoingPublication &publication, const Settlement &settlement) = 0;
};

/// A sign-in to a network that is under way.
struct ConnectionAttempt final
{
    QUrl base;
    QString callback;
    QString clientId;
    QString clientSecret;
    QString verifier; ///< PKCE
    QString team;     ///< whose the source will be
};

/// Where a new connection is kept; apart, because only the sign-in needs it.
class ConnectionStore
{
public:
    virtual ~ConnectionStore() = default;
    /// Makes the source of this network, address and handle, or connects the one
    /// that is there anew, keeping its cursor.
    virtual Result<Source> saveConnection(const Source &source, const ConnectorSetup &setup) = 0;

    /// Keeps an attempt for ten minutes, at most 32 at a time: "too_many_attempts".
    virtual Result<void> keepAttempt(const QString &state, const ConnectionAttempt &attempt) = 0;
    /// Hands an attempt out once. Code "bad_state": unknown, used or too old.
    virtual Result<ConnectionAttempt> takeAttempt(const QString &state) = 0;
};

} // namespace otklik::server
