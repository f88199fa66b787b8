#include "channels/telegram/telegrampublisher.h"

#include "channels/http/formdata.h"
#include "channels/problems.h"
#include "channels/telegram/telegrammessage.h"

#include <QJsonDocument>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype picturesAtMost = 10;
constexpr qsizetype captionLimit = 1024; ///< in UTF-16 units
constexpr qsizetype postsRemembered = 500;
constexpr std::chrono::minutes clockSlack{5};

QByteArray formValue(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    return value.isString() ? value.toString().toUtf8() : QByteArray::number(value.toInteger());
}

PublishResult refused(const QString &problem)
{
    PublishResult result;
    result.outcome = PublishResult::Outcome::Refused;
    result.problem = problem;
    return result;
}

PublishResult resultOf(const TelegramFault &fault)
{
    PublishResult result;
    result.problem = fault.error.code;
    result.retryAfterSeconds = fault.retryAfterSeconds;
    if (fault.mayHaveArrived)
        result.outcome = PublishResult::Outcome::Unknown;
    else
        result.outcome = fault.error.kind == Error::Kind::Retry ? PublishResult::Outcome::TryLater : PublishResult::Outcome::Refused;
    return result;
}

QJsonObject placeOf(const TelegramId &target)
{
    QJsonObject place{{QStringLiteral("chat_id"), target.chat}};
    if (!target.connection.isEmpty())
        place.insert(QStringLiteral("business_connection_id"), target.connection);
    if (target.topic != 0)
        place.insert(target.isDirectMessages ? QStringLiteral("direct_messages_topic_id") : QStringLiteral("message_thread_id"),
                     target.topic);
    if (target.message != 0)
        place.insert(QStringLiteral("reply_parameters"), QJsonObject{{QStringLiteral("message_id"), target.message}});
    return place;
}

bool isPrivateChat(const TelegramId &id)
{
    return id.chat > 0 || id.isDirectMessages;
}

} // namespace

TelegramPublisher::TelegramPublisher(TelegramApi &api) : m_api(api) { }

void TelegramPublisher::remember(const QList<IncomingPost> &ownPosts)
{
    m_ownPosts += ownPosts;
    if (m_ownPosts.size() > postsRemembered)
        m_ownPosts.remove(0, m_ownPosts.size() - postsRemembered);
}

tl::expected<TelegramId, QString> TelegramPublisher::targetOf(const OutgoingReply &reply)
{
    auto target = TelegramId::fromText(reply.inReplyTo);
    if (!target) // a line about the conversation: the answer goes into the conversation
        target = TelegramId::fromText(reply.threadExternalId);
    if (!target)
        return tl::unexpected(QString(problem::postGone));
    if (reply.visibility != Visibility::Private || isPrivateChat(*target))
        return *target;
    // Private words never go into a group. Whoever has never written to the bot cannot be written to.
    bool isId = false;
    const qint64 recipient = reply.recipientId.toLongLong(&isId);
    if (!isId || recipient <= 0)
        return tl::unexpected(QString(problem::recipientRefuses));
    return TelegramId{{}, recipient, 0, 0, false};
}

TelegramApi::Answer<QJsonValue> TelegramPublisher::sendPictures(const QJsonObject &place, const OutgoingReply &reply)
{
    FormData form;
    for (auto field = place.begin(); field != place.end(); ++field)
        form.addText(field.key().toUtf8(), formValue(field.value()));
    if (reply.attachments.size() == 1) {
        const OutgoingAttachment &picture = reply.attachments.first();
        form.addFile("photo", picture.name.toUtf8(), picture.mediaType.toUtf8(), picture.bytes);
        if (!reply.text.isEmpty())
            form.addText("caption", reply.text.toUtf8());
        return m_api.upload(QStringLiteral("sendPhoto"), form);
    }
    QJsonArray media;
    for (qsizetype i = 0; i < reply.attachments.size(); ++i) {
        const OutgoingAttachment &picture = reply.attachments.at(i);
        const QString part = QStringLiteral("picture%1").arg(i);
        QJsonObject entry{{QStringLiteral("type"), QStringLiteral("photo")}, {QStringLiteral("media"), QStringLiteral("attach://%1").arg(part)}};
        if (i == 0 && !reply.text.isEmpty()) // the caption of the first is the album's
            entry.insert(QStringLiteral("caption"), reply.text);
        media.append(entry);
        form.addFile(part.toUtf8(), picture.name.toUtf8(), picture.mediaType.toUtf8(), picture.bytes);
    }
    form.addText("media", QJsonDocument(media).toJson(QJsonDocument::Compact));
    return m_api.upload(QStringLiteral("sendMediaGroup"), form);
}

TelegramApi::Answer<QJsonValue> TelegramPublisher::send(const TelegramId &target, const OutgoingReply &reply)
{
    QJsonObject message = placeOf(target);
    if (!reply.attachments.isEmpty())
        return sendPictures(message, reply);
    // No parse_mode: the text stands as it was approved. No preview: the network would fetch the page.
    message.insert(QStringLiteral("text"), reply.text);
    message.insert(QStringLiteral("link_preview_options"), QJsonObject{{QStringLiteral("is_disabled"), true}});
    return m_api.call(QStringLiteral("sendMessage"), message);
}

