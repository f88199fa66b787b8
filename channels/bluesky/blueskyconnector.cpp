#include "channels/bluesky/blueskyconnector.h"

#include "channels/bluesky/aturi.h"
#include "channels/bluesky/blueskymedia.h"
#include "channels/bluesky/blueskypost.h"
#include "channels/bluesky/notificationcursor.h"
#include "channels/http/mediafetch.h"
#include "channels/problems.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr auto deepEvery = 1h;
constexpr int pageSize = 50;
constexpr int deepPageSize = 43;    // other borders between pages than in the usual rounds
constexpr qsizetype postsACall = 25; // app.bsky.feed.getPosts
// JSON is read to a depth of 1024, and a reply takes two levels of it.
constexpr int deepest = 200;
constexpr int highest = 200;

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

bool isAddressed(const QString &reason)
{
    return reason == QLatin1StringView("mention") || reason == QLatin1StringView("reply")
        || reason == QLatin1StringView("quote");
}

Result<NotificationCursor> parseCursor(const QString &text)
{
    if (text.isEmpty())
        return NotificationCursor();
    auto cursor = NotificationCursor::fromJson(QJsonDocument::fromJson(text.toUtf8()).object());
    if (!cursor)
        return failure(Error::Kind::Corruption, QStringLiteral("bad_cursor"));
    return *cursor;
}

void inOrderOfWriting(QList<IncomingPost> &posts)
{
    std::stable_sort(posts.begin(), posts.end(),
                     [](const IncomingPost &a, const IncomingPost &b) { return a.publishedAt < b.publishedAt; });
}

/// The PostViews of a tree of threadViewPosts; nodes that are blocked or not found hold none.
QList<QJsonObject> viewsOf(const QJsonObject &tree)
{
    QList<QJsonObject> views;
    QList<QJsonObject> open{tree};
    while (!open.isEmpty()) {
        const QJsonObject node = open.takeLast();
        if (node.value(QLatin1StringView("post")).isObject())
            views.append(node.value(QLatin1StringView("post")).toObject());
        if (node.value(QLatin1StringView("parent")).isObject())
            open.append(node.value(QLatin1StringView("parent")).toObject());
        const QJsonArray replies = node.value(QLatin1StringView("replies")).toArray();
        for (const QJsonValue &reply : replies)
            open.append(reply.toObject());
    }
    return views;
}

} // namespace

BlueskyConnector::BlueskyConnector(Http &http, const Clock &clock, const BlueskyAccess &access, TimePoint readFrom)
    : m_api(http, access), m_publisher(m_api, clock), m_moderation(m_api, clock), m_clock(clock), m_readFrom(readFrom)
{
}

void BlueskyConnector::interrupt()
{
    m_api.interrupt();
}

Result<BlueskyConnector::Page> BlueskyConnector::page(NotificationCursor &cursor)
{
    BlueskyApi::Query query{{QStringLiteral("limit"), QString::number(m_isDeep ? deepPageSize : pageSize)},
                            {QStringLiteral("priority"), QStringLiteral("false")}};
    for (const char *reason : {"mention", "reply", "quote"})
        query.append({QStringLiteral("reasons"), QLatin1StringView(reason)});
    if (!cursor.page().isEmpty())
        query.append({QStringLiteral("cursor"), cursor.page()});
    const auto answer = m_api.get(QStringLiteral("app.bsky.notification.listNotifications"), query);
    if (!answer) {
        // A page that the network does not know any more: the round begins anew.
        if (answer.error().code == problem::networkRefused && !cursor.page().isEmpty()) {
            cursor.forgetPage();
            return page(cursor);
        }
        return tl::unexpected(answer.error());
    }
    if (!answer->value(QLatin1StringView("notifications")).isArray())
        return failure(Error::Kind::GiveUp, problem::notThisNetwork, QStringLiteral("200"));
    return Page{answer->value(QLatin1StringView("notifications")).toArray(), text(*answer, "cursor")};
}

