#pragma once

#include "channels/connector.h"
#include "channels/telegram/telegramapi.h"
#include "channels/telegram/telegramid.h"

namespace otklik {

/// Sends answers and removes what may not stand. A bot reads no history and the network knows no idempotency key:
/// what became of a lost request is known only when the message turns up in an update. Used by TelegramConnector, on
/// its thread.
class TelegramPublisher final
{
public:
    explicit TelegramPublisher(TelegramApi &api);

    PublishResult publish(const OutgoingReply &reply);
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply);
    ModerationResult moderate(const ModerationOrder &order);
    /// What the brand was seen to have written.
    void remember(const QList<IncomingPost> &ownPosts);

private:
    /// Where a reply goes: Refused with a code of problem.h where there is no such place.
    [[nodiscard]] static tl::expected<TelegramId, QString> targetOf(const OutgoingReply &reply);
    [[nodiscard]] TelegramApi::Answer<QJsonValue> send(const TelegramId &target, const OutgoingReply &reply);
    [[nodiscard]] TelegramApi::Answer<QJsonValue> sendPictures(const QJsonObject &place, const OutgoingReply &reply);
    [[nodiscard]] TelegramApi::Answer<QJsonValue> block(const TelegramId &id, const ModerationOrder &order);
    [[nodiscard]] PublishResult resultOf(const QJsonValue &sent) const;

    TelegramApi &m_api;
    QList<IncomingPost> m_ownPosts; ///< the last ones
};

} // namespace otklik
