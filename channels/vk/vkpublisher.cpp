#include "channels/vk/vkpublisher.h"

#include "channels/http/formdata.h"
#include "channels/problems.h"
#include "channels/vk/vkpost.h"
#include "channels/vk/vkwalk.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

namespace otklik {

namespace {

using namespace std::chrono_literals;
using enum PublishResult::Outcome;

constexpr auto clockSlack = 24h; ///< between VK's clock and ours
constexpr qint64 messagesAPage = 200;
constexpr int pagesLookedAt = 60;

PublishResult refused(QLatin1StringView code)
{
    PublishResult result;
    result.outcome = Refused;
    result.problem = code;
    return result;
}

PublishResult sent(const PublishedPost &post)
{
    PublishResult result;
    result.outcome = Sent;
    result.post = post;
    return result;
}

/// What is answered; a private answer to a comment goes to its author.
std::optional<VkId> targetOf(const OutgoingReply &reply)
{
    const auto id = VkId::parse(reply.inReplyTo);
    if (!id || id->kind == VkKind::Message || reply.visibility != Visibility::Private)
        return id;
    const qint64 person = reply.recipientId.toLongLong();
    return person > 0 ? std::optional(VkId{VkKind::Message, person}) : std::nullopt;
}

/// Topics have no answers to answers: whom it is for, the text says.
QString textFor(const VkId &parent, const OutgoingReply &reply)
{
    const qint64 person = parent.kind == VkKind::Board ? reply.recipientId.toLongLong() : 0;
    if (person == 0)
        return reply.text;
    const QString page = (person > 0 ? QStringLiteral("id%1") : QStringLiteral("club%1")).arg(std::abs(person));
    return QStringLiteral("[%1|@%1], %2").arg(page, reply.text);
}

} // namespace

qint64 vkRandomId(const QString &idempotencyKey)
{
    const QByteArray hash = QCryptographicHash::hash(idempotencyKey.toUtf8(), QCryptographicHash::Sha256);
    const auto number = qFromBigEndian<quint32>(hash.constData()) & 0x7fff'ffffU;
    return number == 0 ? 1 : number;
}

PublishedPost VkPublisher::published(const VkId &id) const
{
    return {id.text(), id.webAddress(m_api.access().groupId), std::nullopt};
}

PublishResult VkPublisher::publish(const OutgoingReply &reply)
{
    const auto target = targetOf(reply);
    if (!target)
        return refused(problem::notPossible);
    if (!m_api.can(QLatin1StringView(vkPlace(target->kind).create)))
        return refused(problem::rightMissing);
    QStringList pictures;
    for (const OutgoingAttachment &attachment : reply.attachments) {
        const auto picture = upload(*target, attachment);
        if (picture) {
            pictures.append(*picture);
            continue;
        }
        PublishResult failed = vkFailure(picture.error());
        if (failed.outcome == Unknown)
            failed.outcome = TryLater; // only a picture may be there, and nobody sees it
        return failed;
    }
    return target->kind == VkKind::Message ? sendMessage(*target, reply, pictures.join(u','))
                                           : sendComment(*target, reply, pictures.join(u','));
}

PublishResult VkPublisher::sendMessage(const VkId &conversation, const OutgoingReply &reply, const QString &pictures)
{
    VkApi::Params params{{QStringLiteral("peer_ids"),
                          QString::number(conversation.owner)}, // one: the answer then tells its number there
                         {QStringLiteral("random_id"), QString::number(vkRandomId(reply.idempotencyKey))},
                         {QStringLiteral("message"), reply.text}};
    if (!pictures.isEmpty())
        params.append({QStringLiteral("attachment"), pictures});
    const auto answer = m_api.call(QLatin1StringView("messages.send"), params);
    if (!answer)
        return vkFailure(answer.error());
    const QJsonObject item = answer->toArray().first().toObject();
    if (const QJsonValue error = item.value(QLatin1StringView("error")); error.isObject())
        return vkFailure(vkError({{QStringLiteral("error_code"), error.toObject().value(QLatin1StringView("code"))}}));
    const qint64 number = vkNumber(item.value(QLatin1StringView("conversation_message_id")));
    if (number > 0)
        return sent(published(conversation.at(number)));
    PublishResult unclear;
    unclear.problem = problem::outcomeUnclear;
    return unclear;
}

PublishResult VkPublisher::sendComment(const VkId &parent, const OutgoingReply &reply, const QString &pictures)
{
    const VkPlace &place = vkPlace(parent.kind);
    const QString group = QString::number(m_api.access().groupId);
    const bool isBoard = parent.kind == VkKind::Board;
    VkApi::Params params{{isBoard ? QStringLiteral("group_id") : QStringLiteral("owner_id"),
                          isBoard ? group : QString::number(parent.owner)},
                         {QString::fromLatin1(place.objectKey), QString::number(parent.object)},
                         {QStringLiteral("from_group"), parent.kind == VkKind::Wall ? group : QStringLiteral("1")},
                         {QStringLiteral("message"), textFor(parent, reply)},
                         {QStringLiteral("guid"), reply.idempotencyKey}};
    if (parent.comment != 0 && !isBoard)
        params.append({QStringLiteral("reply_to_comment"), QString::number(parent.comment)});
    if (!pictures.isEmpty())
        params.append({QStringLiteral("attachments"), pictures});
    const auto answer = m_api.call(QLatin1StringView(place.create), params);
    if (!answer)
        return vkFailure(answer.error());
    const qint64 number =
        vkNumber(answer->isObject() ? answer->toObject().value(QLatin1StringView("comment_id")) : *answer);
    if (number > 0)
        return sent(published(parent.at(number)));
    PublishResult unclear;
    unclear.problem = problem::outcomeUnclear;
    return unclear;
}

Result<QString> VkPublisher::upload(const VkId &target, const OutgoingAttachment &picture)
{
    const bool isMessage = target.kind == VkKind::Message;
    const VkApi::Params where{isMessage
                                  ? std::pair(QStringLiteral("peer_id"), QString::number(target.owner))
                                  : std::pair(QStringLiteral("group_id"), QString::number(m_api.access().groupId))};
    const auto server = m_api.object(isMessage ? QLatin1StringView("photos.getMessagesUploadServer")
                                               : QLatin1StringView("photos.getWallUploadServer"),
                                     where);
    if (!server)
        return tl::unexpected(server.error());
    FormData form;
    form.addFile("photo", picture.name.toUtf8(), picture.mediaType.toUtf8(), picture.bytes);
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = QUrl(server->value(QLatin1StringView("upload_url")).toString(), QUrl::StrictMode);
    request.headers = {{"Content-Type", form.contentType()}};
    request.body = form.body();
    const auto taken = m_api.plain(std::move(request));
    if (!taken)
        return tl::unexpected(taken.error());
    const QString photo = taken->value(QLatin1StringView("photo")).toString();
    if (photo.isEmpty() || photo == QLatin1StringView("[]"))
        return failure(Error::Kind::GiveUp, problem::attachmentRefused);
    VkApi::Params params = isMessage ? VkApi::Params{} : where;
    params.append({QStringLiteral("photo"), photo});
    params.append({QStringLiteral("server"), QString::number(vkNumber(taken->value(QLatin1StringView("server"))))});
    params.append({QStringLiteral("hash"), taken->value(QLatin1StringView("hash")).toString()});
    const auto kept = m_api.call(
        isMessage ? QLatin1StringView("photos.saveMessagesPhoto") : QLatin1StringView("photos.saveWallPhoto"), params);
    if (!kept)
        return tl::unexpected(kept.error());
    const QJsonObject saved = kept->toArray().first().toObject();
    const qint64 id = vkNumber(saved.value(QLatin1StringView("id")));
    if (id <= 0)
        return failure(Error::Kind::GiveUp, problem::attachmentRefused);
    const QString name = QStringLiteral("photo%1_%2").arg(vkNumber(saved.value(QLatin1StringView("owner_id")))).arg(id);
    const QString key = saved.value(QLatin1StringView("access_key")).toString();
    return key.isEmpty() ? name : name + u'_' + key;
}

Result<std::optional<PublishedPost>> VkPublisher::findPublished(const OutgoingReply &reply)
{
    const auto target = targetOf(reply);
    if (!target)
        return failure(Error::Kind::GiveUp, problem::cannotReadBack);
    if (!m_api.can(QLatin1StringView(vkPlace(target->kind).list)))
        return failure(Error::Kind::GiveUp, problem::cannotReadBack);
    return target->kind == VkKind::Message ? findMessage(*target, reply) : findComment(*target, reply);
}

Result<std::optional<PublishedPost>> VkPublisher::findMessage(const VkId &conversation, const OutgoingReply &reply)
{
    const qint64 randomId = vkRandomId(reply.idempotencyKey);
    const QString wanted = vkComparable(reply.text);
    for (int page = 0; page < pagesLookedAt; ++page) {
        const auto history = m_api.object(QLatin1StringView("messages.getHistory"),
                                          {{QStringLiteral("peer_id"), QString::number(conversation.owner)},
                                           {QStringLiteral("offset"), QString::number(page * (messagesAPage - 10))},
                                           {QStringLiteral("count"), QString::number(messagesAPage)}});
        if (!history)
            return tl::unexpected(history.error());
        const QJsonArray items = history->value(QLatin1StringView("items")).toArray();
        bool isOldEnough = items.size() < messagesAPage;
        for (const QJsonValue &item : items) {
            const auto message = vkMessage(item.toObject(), m_api.access().groupId);
            if (!message)
                continue;
            isOldEnough = isOldEnough || message->publishedAt < reply.notBefore - clockSlack;
            if (!message->isBrand || message->publishedAt < reply.notBefore - clockSlack
                || reply.accountedFor.contains(message->externalId))
                continue;
            const qint64 itsRandomId = vkNumber(item.toObject().value(QLatin1StringView("random_id")));
            const bool isIt = itsRandomId != 0
                                ? itsRandomId == randomId
                                : vkComparable(item.toObject().value(QLatin1StringView("text")).toString()) == wanted;
            if (isIt) {
                PublishedPost post = published(*VkId::parse(message->externalId));
                post.seen = message;
                return post;
            }
        }
        if (isOldEnough)
            return std::optional<PublishedPost>();
    }
    return failure(Error::Kind::GiveUp, problem::outcomeUnclear, QStringLiteral("too many messages"));
}

Result<std::optional<PublishedPost>> VkPublisher::findComment(const VkId &parent, const OutgoingReply &reply)
{
    const QString wanted = vkComparable(reply.text);
    VkWalk walk = VkWalk::place(parent.root(), reply.notBefore - clockSlack);
    for (int page = 0; page < pagesLookedAt; ++page) {
        if (walk.isDone())
            return std::optional<PublishedPost>();
        const auto step = walk.step(m_api);
        if (!step)
            return tl::unexpected(step.error());
        for (const IncomingPost &post : step->posts) {
            const bool isThere = parent.kind == VkKind::Board || post.inReplyTo == parent.text()
                              || (parent.comment == 0 && post.inReplyTo.isEmpty());
            if (post.isBrand && isThere && !reply.accountedFor.contains(post.externalId)
                && vkComparable(post.text) == wanted) {
                PublishedPost found = published(*VkId::parse(post.externalId));
                found.seen = post;
                return found;
            }
        }
    }
    return failure(Error::Kind::GiveUp, problem::outcomeUnclear, QStringLiteral("too many comments"));
}

} // namespace otklik
