#pragma once

#include "channels/incomingpost.h"
#include "models/network.h"
#include "models/result.h"

#include <QList>

namespace otklik {

/// A step of reading: what came, and where to go on. `cursor` is opaque to
/// everyone but the connector; it is stored in the transaction that stores the
/// posts, so that nothing is lost or read twice.
struct ReadResult final
{
    QList<IncomingPost> posts;
    QList<QString> deleted; ///< external ids seen to be gone
    QString cursor;
    bool hasMore = false;
};

/// A post that is stored already, to be looked at again.
struct KnownPost final
{
    QString externalId;
    std::optional<TimePoint> editedAt; ///< of the version that is stored
};

/// A picture as the network shall get it.
struct OutgoingAttachment final
{
    QString name;        ///< of the file, made anew: some networks keep files by name, and an own one may tell too much
    QString mediaType;
    QString description;
    QByteArray bytes;
};

/// A reply as the network shall get it.
struct OutgoingReply final
{
    QString idempotencyKey; ///< stable over retries of one publication
    QString inReplyTo;      ///< external id of the post that is answered
    QString recipientHandle; ///< whom to mention, without @
    Visibility visibility = Visibility::Public;
    QString text;
    QList<OutgoingAttachment> attachments{}; ///< for publish(); reading back goes by the text
    TimePoint notBefore{};  ///< when the first attempt was made at the earliest: where reading back begins
    QList<QString> accountedFor; ///< external ids of own posts known to be something else
};

struct PublishedPost final
{
    QString externalId;
    QString url;
    std::optional<IncomingPost> seen; ///< as the network shows it
};

/// What became of an attempt to publish. Unknown means: the request may have
/// arrived; look with findPublished() before anything else.
struct PublishResult final
{
    enum class Outcome { Sent, Refused, Unknown, TryLater };
    Outcome outcome = Outcome::Unknown;
    PublishedPost post;  ///< of Sent
    QString problem;     ///< code of Refused, Unknown and TryLater
    int retryAfterSeconds = 0;
};

/// One authorised account in one network. Calls block (each with its time-outs)
/// and are made on a worker thread, one at a time per connector.
class Connector
{
public:
    virtual ~Connector() = default;

    /// Reads what is new after `cursor` (empty: from the beginning the network still tells).
    virtual Result<ReadResult> read(const QString &cursor) = 0;
    /// The thread around a post: its ancestors and descendants.
    virtual Result<QList<IncomingPost>> thread(const QString &externalId) = 0;
    /// What became of posts already known (M4): every version after the known
    /// one, oldest first, as a post of its own with the same external id; and
    /// those that are gone. `cursor` stays empty.
    virtual Result<ReadResult> refresh(const QList<KnownPost> &posts) = 0;
    virtual PublishResult publish(const OutgoingReply &reply) = 0;
    /// Looks whether the reply already stands in the network. No value: surely not
    /// there. An error when that cannot be told.
    virtual Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply) = 0;
};

} // namespace otklik
