#include "channels/feed/feedconnector.h"

#include "channels/feed/feedreader.h"
#include "channels/feed/feedtext.h"
#include "channels/problems.h"

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype postsAStep = 50;
/// A feed that may be asked for once an hour only must not keep a complaint for so long.
constexpr std::chrono::seconds longestRest = std::chrono::minutes(30);

} // namespace

FeedConnector::FeedConnector(Http &http, const Clock &clock, const ConnectorSetup &setup)
    : m_http(http), m_clock(clock), m_url(setup.url), m_handle(setup.handle), m_readFrom(setup.readFrom)
{
}

Result<ReadResult> FeedConnector::read(const QString &text)
{
    const auto cursor = FeedCursor::fromText(text, m_url);
    if (!cursor)
        return tl::unexpected(cursor.error());
    if (m_reading && !text.isEmpty() && text == m_goesOnAt)
        return step(*m_reading, *cursor, text);
    ReadResult unchanged;
    unchanged.cursor = text;
    if (m_clock.now() < m_restUntil && m_refusal)
        return tl::unexpected(*m_refusal);
    if (m_clock.now() < m_restUntil && !text.isEmpty() && text == m_upToDateAt)
        return unchanged;
    const auto reading = fetch(*cursor);
    if (!reading)
        return tl::unexpected(reading.error());
    if (!*reading) {
        m_upToDateAt = text;
        unchanged.heard.completeFrom = cursor->readAt;
        unchanged.heard.completeTo = m_clock.now();
        return unchanged;
    }
    m_reading = **reading;
    return step(*m_reading, *cursor, text);
}

void FeedConnector::restUntil(std::chrono::seconds wait)
{
    m_restUntil = m_clock.now() + std::min(wait, longestRest);
}

Result<std::optional<FeedConnector::Reading>> FeedConnector::fetch(const FeedCursor &cursor)
{
    FeedFetch fetch(m_http);
    m_refusal.reset();
    m_restUntil = {};
    auto fetched = fetch.fetch(cursor.address.isEmpty() ? m_url : cursor.address, cursor.etag, cursor.modified);
    // Where it had moved to it is no more: perhaps it is back.
    const bool isLost = !cursor.address.isEmpty() && !fetched && fetched.error().kind == Error::Kind::GiveUp;
    if (isLost) {
        fetched = fetch.fetch(m_url, {}, {});
        if (fetched && fetched->movedTo.isEmpty())
            fetched->movedTo = m_url;
    }
    if (!fetched) {
        if (fetched.error().code == problem::rateLimited) {
            using std::chrono::floor;
            restUntil(retryAfter(fetch.refusal(), floor<std::chrono::seconds>(m_clock.now()), std::chrono::minutes(5)));
            m_refusal = fetched.error();
        }
        return tl::unexpected(fetched.error());
    }
    if (fetched->response.status == 304) {
        restUntil(freshFor(fetched->response).value_or(std::chrono::seconds(0)));
        // Asked without a condition, there is nothing it could mean.
        if (cursor.etag.isEmpty() && cursor.modified.isEmpty())
            return failure(Error::Kind::Retry, problem::networkFault, QStringLiteral("304"));
        return std::optional<Reading>();
    }
    const HttpResponse &response = fetched->response;
    const auto feed = readFeed({response.body, response.header("content-type"), fetched->address, response.header("content-location")});
    if (!feed)
        return tl::unexpected(feed.error());
    restUntil(freshFor(response).value_or(std::chrono::seconds(0)));
    return readingOf(*feed, cursor, *fetched);
}

FeedConnector::Reading FeedConnector::readingOf(const Feed &feed, const FeedCursor &cursor, const FetchedFeed &fetched) const
{
    Reading reading;
    reading.shown = postsOfFeed(feed, {fetched.address, m_handle, m_clock.now()});
    reading.whole = cursor;
    if (!fetched.movedTo.isEmpty())
        reading.whole.address = fetched.movedTo;
    // Validators of a redirect's target belong to it; a weak one is as good here.
    reading.whole.etag = fetched.response.header("etag").left(500);
    reading.whole.modified = fetched.response.header("last-modified").left(100);
    reading.whole.readAt = m_clock.now();
    if (reading.shown.isEmpty())
        return reading; // emptied for a while: what was shown before still tells whether something was missed
    reading.whole.seen.clear();
    reading.whole.newest.reset();
    for (const FeedPost &post : reading.shown) {
        reading.whole.seen.insert(shortHash(post.post.externalId), post.said);
        if (post.isDated)
            reading.whole.newest = post.post.publishedAt;
    }
    return reading;
}

