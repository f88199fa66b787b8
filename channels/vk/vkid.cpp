#include "channels/vk/vkid.h"

#include <QRegularExpression>

#include <array>

namespace otklik {

namespace {

constexpr std::array places{
    VkPlace{VkKind::Wall, "wall", "wall_reply", "wall", "post_id", "wall.createComment", "wall.getComments",
            "wall.deleteComment", "wall.restoreComment", true},
    VkPlace{VkKind::Board, "board", "board_post", "topic", "topic_id", "board.createComment", "board.getComments",
            "board.deleteComment", "board.restoreComment", false},
    VkPlace{VkKind::Photo, "photo", "photo_comment", "photo", "photo_id", "photos.createComment", "photos.getComments",
            "photos.deleteComment", "photos.restoreComment", false},
    VkPlace{VkKind::Video, "video", "video_comment", "video", "video_id", "video.createComment", "video.getComments",
            "video.deleteComment", "video.restoreComment", true},
    VkPlace{VkKind::Market, "market", "market_comment", "product", "item_id", "market.createComment",
            "market.getComments", "market.deleteComment", "market.restoreComment", false},
    VkPlace{VkKind::Message, "msg", "", "", "", "messages.send", "messages.getHistory", "", "", false},
};

} // namespace

const VkPlace &vkPlace(VkKind kind)
{
    return places.at(static_cast<std::size_t>(kind));
}

const VkPlace *vkPlaceOfEvents(QStringView events)
{
    for (const VkPlace &place : places)
        if (place.kind != VkKind::Message && events == QLatin1StringView(place.events))
            return &place;
    return nullptr;
}

QString VkId::text() const
{
    QString text = QLatin1StringView(vkPlace(kind).word) + QString::number(owner);
    if (kind == VkKind::Message)
        return comment == 0 ? text : text + u'_' + QString::number(comment);
    text += u'_' + QString::number(object);
    return comment == 0 ? text : text + QStringLiteral("_r") + QString::number(comment);
}

QString VkId::webAddress(qint64 groupId) const
{
    if (kind == VkKind::Message)
        return QStringLiteral("https://vk.com/gim%1?sel=%2").arg(groupId).arg(owner);
    const QString page =
        QStringLiteral("https://vk.com/%1%2_%3").arg(QLatin1StringView(vkPlace(kind).webWord)).arg(owner).arg(object);
    if (comment == 0)
        return page;
    return page + (kind == VkKind::Board ? QStringLiteral("?post=") : QStringLiteral("?reply="))
         + QString::number(comment);
}

std::optional<VkId> VkId::parse(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^([a-z]+)(-?[0-9]{1,18})(?:_([0-9]{1,18}))?(?:_r([0-9]{1,18}))?$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    for (const VkPlace &place : places) {
        if (match.captured(1) != QLatin1StringView(place.word))
            continue;
        VkId id{place.kind, match.captured(2).toLongLong(), match.captured(3).toLongLong(),
                match.captured(4).toLongLong()};
        if (place.kind == VkKind::Message)
            std::swap(id.object, id.comment);
        const bool isWhole = place.kind == VkKind::Message ? id.object == 0 : id.object != 0;
        return isWhole && id.owner != 0 && id.text() == text ? std::optional(id) : std::nullopt;
    }
    return std::nullopt;
}

qint64 vkNumber(const QJsonValue &value)
{
    return value.isDouble() ? value.toInteger() : 0;
}

} // namespace otklik
