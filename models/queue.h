#pragma once

#include "models/customer.h"
#include "models/mention.h"
#include "models/supportcase.h"

#include <QList>

namespace otklik {

/// Which cases the queue shows.
enum class QueueFilter {
    Open,     ///< everybody's open work, in review included
    Mine,     ///< open, the person claimed by me (or wished for)
    Free,     ///< open, claimed by nobody
    InReview, ///< waits for a lead
    Answered, ///< answered or closed, newest first
};

/// One row of the queue with all that is painted for it. No follower counts.
struct QueueItem final
{
    CaseId caseId;
    PersonId personId;
    AccountId accountId;
    ThreadId threadId;
    QString network;
    QString authorName;
    QString handle;
    QString firstWords; ///< of the newest unanswered mention: one line, at most 160 characters
    CaseState state = CaseState::Open;
    Visibility visibility = Visibility::Public;
    TimePoint waitingSince{};
    TimePoint deadlineAt{};
    TimePoint changedAt{};
    qint64 heat = 0;
    qint64 mentionCount = 0;
    UserId holderId;   ///< who the claim row names; look at claimExpiresAt before believing it
    QString holderName;
    TimePoint claimExpiresAt{};
    bool isClaimWished = false; ///< my claim waits for the server (offline)
    bool hasDraft = false;      ///< I have begun to write

    friend bool operator==(const QueueItem &, const QueueItem &) = default;
};

/// Where a page ends: keyset, never an offset. Open filters run by (deadlineAt,
/// caseId) upwards; Answered by (changedAt, caseId) downwards.
struct QueueCursor final
{
    TimePoint key{};
    CaseId caseId;

    friend bool operator==(const QueueCursor &, const QueueCursor &) = default;
};

struct QueuePage final
{
    QList<QueueItem> items;
    bool hasMore = false;
};

/// Sizes of the filters, kept by triggers, so reading them costs nothing.
struct QueueCounts final
{
    qint64 open = 0;
    qint64 mine = 0;
    qint64 free = 0;
    qint64 inReview = 0;
    qint64 answered = 0;
    qint64 overdue = 0;

    friend bool operator==(const QueueCounts &, const QueueCounts &) = default;
};

/// The cursor of an item under a filter.
[[nodiscard]] inline QueueCursor cursorOf(const QueueItem &item, QueueFilter filter)
{
    return {filter == QueueFilter::Answered ? item.changedAt : item.deadlineAt, item.caseId};
}

} // namespace otklik
