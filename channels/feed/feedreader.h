#pragma once

#include "channels/feed/feed.h"
#include "models/result.h"

#include <QByteArray>

namespace otklik {

/// A feed's bytes and what came with them.
struct FeedBytes final
{
    QByteArray body;
    QByteArray contentType;     ///< of the answer, whole; may be empty
    QUrl address;               ///< where it was read
    QByteArray contentLocation; ///< of the answer; may be empty
};

/// Larger ones are no feeds.
inline constexpr qsizetype maxFeedBytes = 16 * 1024 * 1024;
/// Of more entries the first ones of the document are read.
inline constexpr qsizetype maxFeedEntries = 5000;

/// Reads RSS (0.9x, 1.0, 1.1, 2.0), Atom (0.3, 1.0) or JSON Feed (1, 1.1) in whatever charset, as far as it can be
/// read. Loads nothing. GiveUp with problem::notThisNetwork where it is none of them.
[[nodiscard]] Result<Feed> readFeed(const FeedBytes &bytes);

} // namespace otklik