void FeedConnector::addGap(const Reading &reading, const FeedCursor &cursor, Heard &heard) const
{
    if (cursor.seen.isEmpty() || reading.shown.isEmpty())
        return;
    const FeedPost *oldest = nullptr;
    for (const FeedPost &post : reading.shown) {
        if (cursor.seen.contains(shortHash(post.post.externalId)))
            return;
        if (!oldest && post.isDated)
            oldest = &post;
    }
    const bool isBeforeKnown = oldest && cursor.newest && oldest->post.publishedAt <= *cursor.newest;
    if (isBeforeKnown)
        return; // it shows what was written before the last reading: its ids are new, nothing has rolled away
    HeardGap gap;
    gap.from = cursor.newest.value_or(cursor.readAt);
    gap.to = oldest ? oldest->post.publishedAt : m_clock.now();
    gap.reason = problem::windowRolled;
    heard.gaps.append(gap);
}

ReadResult FeedConnector::step(const Reading &reading, const FeedCursor &cursor, const QString &text)
{
    ReadResult result;
    FeedCursor next = cursor;
    const bool isFirstReading = cursor.readAt == TimePoint();
    const bool isBeginning = text != m_goesOnAt || text.isEmpty();
    if (isBeginning)
        addGap(reading, cursor, result.heard);
    for (const FeedPost &told : reading.shown) {
        const QString id = shortHash(told.post.externalId);
        const auto known = cursor.seen.constFind(id);
        if (known != cursor.seen.cend() && *known == told.said)
            continue;
        if (isFirstReading && told.isDated && told.post.publishedAt < m_readFrom)
            continue;
        if (result.posts.size() == postsAStep) {
            result.hasMore = true;
            break;
        }
        next.seen.insert(id, told.said);
        result.posts.append(told.post);
        // Changed, and the feed does not say when.
        if (known != cursor.seen.cend() && !told.post.editedAt)
            result.posts.last().editedAt = m_clock.now();
    }
    result.heard.received = result.posts.size();
    if (result.hasMore) {
        // Nothing that would let a reading that is cut off here pass for a whole one.
        next.etag.clear();
        next.modified.clear();
        if (!result.heard.gaps.isEmpty())
            next.readAt = result.heard.gaps.first().to; // complete from there on only
    } else {
        next = reading.whole;
        const bool isContinued = !isFirstReading && result.heard.gaps.isEmpty();
        result.heard.completeFrom = isContinued ? cursor.readAt
            : reading.shown.isEmpty()           ? m_clock.now()
                                                : reading.shown.first().post.publishedAt;
        result.heard.completeTo = reading.whole.readAt;
    }
    result.cursor = next.toText();
    m_goesOnAt = result.hasMore ? result.cursor : QString();
    m_upToDateAt = result.hasMore ? QString() : result.cursor;
    return result;
}

Result<QList<IncomingPost>> FeedConnector::thread(const QString &)
{
    return QList<IncomingPost>(); // an entry stands for itself; what answers it says so
}

Result<ReadResult> FeedConnector::refresh(const QList<KnownPost> &posts)
{
    ReadResult result;
    if (!m_reading) { // just made: the feed has not been read in this life
        const auto reading = fetch(FeedCursor{m_url, {}, {}, {}, {}, {}, {}});
        if (!reading)
            return tl::unexpected(reading.error());
        m_reading = *reading;
    }
    if (!m_reading)
        return result;
    QHash<QString, IncomingPost> shown;
    for (const FeedPost &told : std::as_const(m_reading->shown))
        shown.insert(told.post.externalId, told.post);
    for (const KnownPost &known : posts)
        if (const auto post = shown.constFind(known.externalId);
            post != shown.cend() && post->editedAt && (!known.editedAt || *post->editedAt > *known.editedAt))
            result.posts.append(*post);
    return result;
}

PublishResult FeedConnector::publish(const OutgoingReply &)
{
    PublishResult result;
    result.outcome = PublishResult::Outcome::Refused;
    result.problem = problem::notPossible;
    return result;
}

Result<std::optional<PublishedPost>> FeedConnector::findPublished(const OutgoingReply &)
{
    return std::optional<PublishedPost>(); // nothing of ours is ever there
}

Result<AccessCheck> FeedConnector::check()
{
    FeedFetch fetch(m_http);
    const auto fetched = fetch.fetch(m_url, {}, {});
    if (!fetched)
        return tl::unexpected(fetched.error());
    const HttpResponse &response = fetched->response;
    const auto feed = readFeed({response.body, response.header("content-type"), fetched->address, response.header("content-location")});
    if (!feed)
        return tl::unexpected(feed.error());
    AccessCheck access;
    access.handle = m_handle;
    access.name = feed->head.title.plain().simplified().left(500);
    access.url = webAddressOf(pageAddress(feed->head.links));
    access.canAnswer = false;
    return access;
}

} // namespace otklik