Result<ReadResult> BlueskyConnector::read(const QString &cursor)
{
    auto place = parseCursor(cursor);
    if (!place)
        return tl::unexpected(place.error());
    if (!place->isUnderWay())
        m_isDeep = m_clock.now() >= m_nextDeep;
    place->begin(m_clock.now(), m_readFrom, m_isDeep);
    const auto told = page(*place);
    if (!told)
        return tl::unexpected(told.error());

    QList<NotificationCursor::Entry> entries;
    QList<QJsonObject> addressed;
    for (const QJsonValue &value : std::as_const(told->notifications)) {
        const QJsonObject notification = value.toObject();
        const auto at = blueskyTime(notification.value(QLatin1StringView("indexedAt")));
        if (!at || !isAddressed(text(notification, "reason")) || !postUri(text(notification, "uri")))
            continue;
        entries.append({text(notification, "uri"), *at});
        addressed.append(notification);
    }
    QList<QJsonObject> fresh;
    const QList<qsizetype> places = place->accept(entries, told->next);
    for (const qsizetype at : places)
        fresh.append(addressed.at(at));
    auto posts = postsOf(fresh);
    if (!posts)
        return tl::unexpected(posts.error());

    ReadResult result;
    result.posts = *posts;
    result.hasMore = place->isUnderWay();
    result.cursor = QString::fromUtf8(QJsonDocument(place->toJson()).toJson(QJsonDocument::Compact));
    result.heard.received = entries.size();
    result.heard.quotas = m_api.quotas();
    if (!place->isUnderWay()) {
        const NotificationCursor::Round round = place->lastRound();
        result.heard.completeFrom = round.rolledTo.value_or(round.from);
        result.heard.completeTo = round.to;
        if (round.rolledTo)
            result.heard.gaps.append({round.from, *round.rolledTo, problem::windowRolled, {}, {}});
        if (m_isDeep)
            m_nextDeep = m_clock.now() + deepEvery;
    }
    return result;
}

Result<QHash<QString, QJsonObject>> BlueskyConnector::views(const QStringList &uris)
{
    QHash<QString, QJsonObject> found;
    for (qsizetype at = 0; at < uris.size(); at += postsACall) {
        BlueskyApi::Query query;
        const QStringList some = uris.mid(at, postsACall);
        for (const QString &uri : some)
            query.append({QStringLiteral("uris"), uri});
        const auto answer = m_api.get(QStringLiteral("app.bsky.feed.getPosts"), query);
        if (!answer)
            return tl::unexpected(answer.error());
        if (!answer->value(QLatin1StringView("posts")).isArray())
            return failure(Error::Kind::GiveUp, problem::notThisNetwork, QStringLiteral("200"));
        const QJsonArray posts = answer->value(QLatin1StringView("posts")).toArray();
        for (const QJsonValue &view : posts)
            found.insert(text(view.toObject(), "uri"), view.toObject());
    }
    return found;
}

Result<QList<IncomingPost>> BlueskyConnector::postsOf(const QList<QJsonObject> &notifications)
{
    QStringList uris;
    for (const QJsonObject &notification : notifications)
        uris.append(text(notification, "uri"));
    const auto shown = views(uris);
    if (!shown)
        return tl::unexpected(shown.error());
    const QString brand = m_api.session().did;
    QList<IncomingPost> posts;
    for (const QJsonObject &notification : notifications) {
        const QString uri = text(notification, "uri");
        const QJsonObject author = notification.value(QLatin1StringView("author")).toObject();
        const TimePoint at = *blueskyTime(notification.value(QLatin1StringView("indexedAt")));
        auto post = postOfView(shown->value(uri), brand);
        // Not shown by itself, of a blocked author for example: what the notification holds is told.
        if (!post)
            post = postOfRecord(uri, author, notification.value(QLatin1StringView("record")).toObject(), at, brand);
        if (!post)
            continue;
        if (post->authorBio.isEmpty())
            post->authorBio = text(author, "description").trimmed();
        posts.append(*post);
    }
    inOrderOfWriting(posts);
    return posts;
}

Result<QJsonObject> BlueskyConnector::threadAround(const QString &externalId, int depth, int height)
{
    const auto answer = m_api.get(QStringLiteral("app.bsky.feed.getPostThread"),
                                  {{QStringLiteral("uri"), externalId},
                                   {QStringLiteral("depth"), QString::number(depth)},
                                   {QStringLiteral("parentHeight"), QString::number(height)}});
    if (!answer)
        return tl::unexpected(answer.error());
    if (!answer->value(QLatin1StringView("thread")).isObject())
        return failure(Error::Kind::GiveUp, problem::notThisNetwork, QStringLiteral("200"));
    return answer->value(QLatin1StringView("thread")).toObject();
}

