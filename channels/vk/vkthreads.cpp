#include "channels/vk/vkthreads.h"

#include "channels/problems.h"
#include "channels/vk/vkpost.h"
#include "channels/vk/vkwalk.h"

#include <QJsonArray>
#include <QMap>

#include <algorithm>

namespace otklik {

namespace {

constexpr int pagesOfThread = 10;
constexpr int pagesOfConversation = 1;
constexpr int pagesOfRefresh = 30;

/// A version that is not stored yet. VK does not tell when comments were edited: their words are compared on ingest.
bool isNewer(const IncomingPost &post, const KnownPost &known)
{
    return !post.editedAt || !known.editedAt || *post.editedAt > *known.editedAt;
}

const IncomingPost *find(const QList<IncomingPost> &posts, const QString &id)
{
    const auto found = std::ranges::find(posts, id, &IncomingPost::externalId);
    return found == posts.end() ? nullptr : &*found;
}

} // namespace

Result<VkThreads::Place> VkThreads::read(const VkId &root, TimePoint from, int pages)
{
    Place place;
    VkWalk walk = VkWalk::place(root, from);
    for (int page = 0; page < pages && !walk.isDone(); ++page) {
        const auto step = walk.step(m_api);
        if (!step)
            return tl::unexpected(step.error());
        for (const IncomingPost &post : step->posts)
            if (find(place.posts, post.externalId) == nullptr)
                place.posts.append(post);
        place.deleted += step->deleted;
        if (!step->obstacle.isEmpty() && m_api.hasUser())
            place.obstacle = step->obstacle;
    }
    place.isWhole = walk.isDone();
    return place;
}

Result<QList<IncomingPost>> VkThreads::wallPosts(const QStringList &ids)
{
    QStringList names;
    for (const QString &id : ids)
        names.append(id.sliced(static_cast<qsizetype>(qstrlen(vkPlace(VkKind::Wall).word))));
    const auto answer = m_api.object(QLatin1StringView("wall.getById"), {{QStringLiteral("posts"), names.join(u',')}});
    if (!answer)
        return tl::unexpected(answer.error());
    QList<IncomingPost> posts;
    const QJsonArray items = answer->value(QLatin1StringView("items")).toArray();
    for (const QJsonValue &item : items)
        if (const auto post = vkWallPost(item.toObject(), m_api.access().groupId);
            post && !isVkDeleted(item.toObject()))
            posts.append(*post);
    return posts;
}

Result<QList<IncomingPost>> VkThreads::thread(const QString &externalId)
{
    const auto id = VkId::parse(externalId);
    if (!id)
        return failure(Error::Kind::GiveUp, problem::postGone);
    if (!m_api.can(QLatin1StringView(vkPlace(id->kind).list)))
        return failure(Error::Kind::GiveUp, problem::rightMissing);
    auto place = read(id->root(), {}, id->kind == VkKind::Message ? pagesOfConversation : pagesOfThread);
    if (!place)
        return tl::unexpected(place.error());
    if (id->kind == VkKind::Wall) {
        const auto above = wallPosts({id->root().text()});
        if (!above)
            return tl::unexpected(above.error());
        place->posts = *above + place->posts;
    }
    if (const auto completed = m_surroundings.complete(place->posts); !completed)
        return tl::unexpected(completed.error());
    for (IncomingPost &post : place->posts)
        if (!post.isBrand && post.answerObstacle.isEmpty())
            post.answerObstacle = place->obstacle;
    std::ranges::stable_sort(place->posts, {}, &IncomingPost::publishedAt);
    return place->posts;
}

Result<ReadResult> VkThreads::refresh(const QList<KnownPost> &posts)
{
    QMap<QString, QList<KnownPost>> places; // by root
    QList<KnownPost> wall;
    for (const KnownPost &known : posts) {
        const auto id = VkId::parse(known.externalId);
        if (!id || !m_api.can(QLatin1StringView(vkPlace(id->kind).list)))
            continue; // its edits and its end come as events
        if (id->kind == VkKind::Wall && id->comment == 0)
            wall.append(known);
        else
            places[id->root().text()].append(known);
    }
    ReadResult result;
    if (const auto done = wall.isEmpty() ? Result<void>() : refreshWallPosts(wall, result); !done)
        return tl::unexpected(done.error());
    for (auto place = places.cbegin(); place != places.cend(); ++place) {
        const VkId root = *VkId::parse(place.key());
        const auto done = root.kind == VkKind::Message ? refreshMessages(root, *place, result)
                                                       : refreshComments(root, *place, result);
        // One place that VK keeps from us says nothing about the others.
        const bool isRefusedThere =
            !done && done.error().kind == Error::Kind::GiveUp && done.error().code != problem::notThisNetwork;
        if (!done && !isRefusedThere)
            return tl::unexpected(done.error());
    }
    if (const auto completed = m_surroundings.complete(result.posts); !completed)
        return tl::unexpected(completed.error());
    return result;
}

Result<void> VkThreads::refreshWallPosts(const QList<KnownPost> &posts, ReadResult &result)
{
    QStringList ids;
    for (const KnownPost &known : posts)
        ids.append(known.externalId);
    const auto there = wallPosts(ids);
    if (!there)
        return tl::unexpected(there.error());
    QStringList gone;
    for (const KnownPost &known : posts) {
        if (const IncomingPost *post = find(*there, known.externalId); post == nullptr)
            gone.append(known.externalId);
        else if (post->editedAt && isNewer(*post, known))
            result.posts.append(*post);
    }
    if (gone.isEmpty())
        return {};
    // A wall that was closed shows nothing either: only while it shows something, what is missing is gone.
    const auto wall = m_api.object(QLatin1StringView("wall.get"),
                                   {{QStringLiteral("domain"), QStringLiteral("club%1").arg(m_api.access().groupId)},
                                    {QStringLiteral("count"), QStringLiteral("1")}});
    if (!wall)
        return tl::unexpected(wall.error());
    if (vkNumber(wall->value(QLatin1StringView("count"))) > 0)
        result.deleted += gone;
    return {};
}

Result<void> VkThreads::refreshMessages(const VkId &conversation, const QList<KnownPost> &posts, ReadResult &result)
{
    QStringList numbers;
    for (const KnownPost &known : posts)
        numbers.append(QString::number(VkId::parse(known.externalId)->comment));
    const auto answer = m_api.object(QLatin1StringView("messages.getById"),
                                     {{QStringLiteral("peer_id"), QString::number(conversation.owner)},
                                      {QStringLiteral("cmids"), numbers.join(u',')}});
    if (!answer)
        return tl::unexpected(answer.error());
    QList<IncomingPost> there;
    const QJsonArray items = answer->value(QLatin1StringView("items")).toArray();
    for (const QJsonValue &item : items)
        if (const auto post = vkMessage(item.toObject(), m_api.access().groupId); post && !isVkDeleted(item.toObject()))
            there.append(*post);
    for (const KnownPost &known : posts) {
        if (const IncomingPost *post = find(there, known.externalId); post == nullptr)
            result.deleted.append(known.externalId);
        else if (post->editedAt && isNewer(*post, known))
            result.posts.append(*post);
    }
    return {};
}

Result<void> VkThreads::refreshComments(const VkId &root, const QList<KnownPost> &posts, ReadResult &result)
{
    const auto place = read(root, {}, pagesOfRefresh);
    if (!place)
        return tl::unexpected(place.error());
    for (const KnownPost &known : posts) {
        const IncomingPost *post = find(place->posts, known.externalId);
        if (post != nullptr)
            result.posts.append(*post);
        else if (place->isWhole || place->deleted.contains(known.externalId))
            result.deleted.append(known.externalId);
    }
    return {};
}

} // namespace otklik
