#include "channels/vk/vkmoderation.h"

#include "channels/problems.h"
#include "channels/vk/vkid.h"

namespace otklik {

namespace {

using enum ModerationResult::Outcome;

/// Codes that say it is so already: not found, and a comment that was not deleted.
bool isSoAlready(ModerationAct act, const Error &error)
{
    return (act == ModerationAct::Remove && error.code == problem::postGone)
        || (act == ModerationAct::Unhide && error.detail == QLatin1StringView("vk 243"));
}

ModerationResult resultOf(ModerationAct act, const Result<QJsonValue> &answer)
{
    if (answer || isSoAlready(act, answer.error()))
        return {Done, {}, 0};
    // As with a publication: refused, unknown or later.
    const PublishResult failed = vkFailure(answer.error());
    switch (failed.outcome) {
    case PublishResult::Outcome::TryLater:
        return {TryLater, failed.problem, failed.retryAfterSeconds};
    case PublishResult::Outcome::Refused:
        return {Refused, failed.problem, 0};
    case PublishResult::Outcome::Sent:
    case PublishResult::Outcome::Held:
    case PublishResult::Outcome::Unknown:
        break;
    }
    return {Unknown, failed.problem, 0};
}

ModerationResult onComment(VkApi &api, const ModerationOrder &order)
{
    const auto id = VkId::parse(order.externalId);
    const bool isRemoval = order.act == ModerationAct::Remove;
    if (!id || id->comment == 0 || id->kind == VkKind::Message)
        return {Refused, problem::notPossible, 0};
    const VkPlace &place = vkPlace(id->kind);
    VkApi::Params params{{QStringLiteral("comment_id"), QString::number(id->comment)}};
    if (id->kind == VkKind::Board)
        params += VkApi::Params{{QStringLiteral("group_id"), QString::number(api.access().groupId)},
                                {QStringLiteral("topic_id"), QString::number(id->object)}};
    else
        params.append({QStringLiteral("owner_id"), QString::number(id->owner)});
    return resultOf(order.act, api.call(QLatin1StringView(isRemoval ? place.remove : place.restore), params));
}

ModerationResult onAuthor(VkApi &api, const ModerationOrder &order)
{
    const qint64 author = order.authorExternalId.toLongLong();
    if (author == 0)
        return {Refused, problem::notPossible, 0};
    VkApi::Params params{{QStringLiteral("group_id"), QString::number(api.access().groupId)},
                         {QStringLiteral("owner_id"), QString::number(author)}};
    if (order.act == ModerationAct::Block && !order.notice.isEmpty())
        params += VkApi::Params{{QStringLiteral("comment"), order.notice},
                                {QStringLiteral("comment_visible"), QStringLiteral("1")}};
    const auto method =
        order.act == ModerationAct::Block ? QLatin1StringView("groups.ban") : QLatin1StringView("groups.unban");
    return resultOf(order.act, api.call(method, params));
}

} // namespace

ModerationResult vkModerate(VkApi &api, const ModerationOrder &order)
{
    switch (order.act) {
    case ModerationAct::Remove:
    case ModerationAct::Unhide:
        return onComment(api, order);
    case ModerationAct::Block:
    case ModerationAct::Unblock:
        return onAuthor(api, order);
    case ModerationAct::Hide:
        break;
    }
    return {Refused, problem::notPossible, 0};
}

} // namespace otklik
