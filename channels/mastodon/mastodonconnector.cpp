#include "channels/mastodon/mastodonconnector.h"

#include "channels/http/mediafetch.h"
#include "channels/mastodon/mastodonmedia.h"
#include "channels/mastodon/mastodonstatus.h"
#include "channels/problems.h"

#include <QJsonDocument>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace otklik {

namespace {

constexpr int cursorVersion = 1;

struct Cursors final
{
    StreamCursor mentions;
    StreamCursor conversations;
};

Result<Cursors> parseCursor(const QString &text)
{
    if (text.isEmpty())
        return Cursors{};
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto mentions = StreamCursor::fromJson(json.value(QLatin1StringView("mentions")).toObject());
    const auto conversations = StreamCursor::fromJson(json.value(QLatin1StringView("conversations")).toObject());
    if (json.value(QLatin1StringView("version")).toInt() != cursorVersion || !mentions || !conversations)
        return failure(Error::Kind::Corruption, QStringLiteral("bad_cursor"));
    return Cursors{*mentions, *conversations};
}

QString cursorText(const Cursors &cursors)
{
    const QJsonObject json{{QStringLiteral("version"), cursorVersion},
                           {QStringLiteral("mentions"), cursors.mentions.toJson()},
                           {QStringLiteral("conversations"), cursors.conversations.toJson()}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void inOrderOfWriting(QList<IncomingPost> &posts)
{
    std::stable_sort(posts.begin(), posts.end(),
                     [](const IncomingPost &a, const IncomingPost &b) { return a.publishedAt < b.publishedAt; });
}

} // namespace

MastodonConnector::MastodonConnector(Http &http, const Clock &clock, const MastodonAccess &access, TimePoint readFrom)
    : m_clock(clock), m_api(http, clock, access, m_stop.get_token()), m_publisher(m_api), m_moderator(m_api),
      m_streaming(m_api, clock), m_readFrom(readFrom)
{
}

std::optional<IncomingPost> MastodonConnector::postOf(const QJsonValue &status) const
{
    return postOfStatus(status.toObject(), {m_api.access().accountId, m_api.access().base});
}

Result<ReadResult> MastodonConnector::read(const QString &cursor)
{
    // Filtered notifications are asked for too: a stranger's complaint is just what a policy hides.
    const Stream mentions{QStringLiteral("/api/v1/notifications"), QLatin1StringView("status"), false, true,
                          {{QStringLiteral("types[]"), QStringLiteral("mention")},
                           {QStringLiteral("include_filtered"), QStringLiteral("true")},
                           {QStringLiteral("limit"), QStringLiteral("80")}}};
    const Stream conversations{QStringLiteral("/api/v1/conversations"), QLatin1StringView("last_status"), true, false,
                               {{QStringLiteral("limit"), QStringLiteral("40")}}};

    auto cursors = parseCursor(cursor);
    if (!cursors)
        return tl::unexpected(cursors.error());
    const TimePoint startedAt = m_clock.now();
    ReadResult result;
    if (const auto step = readStep(mentions, cursors->mentions, result); !step)
        return tl::unexpected(step.error());
    if (!cursors->mentions.hasMore()) {
        const auto step = readStep(conversations, cursors->conversations, result);
        // Not every server has conversations; direct messages are mentions there as well. A page in
        // place of an answer does not say so.
        if (!step && (step.error().kind != Error::Kind::GiveUp || step.error().code == problem::notMastodon))
            return tl::unexpected(step.error());
    }
    noteHeard(cursors->mentions, startedAt, result.heard);
    inOrderOfWriting(result.posts);
    result.hasMore = cursors->mentions.hasMore() || cursors->conversations.hasMore();
    result.cursor = cursorText(*cursors);
    return result;
}

Result<void> MastodonConnector::readStep(const Stream &stream, StreamCursor &cursor, ReadResult &result)
{
    const StreamCursor::Request wanted = cursor.next();
    MastodonApi::Query query = stream.query;
    const std::pair<QString, QString> bounds[]{{QStringLiteral("min_id"), stream.hasMinId ? wanted.minId : QString()},
                                               {QStringLiteral("max_id"), wanted.maxId},
                                               {QStringLiteral("since_id"), stream.hasMinId ? wanted.sinceId : QString()}};
    for (const auto &bound : bounds)
        if (!bound.second.isEmpty())
            query.append(bound);
    const auto page = m_api.page(stream.path, query);
    if (!page) {
        // Some servers answer 422 to a token they do not know.
        if (page.error().code == problem::networkRefused)
            if (const auto access = m_api.checkAccess(); !access)
                return tl::unexpected(access.error());
        if (page.error().code == problem::postGone) // here it is no single post that is missing
            return failure(Error::Kind::GiveUp, problem::sourceGone, page.error().detail);
        return tl::unexpected(page.error());
    }

    QList<StreamCursor::Entry> entries;
    QHash<QString, IncomingPost> posts;
    const bool isOldEnough = takePage(stream, *page, entries, posts);
    QString below;
    if (!isOldEnough && !entries.isEmpty())
        below = stream.hasMinId ? std::min_element(entries.cbegin(), entries.cend(), [](const auto &a, const auto &b) {
                                      return isIdLess(a.id, b.id);
                                  })->id
                                : page->nextMaxId;
    const QStringList fresh = cursor.accept(entries, below);
    result.heard.received += posts.size();
    for (const QString &id : fresh)
        if (const auto post = posts.constFind(id); post != posts.cend())
            result.posts.append(*post);
    return {};
}

bool MastodonConnector::takePage(const Stream &stream, const MastodonApi::Page &page, QList<StreamCursor::Entry> &entries,
                                 QHash<QString, IncomingPost> &posts) const
{
    bool isOldEnough = false;
    for (const QJsonValue &value : page.entries) {
        const QJsonObject entry = value.toObject();
        const QJsonObject status = entry.value(stream.statusKey).toObject();
        const QJsonObject &named = stream.isIdOfStatus ? status : entry;
        const QString id = named.value(QLatin1StringView("id")).toString();
        if (id.isEmpty())
            continue;
        const bool isWanted = stream.isIdOfStatus
            || entry.value(QLatin1StringView("type")).toString() == QLatin1StringView("mention");
        const auto post = postOf(status);
        auto toldAt = mastodonTime(entry.value(QLatin1StringView("created_at"))); // of the notification
        if (!toldAt && post)
            toldAt = post->publishedAt;
        entries.append({id, toldAt});
        isOldEnough = isOldEnough || (post && post->publishedAt < m_readFrom);
        if (post && isWanted && post->publishedAt >= m_readFrom)
            posts.insert(id, *post);
    }
    return isOldEnough;
}

void MastodonConnector::noteHeard(const StreamCursor &mentions, TimePoint startedAt, Heard &heard) const
{
    heard.quotas = m_api.quotas();
    const auto &round = mentions.endedRound();
    if (!round)
        return;
    heard.completeFrom = std::max(round->from.value_or(m_readFrom), m_readFrom);
    heard.completeTo = round->to.value_or(startedAt);
    if (round->isCutOff && *heard.completeFrom > m_readFrom) {
        HeardGap gap;
        gap.from = std::max(round->knownUntil.value_or(m_readFrom), m_readFrom);
        gap.to = *heard.completeFrom;
        gap.reason = problem::windowRolled;
        heard.gaps.append(gap);
    }
    if (*heard.completeTo < *heard.completeFrom) // clocks differ: nothing is claimed
        heard.completeFrom = heard.completeTo = std::nullopt;
}

Result<QList<IncomingPost>> MastodonConnector::context(const QString &externalId, QString &root)
{
    const auto json = m_api.object(QStringLiteral("/api/v1/statuses/%1/context").arg(externalId));
    if (!json)
        return tl::unexpected(json.error());
    QList<IncomingPost> posts;
    for (const QLatin1StringView side : {QLatin1StringView("ancestors"), QLatin1StringView("descendants")}) {
        const QJsonArray statuses = json->value(side).toArray();
        for (const QJsonValue &status : statuses)
            if (const auto post = postOf(status))
                posts.append(*post);
        if (side == QLatin1StringView("ancestors"))
            root = posts.isEmpty() ? externalId : posts.first().externalId;
    }
    return posts;
}

Result<QList<IncomingPost>> MastodonConnector::thread(const QString &externalId)
{
    const auto status = m_api.object(QStringLiteral("/api/v1/statuses/%1").arg(externalId));
    if (!status)
        return tl::unexpected(status.error());
    QString root;
    auto posts = context(externalId, root);
    if (!posts)
        return tl::unexpected(posts.error());
    if (const auto self = postOf(*status))
        posts->append(*self);
    if (root != externalId) {
        // The context of a post holds no siblings; that of the root holds all.
        QString itself;
        const auto others = context(root, itself);
        if (!others && others.error().kind != Error::Kind::GiveUp)
            return tl::unexpected(others.error());
        if (others)
            *posts += *others;
    }
    inOrderOfWriting(*posts);

    const auto rootPost = std::find_if(posts->cbegin(), posts->cend(),
                                       [&](const IncomingPost &post) { return post.externalId == root; });
    const QString threadUrl = rootPost == posts->cend() ? QString() : rootPost->url;
    QList<IncomingPost> thread;
    QSet<QString> seen;
    for (IncomingPost &post : *posts) {
        if (seen.contains(post.externalId))
            continue;
        seen.insert(post.externalId);
        post.threadExternalId = root;
        post.threadUrl = threadUrl;
        thread.append(post);
    }
    return thread;
}

Result<bool> MastodonConnector::refreshOne(const KnownPost &known, QList<IncomingPost> &posts)
{
    const QString path = QStringLiteral("/api/v1/statuses/%1").arg(known.externalId);
    const auto status = m_api.object(path);
    if (!status) {
        if (status.error().code == problem::postGone)
            return false;
        return tl::unexpected(status.error());
    }
    const auto post = postOf(*status);
    if (!post)
        return true;
    const bool isEdited = post->editedAt && (!known.editedAt || *post->editedAt > *known.editedAt);
    if (!isEdited)
        return true;
    // Versions between the known one and this; not every server keeps them.
    const auto history = m_api.page(path + QStringLiteral("/history"), {});
    if (!history && history.error().kind == Error::Kind::Retry)
        return tl::unexpected(history.error());
    if (history) {
        const QList<IncomingPost> versions = postsOfHistory(history->entries, *post);
        for (const IncomingPost &version : versions)
            if (version.editedAt && *version.editedAt < *post->editedAt
                && (!known.editedAt || *version.editedAt > *known.editedAt))
                posts.append(version);
    }
    posts.append(*post);
    return true;
}

Result<ReadResult> MastodonConnector::refresh(const QList<KnownPost> &posts)
{
    ReadResult result;
    for (const KnownPost &known : posts) {
        const auto isThere = refreshOne(known, result.posts);
        if (!isThere)
            return tl::unexpected(isThere.error());
        if (!*isThere)
            result.deleted.append(known.externalId);
    }
    // A server that is being moved or a proxy before it answers 404 to everything:
    // nothing counts as deleted unless the account itself is still there.
    if (!result.deleted.isEmpty())
        if (const auto access = m_api.checkAccess(); !access)
            return tl::unexpected(access.error());
    return result;
}

PublishResult MastodonConnector::publish(const OutgoingReply &reply)
{
    return m_publisher.publish(reply);
}

Result<std::optional<PublishedPost>> MastodonConnector::findPublished(const OutgoingReply &reply)
{
    return m_publisher.findPublished(reply);
}

Result<AccessCheck> MastodonConnector::check()
{
    const auto account = m_api.object(QStringLiteral("/api/v1/accounts/verify_credentials"));
    if (!account) {
        // Some servers answer 422 to a token they do not know.
        if (account.error().code == problem::networkRefused)
            return failure(Error::Kind::SignIn, problem::tokenRefused, account.error().detail);
        return tl::unexpected(account.error());
    }
    AccessCheck check;
    check.accountId = account->value(QLatin1StringView("id")).toString();
    check.handle = mastodonHandle(*account, m_api.access().base);
    check.name = account->value(QLatin1StringView("display_name")).toString();
    check.url = account->value(QLatin1StringView("url")).toString();
    if (check.accountId.isEmpty() || check.handle.isEmpty())
        return failure(Error::Kind::GiveUp, problem::notMastodon);
    check.lengthLimit = lengthLimit();
    check.missing = missingRights();
    check.canAnswer = !check.missing.contains(QStringLiteral("write:statuses"));
    return check;
}

qint64 MastodonConnector::lengthLimit()
{
    for (const auto &path : {QStringLiteral("/api/v2/instance"), QStringLiteral("/api/v1/instance")})
        if (const auto instance = m_api.object(path))
            if (const qint64 limit = mastodonLengthLimit(*instance); limit > 0)
                return limit;
    return 0;
}

/// By what the app may ask for, since 4.3: a token has no more than its app. Older servers do not tell.
QStringList MastodonConnector::missingRights()
{
    const auto app = m_api.object(QStringLiteral("/api/v1/apps/verify_credentials"));
    if (!app || !app->value(QLatin1StringView("scopes")).isArray())
        return {};
    const QJsonArray given = app->value(QLatin1StringView("scopes")).toArray();
    QStringList missing;
    const QStringList wanted = mastodonScopes().split(u' ');
    for (const QString &scope : wanted)
        if (!given.contains(scope) && !given.contains(scope.section(u':', 0, 0)))
            missing.append(scope);
    return missing;
}

ModerationResult MastodonConnector::moderate(const ModerationOrder &order)
{
    return m_moderator.moderate(order);
}

Result<TrialAnswer> MastodonConnector::answerInPrivate(const QString &text)
{
    const QJsonObject body{{QStringLiteral("status"), text}, {QStringLiteral("visibility"), QStringLiteral("direct")}};
    const auto response = m_api.post(QStringLiteral("/api/v1/statuses"), body, QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (!response)
        return tl::unexpected(response.error());
    if (response->status == 403)
        return failure(Error::Kind::GiveUp, problem::rightMissing);
    if (response->status != 200)
        return tl::unexpected(mastodonError(*response));
    const QJsonObject status = QJsonDocument::fromJson(response->body).object();
    const QString id = status.value(QLatin1StringView("id")).toString();
    if (id.isEmpty())
        return failure(Error::Kind::GiveUp, problem::notMastodon);
    const auto removed = m_api.remove(QStringLiteral("/api/v1/statuses/") + id);
    return TrialAnswer{status.value(QLatin1StringView("url")).toString(), removed && removed->status == 200};
}

/// Anybody can name a host in a post of theirs; the instance's picture and those of the own account are its own word.
Result<bool> MastodonConnector::isOwnFile(const QUrl &url)
{
    if (isOwnAddress(url, m_api.access().base))
        return true;
    if (!m_fileHosts) {
        const auto account = m_api.object(QStringLiteral("/api/v1/accounts/verify_credentials"));
        if (!account)
            return tl::unexpected(account.error());
        const auto instance = m_api.object(QStringLiteral("/api/v2/instance"));
        if (!instance && instance.error().kind == Error::Kind::Retry)
            return tl::unexpected(instance.error());
        m_fileHosts = fileHosts(*account, instance.value_or(QJsonObject()));
    }
    QUrl host;
    host.setScheme(QStringLiteral("https"));
    host.setHost(url.host());
    return m_fileHosts->contains(url.host()) && isOwnAddress(url, host);
}

Result<MediaBytes> MastodonConnector::media(const QString &externalId, const QString &key, qint64 atMost)
{
    const auto status = m_api.object(QStringLiteral("/api/v1/statuses/%1").arg(externalId));
    if (!status)
        return tl::unexpected(status.error());
    const auto addresses = mediaAddresses(*status, key);
    if (!addresses)
        return failure(Error::Kind::GiveUp, problem::postGone);
    for (const QUrl &url : *addresses) {
        const auto isOwn = isOwnFile(url);
        if (!isOwn)
            return tl::unexpected(isOwn.error());
        if (*isOwn)
            return m_api.file(url, atMost);
    }
    return failure(Error::Kind::GiveUp, problem::notPossible);
}

bool MastodonConnector::waitForNews(std::chrono::milliseconds atMost)
{
    return m_streaming.waitForNews(atMost);
}

void MastodonConnector::interrupt()
{
    m_stop.request_stop();
}

} // namespace otklik
