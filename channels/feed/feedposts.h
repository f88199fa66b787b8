#pragma once

#include "channels/feed/feed.h"
#include "channels/incomingpost.h"

namespace otklik {

/// What a reader of feeds knows besides the feed.
struct FeedContext final
{
    QUrl address;     ///< of the feed
    QString handle;   ///< the brand's name as an author there; empty: none
    TimePoint now{};  ///< when an entry without a date was seen
};

/// A post and whether the feed itself told when it was written.
struct FeedPost final
{
    IncomingPost post;
    bool isDated = false;
    QString said; ///< a short hash of what it says: another one is another version
};

/// The entries as posts, oldest first. Their ids: guid or id, else the address, else a hash of what they say; where a
/// feed gives one id to entries with different addresses, both together. The text is the title and what follows
/// (unless it begins with the title), then a line for each enclosure.
[[nodiscard]] QList<FeedPost> postsOfFeed(const Feed &feed, const FeedContext &context);

} // namespace otklik
