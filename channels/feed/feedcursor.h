#pragma once

#include "models/clock.h"
#include "models/result.h"

#include <QHash>
#include <QString>
#include <QUrl>

#include <optional>

namespace otklik {

/// What is known of a feed between two readings. Bounded by the feed: it knows of the entries that were shown last.
struct FeedCursor final
{
    QUrl of;            ///< the address that was set up; another one: another feed
    QUrl address;       ///< where it has moved to for good; else empty
    QByteArray etag;    ///< of the last whole reading, to ask what is newer only
    QByteArray modified;
    TimePoint readAt{}; ///< when it was read whole the last time; 0: never
    std::optional<TimePoint> newest; ///< of the entries shown then
    QHash<QString, QString> seen;    ///< short hash of an external id → of what it said

    /// Corruption, "bad_cursor": not of this kind, or of another feed than `of`. An empty text is a new cursor.
    [[nodiscard]] static Result<FeedCursor> fromText(const QString &text, const QUrl &of);
    [[nodiscard]] QString toText() const;
};

/// A hash of 12 characters, for `seen`.
[[nodiscard]] QString shortHash(const QString &text);

} // namespace otklik
