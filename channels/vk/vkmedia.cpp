#include "channels/vk/vkmedia.h"

#include "channels/problems.h"
#include "channels/vk/vkid.h"
#include "channels/vk/vkpost.h"

#include <QJsonArray>

#include <algorithm>

namespace otklik {

namespace {

constexpr qint64 wellSeen = 1280; ///< pixels of the longer side

struct Picture final
{
    QUrl url;
    qint64 width = 0;
    qint64 height = 0;

    [[nodiscard]] qint64 longerSide() const { return std::max(width, height); }
};

qint64 number(const QJsonObject &object, const char *key)
{
    return vkNumber(object.value(QLatin1StringView(key)));
}

/// Every kind keeps its pictures elsewhere: of photos "sizes", of stickers "images", of videos "image", of files a
/// preview whose address is called "src"; a drawing has but itself.
QList<Picture> picturesOf(const QJsonObject &attached)
{
    QJsonArray told = attached.value(QLatin1StringView("preview"))[QLatin1StringView("photo")][QLatin1StringView("sizes")].toArray();
    for (const char *key : {"sizes", "images", "image"})
        if (told.isEmpty())
            told = attached.value(QLatin1StringView(key)).toArray();
    if (told.isEmpty() && attached.contains(QLatin1StringView("url")) && attached.contains(QLatin1StringView("width")))
        told.append(attached);
    QList<Picture> pictures;
    for (const QJsonValue &value : std::as_const(told)) {
        const QJsonObject picture = value.toObject();
        const QString address = picture.value(picture.contains(QLatin1StringView("url")) ? QLatin1StringView("url")
                                                                                        : QLatin1StringView("src")).toString();
        if (!address.isEmpty())
            pictures.append({QUrl(address, QUrl::StrictMode), number(picture, "width"), number(picture, "height")});
    }
    std::ranges::stable_sort(pictures, {}, &Picture::longerSide);
    return pictures;
}

std::optional<MediaKind> kindOf(const QString &type, const QJsonObject &attached)
{
    if (type == QLatin1StringView("photo") || type == QLatin1StringView("sticker") || type == QLatin1StringView("graffiti"))
        return MediaKind::Picture;
    if (type == QLatin1StringView("video"))
        return MediaKind::Video;
    if (type == QLatin1StringView("audio") || type == QLatin1StringView("audio_message"))
        return MediaKind::Sound;
    if (type != QLatin1StringView("doc"))
        return std::nullopt; // a page, a thing on sale, a poll: no file
    const qint64 sort = number(attached, "type"); // dev.vk.com/reference/objects/doc: 3 GIF, 4 picture
    return sort == 3 || sort == 4 ? MediaKind::Picture : MediaKind::File;
}

QString keyOf(const QString &type, const QJsonObject &attached)
{
    if (picturesOf(attached).isEmpty())
        return {};
    if (type == QLatin1StringView("sticker"))
        return type + QString::number(number(attached, "sticker_id"));
    return type + QString::number(number(attached, "owner_id")) + u'_' + QString::number(number(attached, "id"));
}

/// The object as VK has it now.
Result<QJsonObject> objectOf(VkApi &api, const VkId &id)
{
    const auto text = [](qint64 whole) { return QString::number(whole); };
    const VkPlace &place = vkPlace(id.kind);
    Result<QJsonObject> list;
    if (id.kind == VkKind::Message)
        list = api.object(QLatin1StringView("messages.getById"),
                          {{QStringLiteral("peer_id"), text(id.owner)}, {QStringLiteral("cmids"), text(id.comment)}});
    else if (id.kind == VkKind::Wall && id.comment == 0)
        list = api.object(QLatin1StringView("wall.getById"),
                          {{QStringLiteral("posts"), text(id.owner) + u'_' + text(id.object)}});
    else if (id.kind == VkKind::Wall)
        list = api.object(QLatin1StringView("wall.getComment"),
                          {{QStringLiteral("owner_id"), text(id.owner)}, {QStringLiteral("comment_id"), text(id.comment)}});
    else
        list = api.object(QLatin1StringView(place.list),
                          {{QString::fromLatin1(place.objectKey), text(id.object)},
                           {QStringLiteral("start_comment_id"), text(id.comment)},
                           {QStringLiteral("count"), QStringLiteral("1")},
                           id.kind == VkKind::Board ? std::pair(QStringLiteral("group_id"), text(api.access().groupId))
                                                    : std::pair(QStringLiteral("owner_id"), text(id.owner))});
    if (!list && list.error().code == problem::commentsClosed) // 212: of a single comment, that it is not there for us
        return failure(Error::Kind::GiveUp, problem::postGone, list.error().detail);
    if (!list)
        return list;
    const qint64 wanted = id.comment == 0 ? id.object : id.comment;
    const char *name = id.kind == VkKind::Message ? "conversation_message_id" : "id";
    const QJsonArray items = list->value(QLatin1StringView("items")).toArray();
    for (const QJsonValue &item : items)
        if (number(item.toObject(), name) == wanted && !isVkDeleted(item.toObject()))
            return item.toObject();
    return failure(Error::Kind::GiveUp, problem::postGone);
}

} // namespace

QList<Media> vkMedia(const QJsonObject &object)
{
    QList<Media> media;
    const QJsonArray attachments = object.value(QLatin1StringView("attachments")).toArray();
    for (const QJsonValue &entry : attachments) {
        const QString type = entry.toObject().value(QLatin1StringView("type")).toString();
        const QJsonObject attached = entry.toObject().value(type).toObject();
        const auto kind = kindOf(type, attached);
        if (!kind)
            continue;
        Media one;
        one.key = keyOf(type, attached);
        one.kind = *kind;
        (type == QLatin1StringView("doc") ? one.name : one.description) = vkName(attached, "title");
        if (type == QLatin1StringView("photo"))
            one.description = vkName(attached, "text");
        one.size = number(attached, "size");
        if (const QList<Picture> pictures = picturesOf(attached); !pictures.isEmpty()) {
            one.width = pictures.last().width;
            one.height = pictures.last().height;
        }
        media.append(one);
    }
    return media;
}

std::optional<QUrl> vkPicture(const QJsonObject &object, const QString &key)
{
    const QJsonArray attachments = object.value(QLatin1StringView("attachments")).toArray();
    for (const QJsonValue &entry : attachments) {
        const QString type = entry.toObject().value(QLatin1StringView("type")).toString();
        const QJsonObject attached = entry.toObject().value(type).toObject();
        if (key.isEmpty() || keyOf(type, attached) != key)
            continue;
        const QList<Picture> pictures = picturesOf(attached); // the smallest first
        const auto tooLarge = std::ranges::find_if(pictures, [](const Picture &one) { return one.longerSide() > wellSeen; });
        return tooLarge == pictures.cbegin() ? tooLarge->url : std::prev(tooLarge)->url;
    }
    return std::nullopt;
}

Result<MediaBytes> vkFetchMedia(VkApi &api, const QString &externalId, const QString &key, qint64 atMost)
{
    const auto id = VkId::parse(externalId);
    if (!id)
        return failure(Error::Kind::GiveUp, problem::postGone);
    const auto object = objectOf(api, *id);
    if (!object)
        return tl::unexpected(object.error());
    const auto url = vkPicture(*object, key);
    if (!url)
        return failure(Error::Kind::GiveUp, problem::postGone);
    return api.picture(*url, atMost);
}

} // namespace otklik
