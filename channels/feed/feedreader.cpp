#include "channels/feed/feedreader.h"

#include "channels/feed/feedcharset.h"
#include "channels/feed/feedtext.h"
#include "channels/feed/jsonfeed.h"
#include "channels/feed/xmlfeed.h"
#include "channels/problems.h"

namespace otklik {

namespace {

/// What relative addresses are relative to before the document says something itself.
QUrl baseOf(const FeedBytes &bytes)
{
    const QUrl located(resolvedAddress(QString::fromLatin1(bytes.contentLocation), bytes.address));
    return webAddressOf(located.toString()).isEmpty() ? bytes.address : located;
}

} // namespace

Result<Feed> readFeed(const FeedBytes &bytes)
{
    if (bytes.body.size() > maxFeedBytes)
        return failure(Error::Kind::GiveUp, problem::notThisNetwork, QStringLiteral("too large"));
    const DecodedFeed decoded = decodeFeed(bytes.body, bytes.contentType);
    const QByteArray start = decoded.utf8.first(std::min<qsizetype>(decoded.utf8.size(), 256)).trimmed();
    auto feed = start.startsWith('{') ? readJsonFeed(decoded.utf8, baseOf(bytes)) : readXmlFeed(decoded.utf8, baseOf(bytes));
    if (!feed)
        return failure(Error::Kind::GiveUp, problem::notThisNetwork, QStringLiteral("not a feed"));
    feed->charset = decoded.charset;
    feed->isDamaged = feed->isDamaged || decoded.isDamaged;
    return *feed;
}

} // namespace otklik
