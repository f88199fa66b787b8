#include "channels/wordpress/wordpressconnector.h"

#include "channels/problems.h"

#include <QDateTime>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr qint64 rowsAPage = 100;
constexpr qint64 stepBack = 50;
constexpr qint64 mostOfAThread = 1000;
constexpr auto placesStayTrue = 5min;
/// One approved late and one removed since the last reading hide each other from the count.
constexpr auto sweepEvery = std::chrono::days(7);

WordPressAccess accessOf(const ConnectorSetup &setup)
{
    return {setup.url, setup.values.value(setupkey::wordPressUser), setup.values.value(setupkey::wordPressPassword), setup.accountId};
}

/// Of a call that is about no single comment: it is the site that is missing.
Error ofTheWhole(Error error)
{
    if (error.code == problem::postGone)
        error.code = problem::sourceGone;
    return error;
}

} // namespace

WordPressConnector::WordPressConnector(Http &http, const Clock &clock, const ConnectorSetup &setup)
    : m_api(http, accessOf(setup)), m_publisher(m_api, clock), m_clock(clock), m_readFrom(setup.readFrom)
{
}

Result<WordPressApi::Page> WordPressConnector::listing(const WordPressApi::Query &more)
{
    const auto me = m_api.me();
    if (!me)
        return tl::unexpected(ofTheWhole(me.error()));
    WordPressApi::Query query{{QStringLiteral("per_page"), QString::number(rowsAPage)},
                              {QStringLiteral("orderby"), QStringLiteral("id")},
                              {QStringLiteral("_fields"), commentFields}};
    query += more;
    const bool isStatusAsked = std::any_of(more.begin(), more.end(), [](const auto &field) { return field.first == QLatin1StringView("status"); });
    if (me->canModerate)
        query.append({QStringLiteral("context"), QStringLiteral("edit")});
    if (me->canModerate && !isStatusAsked)
        query.append({QStringLiteral("status"), QStringLiteral("all")});
    auto page = m_api.page(QStringLiteral("/wp/v2/comments"), query);
    if (!page && page.error().code == problem::rightMissing && me->canModerate)
        if (const auto again = m_api.askMe(); again && !again->canModerate)
            return listing(more); // the right was taken away
    return page ? page : tl::unexpected(ofTheWhole(page.error()));
}

Result<QList<WordPressComment>> WordPressConnector::commentsOf(const WordPressApi::Page &page)
{
    const auto me = m_api.me();
    if (!me)
        return tl::unexpected(me.error());
    QList<WordPressComment> comments;
    for (const QJsonValue &row : page.rows) {
        const auto comment = commentOf(row.toObject(), m_api.access().base, me->id);
        if (!comment)
            return failure(Error::Kind::GiveUp, problem::notThisNetwork);
        comments.append(*comment);
    }
    return comments;
}

Result<ReadResult> WordPressConnector::read(const QString &text)
{
    auto cursor = WordPressCursor::fromText(text, m_api.access().base);
    if (!cursor)
        return tl::unexpected(cursor.error());
    if (!cursor->walk) {
        WordPressCursor::Walk walk;
        walk.isWhole = m_clock.now() - cursor->sweptAt >= sweepEvery;
        walk.began = m_clock.now();
        cursor->walk = walk;
    }
    WordPressApi::Query query{{QStringLiteral("order"), QStringLiteral("desc")},
                              {QStringLiteral("offset"), QString::number(cursor->walk->offset)}};
    if (m_readFrom > TimePoint() + 48h) { // sites mix zones up: a day more is read, and left out below
        const auto from = QDateTime::fromMSecsSinceEpoch((m_readFrom - 24h).time_since_epoch().count(), QTimeZone::utc());
        query.append({QStringLiteral("after"), from.toString(Qt::ISODate)});
    }
    const auto page = listing(query);
    if (!page)
        return tl::unexpected(page.error());
    const auto rows = commentsOf(*page);
    if (!rows)
        return tl::unexpected(rows.error());
    ReadResult result;
    QList<WordPressComment> taken;
    const bool isGap = cursor->walk->offset > 0 && !rows->isEmpty() && rows->first().id < cursor->walk->low;
    if (isGap || (rows->isEmpty() && cursor->walk->offset > 0)) {
        // Something above was removed, and what followed moved up: no row may slip through.
        cursor->walk->offset = std::max<qint64>(0, cursor->walk->offset - stepBack);
        result.hasMore = true;
    } else {
        take(*rows, *cursor, taken);
        endWalk(*cursor, *page, result);
    }
    auto posts = postsOf(taken);
    if (!posts)
        return tl::unexpected(posts.error());
    result.posts = *posts;
    result.heard.received = result.posts.size();
    result.cursor = cursor->toText();
    for (const WordPressComment &comment : std::as_const(taken))
        m_said.insert(comment.id, comment.said.text);
    return result;
}

