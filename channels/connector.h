#pragma once

#include "channels/heard.h"
#include "channels/incomingpost.h"
#include "models/network.h"
#include "models/result.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace otklik {

/// A reply that went out and did not reach the person, as the network tells afterwards.
struct Undelivered final
{
    QString externalId; ///< PublishedPost::externalId of the reply
    QString problem;    ///< code: problem::notDelivered, …
    QString detail{};   ///< the network's words
    QString noticeId{}; ///< external id of the post that tells it: what was told once is no news
};

/// A step of reading: what came, and where to go on. `cursor` is opaque to
/// everyone but the connector; it is stored in the transaction that stores the
/// posts, so that nothing is lost or read twice.
struct ReadResult final
{
    QList<IncomingPost> posts;
    QList<QString> deleted; ///< external ids seen to be gone
    QString cursor;
    bool hasMore = false;
    Heard heard{}; ///< what this step proves about completeness; stored in the same transaction
    QList<Undelivered> undelivered{}; ///< stored likewise
    QList<QString> restored{}; ///< external ids that were gone and are there again
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
    QString threadExternalId{};  ///< of the thread the answered post stands in
    QString recipientId{};       ///< the network's own id of whom it answers, where one is known
};

struct PublishedPost final
{
    QString externalId;
    QString url;
    std::optional<IncomingPost> seen; ///< as the network shows it
    bool isHeld = false; ///< a moderator has not let it out yet
};

/// What became of an attempt to publish. Unknown means: the request may have
/// arrived; look with findPublished() before anything else.
struct PublishResult final
{
    enum class Outcome {
        Sent,
        Held, ///< taken, and waits for a moderator of the network: neither sent nor refused
        Refused,
        Unknown,
        TryLater
    };
    Outcome outcome = Outcome::Unknown;
    PublishedPost post;  ///< of Sent; of Held what is known already
    QString problem;     ///< code of Refused, Unknown and TryLater
    int retryAfterSeconds = 0;
};

/// What to do to a customer's post or its author, as the network's own rules allow (D4).
enum class ModerationAct { Remove, Hide, Block, Unhide, Unblock };

struct ModerationOrder final
{
    ModerationAct act = ModerationAct::Hide;
    QString externalId;       ///< of the post
    QString authorExternalId; ///< of Block and Unblock
    QString notice;           ///< told with it where the network has a place for it
};

/// Doing such a thing twice does no harm: Unknown may be tried again.
struct ModerationResult final
{
    enum class Outcome { Done, Refused, Unknown, TryLater };
    Outcome outcome = Outcome::Unknown;
    QString problem;
    int retryAfterSeconds = 0;
};

/// Whom the tokens stand for and what they allow: the test read of the setting-up, and of every day.
struct AccessCheck final
{
    QString accountId; ///< the official account by the network's own id
    QString handle;
    QString name;
    QString url;
    qint64 lengthLimit = 0;  ///< told by the server; 0: the network's own
    QStringList missing;     ///< rights that are asked for and not given, by the network's own names
    bool canAnswer = true;
};

/// What stands beside the words of a post, as the network gave it: nobody has looked into it.
struct MediaBytes final
{
    QByteArray bytes;
    QString mediaType; ///< as the network says; may be empty or wrong
};

/// What became of a message to the account's own private place.
struct TrialAnswer final
{
    QString url;            ///< where it stands; empty: nowhere to look
    bool isRemoved = false; ///< it was taken away again
};

/// What a network, or a program that speaks for one, sent by itself.
struct PushedCall final
{
    QByteArray method;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray query;                                 ///< encoded, without the question mark
    QByteArray body;
};

/// What it brought, and what it is told. It is told so only after `read` is stored.
struct PushAnswer final
{
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
    ReadResult read; ///< its cursor counts only where it is not empty
    QString replayKey; ///< not empty: a second call with this key (kept for a day) is answered and stored as nothing
};

/// One authorised account in one network. Calls block (each with its time-outs)
/// and are made on a worker thread, one at a time per connector, but for interrupt().
/// What a network cannot do stays as it is here.
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
    /// there. An error when that cannot be told: problem::cannotReadBack where it never can.
    virtual Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply) = 0;

    /// Who the account is and what is allowed; asks the network.
    virtual Result<AccessCheck> check() = 0;
    /// Reads what a gap left out; `gap` is HeardGap::refill. `cursor` of the answer is the next `gap` where
    /// there is more. GiveUp with problem::notGivenAgain when the network does not have it any more.
    virtual Result<ReadResult> refill(const QString &gap);
    virtual ModerationResult moderate(const ModerationOrder &order);
    /// Sends `text` where only the brand's own people see it, never to a customer or in public, and takes it away again
    /// where the network can: whether answers go out. GiveUp with problem::notPossible where there is no such place.
    virtual Result<TrialAnswer> answerInPrivate(const QString &text);
    /// The bytes of Media::key, which read(), thread() or refresh() told of the post `externalId`. Only from servers that
    /// are the network's own, never from an address that anybody could have written. GiveUp: problem::notPossible where
    /// it cannot be had at all, problem::mediaTooLarge beyond `atMost` bytes, problem::postGone.
    virtual Result<MediaBytes> media(const QString &externalId, const QString &key, qint64 atMost);
    /// Waits until there may be something new, or for so long; true: read at once. Without a stream of news
    /// it does not wait.
    virtual bool waitForNews(std::chrono::milliseconds atMost);
    /// A call of the network to this server. GiveUp where none is expected.
    virtual Result<PushAnswer> receive(const PushedCall &call);
    /// Ends a call under way soon, and every later one. Any thread.
    virtual void interrupt() { }
};

} // namespace otklik
