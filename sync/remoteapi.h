#pragma once

#include "models/mutation.h"
#include "models/peoplerights.h"
#include "models/presence.h"
#include "models/result.h"
#include "models/syncstore.h"

#include <QList>

#include <chrono>
#include <functional>
#include <memory>

namespace otklik {

/// Why the server did not do it, with what support and the retry timer need.
struct Failure final
{
    Error error;
    QString requestId;
    std::chrono::milliseconds retryAfter{0}; ///< the server's own wish; 0: none
};

template <class T>
using Reply = tl::expected<T, Failure>;

/// Called once, on the sync thread, never from within the call it was given to;
/// not at all after RemoteApi::abort().
template <class T>
using Then = std::function<void(Reply<T>)>;

/// How to enter a workspace: with login and password, with the secret that the
/// desktop handed to the server it started and the user to act as, with an
/// issuer's id token, or with the token of a session that is open already.
struct Credentials final
{
    QString login;
    QString password;
    QString secret; ///< not empty: the embedded server's one-time secret
    QString actAs;  ///< login of the user to work as; with `secret` only
    QString idToken{}; ///< good once
    QString nonce{};   ///< the one of `idToken`; empty: it has none
    QString token{};   ///< of a session: when that has ended, its owner must get another one

    [[nodiscard]] bool isEmpty() const { return secret.isEmpty() && login.isEmpty() && idToken.isEmpty() && token.isEmpty(); }
};

/// Whose rows a cache holds: nobody else's may ever get into it.
struct CacheOwner final
{
    QString workspaceId;
    UserId userId;
};

struct Session final
{
    User user;
    QString workspaceId;
};

/// The running snapshot: read in the pace of the one who stores it.
class SnapshotStream
{
public:
    virtual ~SnapshotStream() = default;
    /// The next rows, up to a checkpoint, the end, or `maxRows` (then without a
    /// checkpoint). One call at a time.
    virtual void next(int maxRows, Then<SnapshotBatch> then) = 0;
    /// Of the request that the stream answers; empty before its first batch.
    [[nodiscard]] virtual QString requestId() const = 0;
};

struct ChangesBatch final
{
    QString epoch;
    qint64 upTo = 0;
    bool hasMore = false;
    QList<EntityChange> changes;
    QString requestId; ///< of the request that was answered so
    QList<EntityChange> erasures{}; ///< all after the number asked for: to be applied before `changes`
};

struct PushAnswers final
{
    QList<MutationAnswer> answers;
    QString requestId;
};

/// A request of the routes of customer imports: see importsprotocol.
struct ImportsRequest final
{
    QByteArray method;
    QString path;  ///< behind that of all imports, percent-encoded
    QString query;
    QByteArray mediaType; ///< of the body
    QByteArray body;
};

/// The server as sync needs it (docs/openapi.yaml). Lives on the sync thread;
/// every call returns at once. Errors: Retry (unreachable, busy), SignIn (the
/// session has ended), Conflict "epoch_changed", GiveUp (see `code`).
class RemoteApi
{
public:
    virtual ~RemoteApi() = default;
    /// Opens the session that all later calls use.
    virtual void signIn(const Credentials &credentials, Then<Session> then) = 0;
    /// From a checkpoint, or from the top when it is empty; with the history of so
    /// many days by the server's clock (0: all).
    [[nodiscard]] virtual std::unique_ptr<SnapshotStream> snapshot(const QString &checkpoint, int days) = 0;
    virtual void changes(qint64 after, int limit, Then<ChangesBatch> then) = 0;
    /// Applied in order; the answers stand in the same order.
    virtual void push(const QList<Mutation> &mutations, Then<PushAnswers> then) = 0;
    /// History that the cache does not keep: see OlderHistory.
    virtual void search(const QString &query, const QString &from, int limit, Then<HistoryPage> then) = 0;
    virtual void mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit, Then<HistoryPage> then) = 0;
    /// The bytes of a picture that a command will name; again and again does no harm.
    virtual void upload(const QByteArray &bytes, Then<bool> then) = 0;
    /// Those of a draft or publication, by the id of its row.
    virtual void attachment(const QString &hash, const QString &of, Then<QByteArray> then) = 0;
    /// GET /v1/mentions/{id}/media: nobody has looked into the bytes.
    virtual void media(const MentionId &id, const QString &key, Then<QByteArray> then) = 0;
    /// Whose card I have open.
    virtual void tellPresence(const PersonId &person, Doing doing, Then<bool> then) = 0;
    /// What the law gives a person: see PeopleRights.
    virtual void exportPerson(const PersonId &id, Then<QByteArray> then) = 0;
    virtual void erasureScope(const PersonId &id, Then<ErasureScope> then) = 0;
    virtual void erasePerson(const PersonId &id, const QString &reason, Then<ErasureScope> then) = 0;
    virtual void personJournal(const PersonId &id, qint64 before, Then<JournalPage> then) = 0;
    /// Answers the body.
    virtual void customerImports(const ImportsRequest &request, Then<QByteArray> then) = 0;
    /// "There is news up to N", again and again; `closed` once when the stream has ended.
    virtual void listen(std::function<void(qint64 upTo)> news, Then<bool> closed) = 0;
    /// Ends everything that is under way, without answers.
    virtual void abort() = 0;
};

} // namespace otklik
