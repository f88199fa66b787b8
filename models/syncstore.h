#pragma once

#include "models/entity.h"
#include "models/mutation.h"
#include "models/rowcounts.h"
#include "models/stores.h"

namespace otklik {

/// How far the cache has read the server's feed.
struct SyncCursor final
{
    QString epoch;       ///< empty: never synchronised
    qint64 seq = 0;      ///< everything up to here is in the cache
    QString checkpoint;  ///< of a first sync that has not ended: take it up again from here
    bool isComplete = false; ///< the first sync has ended: go on with the changes after `seq`

    friend bool operator==(const SyncCursor &, const SyncCursor &) = default;
};

/// A part of the first sync. Applied as a whole: a crash afterwards resumes
/// from `checkpoint`.
struct SnapshotBatch final
{
    QList<EntityChange> changes;
    QString checkpoint; ///< where the stream can be taken up again after these rows
    bool isOpenWorkDone = false; ///< all open work is in: the queue is usable
    bool isEnd = false; ///< the last part; `epoch` and `upTo` are known
    QString epoch;
    qint64 upTo = 0;
};

/// What waits on this laptop.
struct SyncBacklog final
{
    qint64 waiting = 0; ///< not yet answered by the server
    qint64 refused = 0; ///< not yet seen by the person
    std::optional<TimePoint> nextDueAt; ///< when the oldest waiting one may be sent next

    friend bool operator==(const SyncBacklog &, const SyncBacklog &) = default;
};

/// The side of the cache that sync works with. Calls return at once, run in the
/// order in which they were made, and every answer stands for a committed
/// transaction. StoreEvents tells of `pending` when a command was written down.
class SyncStore
{
public:
    virtual ~SyncStore() = default;
    virtual Answer<SyncCursor> cursor() = 0;
    virtual Answer<bool> applySnapshot(const SnapshotBatch &batch) = 0;
    /// What these rows would take away from what is shown. GiveUp "foreign_row":
    /// one of mine would become somebody else's.
    virtual Answer<RowCounts> takenAwayBy(const QList<EntityChange> &changes) = 0;
    virtual Answer<RowCounts> held() = 0;
    /// Rows after the cursor, in order, and the new cursor. Pending mutations
    /// are shown on top of them; accepted ones whose `seq` has come are dropped.
    virtual Answer<bool> applyChanges(const QList<EntityChange> &changes, qint64 upTo) = 0;
    /// The server was restored or is another one: forgets its rows, keeps every
    /// waiting mutation and every draft of mine, and starts from an empty cursor.
    virtual Answer<bool> resetForEpoch() = 0;
    /// The oldest waiting mutations in order, as long as they are due; counts an
    /// attempt. What was handed out once never changes its payload.
    virtual Answer<QList<Mutation>> nextMutations(int limit) = 0;
    /// Accepted ones stay visible until the feed has passed their `seq`; refused
    /// ones are taken back and kept for the person to see, with their text.
    virtual Answer<bool> recordAnswers(const QList<MutationAnswer> &answers, const QString &requestId) = 0;
    /// No answer came: they wait until `notBefore`.
    virtual Answer<bool> recordFailure(const QList<MutationId> &ids, const Error &error, const QString &requestId,
                                       TimePoint notBefore)
        = 0;
    /// The bytes of the first of these attachments that the server has not got; empty when there is none.
    virtual Answer<QByteArray> waitingAttachment(const QStringList &hashes) = 0;
    /// The server has them now, or will not have them.
    virtual Answer<bool> settleAttachment(const QString &hash, bool isTaken) = 0;
    virtual Answer<SyncBacklog> backlog() = 0;
};

} // namespace otklik
