#pragma once

#include "models/queue.h"

#include <QCoreApplication>

namespace otklik {

/// Who answers the person of a row.
enum class Holder {
    Nobody,
    Me,
    Wished, ///< I have asked for it while offline; the server has not said yes
    Other,
};

[[nodiscard]] Holder holderOf(const QueueItem &item, const UserId &me, TimePoint now);

/// A row of the queue in words.
class QueueText final
{
    Q_DECLARE_TR_FUNCTIONS(QueueText)

public:
    /// "you", "you, once online", "Boris answers", "free".
    [[nodiscard]] static QString holder(const QueueItem &item, const UserId &me, TimePoint now);
    /// "43 min left", "overdue by 2 h", "answered 12:04".
    [[nodiscard]] static QString time(const QueueItem &item, TimePoint now);
    /// "calm" … "boiling".
    [[nodiscard]] static QString heat(qint64 heat);
    /// Everything the row shows, as one sentence for a screen reader.
    [[nodiscard]] static QString spoken(const QueueItem &item, const UserId &me, TimePoint now);
};

} // namespace otklik