void WordPressConnector::take(const QList<WordPressComment> &rows, WordPressCursor &cursor, QList<WordPressComment> &taken)
{
    WordPressCursor::Walk &walk = *cursor.walk;
    for (const WordPressComment &row : rows) {
        const bool isTaken = walk.low > 0 && row.id >= walk.low;
        if (isTaken)
            continue; // read already, or written since the walk began: then it is the next one's
        walk.top = std::max(walk.top, row.id);
        walk.low = row.id;
        ++walk.rows;
        walk.fresh += row.id > cursor.last;
        const bool isWanted = row.said.publishedAt >= m_readFrom && row.isThere();
        const bool isNews = walk.isWhole || row.id > cursor.last || m_said.value(row.id) != row.said.text;
        if (isWanted && isNews)
            taken.append(row);
    }
    // The next page begins with the last row of this one: if it is there, nothing has moved.
    walk.offset += std::max<qint64>(rows.size() - 1, 1);
}

void WordPressConnector::endWalk(WordPressCursor &cursor, const WordPressApi::Page &page, ReadResult &result)
{
    WordPressCursor::Walk &walk = *cursor.walk;
    const bool isFirstPage = walk.total < 0;
    if (isFirstPage)
        walk.total = page.total.value_or(-1);
    const bool isAtEnd = page.rows.size() < rowsAPage;
    const bool isKnownFromHere = !walk.isWhole && walk.low <= cursor.last;
    if (!isAtEnd && !isKnownFromHere) {
        result.hasMore = true;
        return;
    }
    result.heard.completeFrom = walk.isWhole ? m_readFrom : cursor.readAt;
    result.heard.completeTo = walk.began;
    const bool isApprovedLate = !walk.isWhole && walk.total > cursor.total + walk.fresh;
    if (walk.isWhole) {
        const bool isStable = page.total && *page.total == walk.total;
        if (isStable && isFirstPage)
            result.heard.expected = walk.total;
        if (isStable && walk.rows < walk.total) {
            HeardGap gap{m_readFrom, walk.began, problem::countDiffers, {}, walk.total - walk.rows};
            result.heard.gaps.append(gap);
        }
        cursor.sweptAt = walk.began;
    }
    cursor.last = std::max(cursor.last, walk.top);
    cursor.total = walk.total;
    cursor.readAt = walk.began;
    cursor.walk.reset();
    if (!isApprovedLate)
        return;
    // More are shown than before and what is new: one of old has been approved. All are walked.
    WordPressCursor::Walk sweep;
    sweep.isWhole = true;
    sweep.began = m_clock.now();
    cursor.walk = sweep;
    result.hasMore = true;
}

Result<void> WordPressConnector::learnPlaces(const QList<WordPressComment> &comments)
{
    if (m_clock.now() - m_placesSince > placesStayTrue) {
        m_places.clear();
        m_placesSince = m_clock.now();
    }
    QHash<QString, QSet<qint64>> unknown;
    for (const WordPressComment &comment : comments)
        if (comment.post > 0 && !m_places.contains(comment.post))
            unknown[comment.restBase].insert(comment.post);
    for (auto it = unknown.cbegin(); it != unknown.cend(); ++it) {
        const auto places = placesOf(m_api, it.key(), it->values());
        if (!places)
            return tl::unexpected(places.error());
        for (const qint64 post : *it)
            m_places.insert(post, places->value(post));
    }
    return {};
}

Result<QList<IncomingPost>> WordPressConnector::postsOf(const QList<WordPressComment> &comments)
{
    if (const auto learnt = learnPlaces(comments); !learnt)
        return tl::unexpected(learnt.error());
    QList<IncomingPost> posts;
    for (const WordPressComment &comment : comments)
        posts.append(postOfComment(comment, m_places.value(comment.post)));
    std::stable_sort(posts.begin(), posts.end(), [](const IncomingPost &a, const IncomingPost &b) {
        return a.publishedAt != b.publishedAt ? a.publishedAt < b.publishedAt
                                              : commentNumber(a.externalId) < commentNumber(b.externalId);
    });
    return posts;
}

