#pragma once

#include "models/clock.h"

#include <QList>
#include <QString>

#include <optional>

namespace otklik {

/// A stretch of time of which a network did not tell everything (M3).
struct HeardGap final
{
    TimePoint from{};
    TimePoint to{};
    QString reason;  ///< code: problem::cursorExpired, problem::windowRolled, …
    QString refill;  ///< for Connector::refill(); empty: the network does not give it again
    std::optional<qint64> missing; ///< how many posts, where that can be told
};

/// How much of an allowance is used.
struct QuotaUse final
{
    QString name;    ///< the network's own: "requests", "posts"
    qint64 used = 0;
    qint64 limit = 0; ///< 0: not told
    std::optional<TimePoint> resetsAt;
};

/// What a step of reading proves about completeness: "connected" is not "complete".
struct Heard final
{
    /// All that the network tells of this time has been read. None: the step proves nothing (a page in
    /// the middle of a longer walk).
    std::optional<TimePoint> completeFrom;
    std::optional<TimePoint> completeTo;
    qint64 received = 0;            ///< posts in this step, known ones too
    std::optional<qint64> expected; ///< how many the network says there are, where it tells
    QList<HeardGap> gaps;
    std::optional<TimePoint> cursorExpiresAt; ///< when what is not read by then is lost
    QList<QuotaUse> quotas;
};

} // namespace otklik
