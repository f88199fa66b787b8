#include "channels/feed/feed.h"

#include "channels/feed/feedtext.h"

namespace otklik {

QString FeedText::plain() const
{
    return plainFeedText(value, isMarkup, base);
}

QString pageAddress(const QList<FeedLink> &links)
{
    for (const bool isTypeAsked : {true, false})
        for (const FeedLink &link : links) {
            const bool isPage = link.type.isEmpty() || link.type.contains(QLatin1StringView("html"));
            if (link.rel == QLatin1StringView("alternate") && (isPage || !isTypeAsked))
                return link.href;
        }
    return {};
}

} // namespace otklik
