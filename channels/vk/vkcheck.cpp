#include "channels/vk/vkcheck.h"

#include "channels/problems.h"
#include "channels/vk/vkid.h"
#include "channels/vk/vkpost.h"

#include <QJsonArray>
#include <QStringList>

#include <array>

namespace otklik {

namespace {

constexpr std::array events{
    "board_post_delete",     "board_post_edit",     "board_post_new",        "board_post_restore",
    "market_comment_delete", "market_comment_edit", "market_comment_new",    "market_comment_restore",
    "message_edit",          "message_new",         "message_reply",         "photo_comment_delete",
    "photo_comment_edit",    "photo_comment_new",   "photo_comment_restore", "video_comment_delete",
    "video_comment_edit",    "video_comment_new",   "video_comment_restore", "wall_post_new",
    "wall_reply_delete",     "wall_reply_edit",     "wall_reply_new",        "wall_reply_restore",
};

constexpr std::array rights{"manage", "messages", "photos", "wall"};

Result<QStringList> missingRights(VkApi &api)
{
    const auto answer = api.object(QLatin1StringView("groups.getTokenPermissions"), {});
    if (!answer)
        return tl::unexpected(answer.error());
    QStringList given;
    const QJsonArray permissions = answer->value(QLatin1StringView("permissions")).toArray();
    for (const QJsonValue &permission : permissions)
        given.append(permission.toObject().value(QLatin1StringView("name")).toString());
    QStringList missing;
    for (const char *right : rights)
        if (!given.contains(QLatin1StringView(right)))
            missing.append(QString::fromLatin1(right));
    return missing;
}

Result<QStringList> missingEvents(VkApi &api)
{
    const auto settings = api.object(QLatin1StringView("groups.getLongPollSettings"),
                                     {{QStringLiteral("group_id"), QString::number(api.access().groupId)}});
    if (!settings)
        return tl::unexpected(settings.error());
    if (!settings->value(QLatin1StringView("is_enabled")).toBool())
        return QStringList{QStringLiteral("longpoll")};
    QStringList missing;
    const QJsonObject told = settings->value(QLatin1StringView("events")).toObject();
    for (const char *event : events)
        if (vkNumber(told.value(QLatin1StringView(event))) != 1)
            missing.append(QStringLiteral("event:") + QLatin1StringView(event));
    return missing;
}

Result<QString> missingOfUser(VkApi &api)
{
    if (!api.hasUser())
        return QStringLiteral("user_token");
    const auto answer = api.objectAsUser(QLatin1StringView("groups.getById"),
                                         {{QStringLiteral("group_id"), QString::number(api.access().groupId)},
                                          {QStringLiteral("fields"), QStringLiteral("is_admin")}});
    if (!answer)
        return tl::unexpected(answer.error());
    const QJsonObject group = answer->value(QLatin1StringView("groups")).toArray().first().toObject();
    return vkNumber(group.value(QLatin1StringView("is_admin"))) == 1 ? QString() : QStringLiteral("admin");
}

} // namespace

std::span<const char *const> vkEventsNeeded()
{
    return events;
}

Result<AccessCheck> vkCheck(VkApi &api, bool usesLongPoll)
{
    const qint64 groupId = api.access().groupId;
    const auto answer =
        api.object(QLatin1StringView("groups.getById"), {{QStringLiteral("group_id"), QString::number(groupId)}});
    if (!answer)
        return tl::unexpected(answer.error());
    const QJsonObject group = answer->value(QLatin1StringView("groups")).toArray().first().toObject();
    if (groupId <= 0 || vkNumber(group.value(QLatin1StringView("id"))) != groupId)
        return failure(Error::Kind::CorrectInput, problem::notThisNetwork, QStringLiteral("group_id"));
    AccessCheck check;
    check.accountId = QString::number(-groupId);
    check.handle = vkName(group, "screen_name");
    check.name = vkName(group, "name");
    check.url = QStringLiteral("https://vk.com/")
              + (check.handle.isEmpty() ? QStringLiteral("club%1").arg(groupId) : check.handle);
    const auto missing = missingRights(api);
    if (!missing)
        return tl::unexpected(missing.error());
    check.missing = *missing;
    check.canAnswer =
        !missing->contains(QLatin1StringView("wall")) || !missing->contains(QLatin1StringView("messages"));
    if (usesLongPoll) {
        const auto notBrought = missingEvents(api);
        // A token without "manage" is not told the settings: that it lacks it is in the list already.
        if (!notBrought
            && !(notBrought.error().kind == Error::Kind::GiveUp && missing->contains(QLatin1StringView("manage"))))
            return tl::unexpected(notBrought.error());
        if (notBrought)
            check.missing += *notBrought;
    }
    const auto ofUser = missingOfUser(api);
    if (!ofUser)
        return tl::unexpected(ofUser.error());
    if (!ofUser->isEmpty())
        check.missing.append(*ofUser);
    return check;
}

} // namespace otklik
