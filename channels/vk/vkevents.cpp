#include "channels/vk/vkevents.h"

#include "channels/vk/vkpost.h"

namespace otklik {

namespace {

qint64 number(const QJsonObject &object, const char *key)
{
    return vkNumber(object.value(QLatin1StringView(key)));
}

/// What the comment of an event stands under. Only walls of others can be told of too; all else is the community's own.
VkId rootOf(const VkPlace &place, const QJsonObject &object, qint64 groupId)
{
    VkId root{place.kind, -groupId, number(object, place.objectKey)};
    if (root.object == 0 && place.kind == VkKind::Photo)
        root.object = number(object, "pid");
    if (place.kind == VkKind::Wall)
        for (const char *key : {"post_owner_id", "owner_id"})
            if (const qint64 owner = number(object, key); owner != 0)
                root.owner = owner;
    return root;
}

/// What came back after it was deleted in the same breath is there.
void addPost(IncomingPost post, VkNews &news)
{
    news.deleted.removeAll(post.externalId);
    news.posts.append(std::move(post));
}

void addComment(const QString &type, const QJsonObject &object, const VkId &root, qint64 groupId, TimePoint now,
                VkNews &news)
{
    const qint64 comment = number(object, "id");
    auto post = vkComment(object, root, groupId);
    if (root.object <= 0 || comment <= 0) {
        ++news.silent;
    } else if (type.endsWith(QLatin1StringView("_delete"))) {
        news.deleted.append(root.at(comment).text());
        news.restored.removeAll(root.at(comment).text());
    } else if (post) {
        if (type.endsWith(QLatin1StringView("_edit")))
            post->editedAt = now;
        if (type.endsWith(QLatin1StringView("_restore")))
            news.restored.append(post->externalId);
        addPost(*std::move(post), news);
    } else {
        ++news.silent;
    }
}

void addMessage(const QJsonObject &object, qint64 groupId, VkNews &news)
{
    // "message_new" wraps it, the others do not.
    const QJsonValue wrapped = object.value(QLatin1StringView("message"));
    const QJsonObject message = wrapped.isObject() ? wrapped.toObject() : object;
    auto post = vkMessage(message, groupId);
    if (!post)
        ++news.silent;
    else if (isVkDeleted(message))
        news.deleted.append(post->externalId);
    else
        addPost(*std::move(post), news);
}

} // namespace

void addVkEvent(const QJsonObject &event, qint64 groupId, TimePoint now, VkNews &news)
{
    const QString type = event.value(QLatin1StringView("type")).toString();
    const QJsonObject object = event.value(QLatin1StringView("object")).toObject();
    const qsizetype verb = type.lastIndexOf(u'_');
    const VkPlace *place = vkPlaceOfEvents(QStringView(type).first(std::max<qsizetype>(verb, 0)));
    if (vkNumber(event.value(QLatin1StringView("group_id"))) != groupId) {
        ++news.silent;
    } else if (type == QLatin1StringView("message_new") || type == QLatin1StringView("message_reply")
               || type == QLatin1StringView("message_edit")) {
        addMessage(object, groupId, news);
    } else if (type == QLatin1StringView("wall_post_new")) {
        auto post = vkWallPost(object, groupId);
        post ? addPost(*std::move(post), news) : void(++news.silent);
    } else if (place != nullptr) {
        news.hasOther = news.hasOther || (place->kind != VkKind::Wall && place->kind != VkKind::Board);
        addComment(type, object, rootOf(*place, object, groupId), groupId, now, news);
    } else {
        ++news.silent;
    }
}

} // namespace otklik