Result<QList<IncomingPost>> WordPressConnector::thread(const QString &externalId)
{
    const qint64 id = commentNumber(externalId);
    if (id == 0)
        return failure(Error::Kind::GiveUp, problem::postGone);
    const auto row = m_api.object(QStringLiteral("/wp/v2/comments/%1").arg(id), {{QStringLiteral("_fields"), QStringLiteral("post")}});
    if (!row)
        return tl::unexpected(row.error());
    const QString post = QString::number(row->value(QLatin1StringView("post")).toInteger());
    QList<WordPressComment> all;
    for (qint64 offset = 0; offset < mostOfAThread; offset += rowsAPage) {
        const auto page = listing({{QStringLiteral("post"), post},
                                   {QStringLiteral("order"), QStringLiteral("desc")},
                                   {QStringLiteral("offset"), QString::number(offset)}});
        if (!page)
            return tl::unexpected(page.error());
        const auto comments = commentsOf(*page);
        if (!comments)
            return tl::unexpected(comments.error());
        all += *comments;
        if (page->rows.size() < rowsAPage)
            break;
    }
    return postsOf(all);
}

Result<bool> WordPressConnector::isGone(qint64 id)
{
    const auto row = m_api.object(QStringLiteral("/wp/v2/comments/%1").arg(id), {{QStringLiteral("_fields"), QStringLiteral("id,status")}});
    if (!row && row.error().code == problem::postGone)
        return true;
    // Not for this account's eyes: held, perhaps for a while only.
    if (!row && row.error().code == problem::rightMissing)
        return false;
    if (!row)
        return tl::unexpected(row.error());
    const QString status = row->value(QLatin1StringView("status")).toString();
    return status == QLatin1StringView("trash") || status == QLatin1StringView("spam");
}

Result<ReadResult> WordPressConnector::refresh(const QList<KnownPost> &posts)
{
    QStringList numbers;
    for (const KnownPost &known : posts)
        if (const qint64 id = commentNumber(known.externalId); id > 0)
            numbers.append(QString::number(id));
    ReadResult result;
    QList<WordPressComment> there;
    QSet<qint64> seen;
    for (qsizetype from = 0; from < numbers.size(); from += rowsAPage) {
        const auto page = listing({{QStringLiteral("include"), numbers.mid(from, rowsAPage).join(u',')}});
        if (!page)
            return tl::unexpected(page.error());
        const auto comments = commentsOf(*page);
        if (!comments)
            return tl::unexpected(comments.error());
        for (const WordPressComment &comment : *comments) {
            seen.insert(comment.id);
            if (comment.isThere())
                there.append(comment);
        }
    }
    for (const QString &number : std::as_const(numbers)) {
        if (seen.contains(number.toLongLong()))
            continue;
        const auto gone = isGone(number.toLongLong());
        if (!gone)
            return tl::unexpected(gone.error());
        if (*gone)
            result.deleted.append(commentExternalId(number.toLongLong()));
    }
    // A site that has forgotten everything knows this account no more.
    if (!result.deleted.isEmpty())
        if (const auto me = m_api.askMe(); !me)
            return tl::unexpected(me.error());
    auto refreshed = postsOf(there);
    if (!refreshed)
        return tl::unexpected(refreshed.error());
    result.posts = *refreshed;
    return result;
}

PublishResult WordPressConnector::publish(const OutgoingReply &reply)
{
    return m_publisher.publish(reply);
}

Result<std::optional<PublishedPost>> WordPressConnector::findPublished(const OutgoingReply &reply)
{
    return m_publisher.findPublished(reply);
}

ModerationResult WordPressConnector::moderate(const ModerationOrder &order)
{
    return m_publisher.moderate(order);
}

Result<AccessCheck> WordPressConnector::check()
{
    const auto me = m_api.askMe();
    if (!me)
        return tl::unexpected(me.error());
    AccessCheck access;
    access.accountId = QString::number(me->id);
    access.handle = me->handle;
    access.name = me->name;
    access.url = me->url;
    if (!me->canModerate)
        access.missing.append(QStringLiteral("moderate_comments"));
    return access;
}

} // namespace otklik