Result<QList<IncomingPost>> BlueskyConnector::thread(const QString &externalId)
{
    if (!postUri(externalId))
        return failure(Error::Kind::GiveUp, problem::postGone);
    const auto around = threadAround(externalId, deepest, highest);
    if (!around)
        return tl::unexpected(around.error());
    const QString brand = m_api.session().did;
    QList<QJsonObject> shown = viewsOf(*around);
    const auto self = postOfView(around->value(QLatin1StringView("post")).toObject(), brand);
    const QString root = self ? self->threadExternalId : externalId;
    if (root != externalId) {
        // What stands around a post holds no siblings; what stands under the root holds all.
        const auto all = threadAround(root, deepest, 0);
        if (!all && all.error().kind != Error::Kind::GiveUp)
            return tl::unexpected(all.error());
        if (all)
            shown += viewsOf(*all);
    }
    QList<IncomingPost> posts;
    QSet<QString> seen;
    for (const QJsonObject &view : std::as_const(shown)) {
        auto post = postOfView(view, brand);
        if (!post || seen.contains(post->externalId))
            continue;
        seen.insert(post->externalId);
        post->threadExternalId = root;
        post->threadUrl = webAddressOf(*postUri(root));
        posts.append(*post);
    }
    inOrderOfWriting(posts);
    return posts;
}

Result<MediaBytes> BlueskyConnector::media(const QString &externalId, const QString &key, qint64 atMost)
{
    const auto name = postUri(externalId);
    if (!name)
        return failure(Error::Kind::GiveUp, problem::postGone);
    const auto shown = views({externalId});
    if (!shown)
        return tl::unexpected(shown.error());
    const auto file = fileOfView(shown->value(externalId), key);
    if (!file)
        return failure(Error::Kind::GiveUp, problem::postGone);
    if (m_api.isOwnFile(file->preview))
        return m_api.file(file->preview, atMost);
    if (!file->isPicture)
        return failure(Error::Kind::GiveUp, problem::notPossible);
    return m_api.blob(name->did, key, atMost);
}

Result<bool> BlueskyConnector::isGone(const QString &externalId)
{
    const auto around = threadAround(externalId, 0, 0);
    if (around) // a blocked post is not shown either, and is there
        return text(*around, "$type") == QLatin1StringView("app.bsky.feed.defs#notFoundPost");
    if (around.error().code == problem::postGone)
        return true;
    return tl::unexpected(around.error());
}

Result<void> BlueskyConnector::checkOwnProfile()
{
    const auto profile = m_api.get(QStringLiteral("app.bsky.actor.getProfile"), {{QStringLiteral("actor"), m_api.session().did}});
    if (!profile)
        return tl::unexpected(profile.error());
    if (text(*profile, "did") != m_api.session().did)
        return failure(Error::Kind::GiveUp, problem::notThisNetwork, QStringLiteral("200"));
    return {};
}

Result<ReadResult> BlueskyConnector::refresh(const QList<KnownPost> &posts)
{
    QStringList uris;
    for (const KnownPost &known : posts)
        if (postUri(known.externalId))
            uris.append(known.externalId);
    ReadResult result;
    const auto shown = views(uris);
    if (!shown)
        return tl::unexpected(shown.error());
    for (const QString &uri : std::as_const(uris)) {
        if (shown->contains(uri))
            continue;
        const auto gone = isGone(uri);
        if (!gone)
            return tl::unexpected(gone.error());
        if (*gone)
            result.deleted.append(uri);
    }
    // An AppView that is being filled anew knows nobody: nothing counts as deleted unless it knows ours.
    if (!result.deleted.isEmpty())
        if (const auto known = checkOwnProfile(); !known)
            return tl::unexpected(known.error());
    result.heard.quotas = m_api.quotas();
    return result;
}

PublishResult BlueskyConnector::publish(const OutgoingReply &reply)
{
    return m_publisher.publish(reply);
}

Result<std::optional<PublishedPost>> BlueskyConnector::findPublished(const OutgoingReply &reply)
{
    return m_publisher.findPublished(reply);
}

ModerationResult BlueskyConnector::moderate(const ModerationOrder &order)
{
    return m_moderation.moderate(order);
}

Result<AccessCheck> BlueskyConnector::check()
{
    if (const auto signedIn = m_api.signIn(); !signedIn)
        return tl::unexpected(signedIn.error());
    const auto session = m_api.get(QStringLiteral("com.atproto.server.getSession"), {});
    if (!session)
        return tl::unexpected(session.error());
    AccessCheck check;
    check.accountId = text(*session, "did");
    check.handle = text(*session, "handle");
    if (check.accountId != m_api.session().did)
        return failure(Error::Kind::GiveUp, problem::notThisNetwork, QStringLiteral("200"));
    const auto profile = m_api.get(QStringLiteral("app.bsky.actor.getProfile"), {{QStringLiteral("actor"), check.accountId}});
    if (!profile)
        return tl::unexpected(profile.error());
    check.name = text(*profile, "displayName").simplified();
    check.url = webAddressOfAccount(check.accountId);
    check.canAnswer = session->value(QLatin1StringView("active")).toBool(true);
    if (!check.canAnswer)
        check.missing.append(text(*session, "status"));
    return check;
}

} // namespace otklik