PublishResult TelegramPublisher::resultOf(const QJsonValue &sent) const
{
    const QJsonObject message = sent.isArray() ? sent.toArray().first().toObject() : sent.toObject();
    const TelegramId id = idOfMessage(message);
    PublishResult result;
    if (id.chat == 0 || id.message <= 0) {
        result.outcome = PublishResult::Outcome::Unknown;
        result.problem = problem::notThisNetwork;
        return result;
    }
    result.outcome = PublishResult::Outcome::Sent;
    result.post = {id.text(), messageUrl(message.value(QLatin1StringView("chat")).toObject(), id.message),
                   postOfMessage(message, {m_api.access().botId(), {}})};
    if (result.post.seen)
        result.post.seen->isBrand = true;
    return result;
}

PublishResult TelegramPublisher::publish(const OutgoingReply &reply)
{
    auto target = targetOf(reply);
    if (!target)
        return refused(target.error());
    if (reply.attachments.size() > picturesAtMost)
        return refused(problem::attachmentRefused);
    if (!reply.attachments.isEmpty() && reply.text.size() > captionLimit)
        return refused(problem::captionTooLong);
    auto sent = send(*target, reply);
    if (!sent && sent.error().migratedTo != 0 && !sent.error().mayHaveArrived) {
        // The group has become a supergroup: nothing was sent, and messages have other numbers there.
        *target = TelegramId{{}, sent.error().migratedTo, 0, 0, false};
        sent = send(*target, reply);
    }
    return sent ? resultOf(*sent) : otklik::resultOf(sent.error());
}

Result<std::optional<PublishedPost>> TelegramPublisher::findPublished(const OutgoingReply &reply)
{
    const auto target = targetOf(reply);
    const auto isIt = [&](const IncomingPost &post) {
        const auto id = TelegramId::fromText(post.externalId);
        return id && target && id->chat == target->chat && id->connection == target->connection
            && post.text.trimmed() == reply.text.trimmed() && post.publishedAt >= reply.notBefore - clockSlack
            && !reply.accountedFor.contains(post.externalId);
    };
    // A picture's line stands in the text that comes back: such a message is not recognised.
    const auto found = std::find_if(m_ownPosts.crbegin(), m_ownPosts.crend(), isIt);
    if (found != m_ownPosts.crend())
        return PublishedPost{found->externalId, found->url, *found};
    return failure(Error::Kind::GiveUp, problem::cannotReadBack);
}

TelegramApi::Answer<QJsonValue> TelegramPublisher::block(const TelegramId &id, const ModerationOrder &order)
{
    const qint64 author = order.authorExternalId.toLongLong();
    const bool isUnblock = order.act == ModerationAct::Unblock;
    QJsonObject parameters{{QStringLiteral("chat_id"), id.chat}};
    if (author < 0) { // one who writes in the name of a channel
        parameters.insert(QStringLiteral("sender_chat_id"), author);
        return m_api.call(isUnblock ? QStringLiteral("unbanChatSenderChat") : QStringLiteral("banChatSenderChat"), parameters);
    }
    parameters.insert(QStringLiteral("user_id"), author);
    if (isUnblock) // without it a member would be thrown out
        parameters.insert(QStringLiteral("only_if_banned"), true);
    return m_api.call(isUnblock ? QStringLiteral("unbanChatMember") : QStringLiteral("banChatMember"), parameters);
}

ModerationResult TelegramPublisher::moderate(const ModerationOrder &order)
{
    using enum ModerationAct;
    const auto id = TelegramId::fromText(order.externalId);
    const bool isRemove = order.act == Remove;
    const bool isBlock = order.act == Block || order.act == Unblock;
    const bool hasPlace = id && (isRemove ? id->message != 0 : isBlock && !isPrivateChat(*id));
    const bool hasAuthor = !isBlock || order.authorExternalId.toLongLong() != 0;
    ModerationResult result;
    if (!hasPlace || !hasAuthor) {
        result.outcome = ModerationResult::Outcome::Refused;
        result.problem = problem::notPossible;
        return result;
    }
    TelegramApi::Answer<QJsonValue> done;
    if (isBlock)
        done = block(*id, order);
    else if (id->connection.isEmpty())
        done = m_api.call(QStringLiteral("deleteMessage"), {{QStringLiteral("chat_id"), id->chat}, {QStringLiteral("message_id"), id->message}});
    else
        done = m_api.call(QStringLiteral("deleteBusinessMessages"),
                          {{QStringLiteral("business_connection_id"), id->connection},
                           {QStringLiteral("message_ids"), QJsonArray{id->message}}});
    if (done || (isRemove && done.error().error.code == problem::postGone)) {
        result.outcome = ModerationResult::Outcome::Done;
        return result;
    }
    const PublishResult why = otklik::resultOf(done.error());
    result.problem = why.problem;
    result.retryAfterSeconds = why.retryAfterSeconds;
    if (why.outcome == PublishResult::Outcome::Unknown)
        result.outcome = ModerationResult::Outcome::Unknown;
    else
        result.outcome = why.outcome == PublishResult::Outcome::TryLater ? ModerationResult::Outcome::TryLater
                                                                         : ModerationResult::Outcome::Refused;
    return result;
}

} // namespace otklik
