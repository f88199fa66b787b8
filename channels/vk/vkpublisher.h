#pragma once

#include "channels/connector.h"
#include "channels/vk/vkapi.h"
#include "channels/vk/vkid.h"

namespace otklik {

/// Sends replies through VK's API in the community's name, and finds out what became of them. Comments carry a "guid"
/// and messages a "random_id", both made of the publication's key: VK takes each of them once. Used by VkConnector, on
/// its thread.
class VkPublisher final
{
public:
    explicit VkPublisher(VkApi &api)
        : m_api(api)
    {}

    PublishResult publish(const OutgoingReply &reply);
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply);

private:
    [[nodiscard]] PublishResult sendMessage(const VkId &conversation, const OutgoingReply &reply,
                                            const QString &pictures);
    [[nodiscard]] PublishResult sendComment(const VkId &parent, const OutgoingReply &reply, const QString &pictures);
    /// As an attachment of what is sent. Nothing has been published when it fails.
    [[nodiscard]] Result<QString> upload(const VkId &target, const OutgoingAttachment &picture);
    [[nodiscard]] Result<std::optional<PublishedPost>> findMessage(const VkId &conversation,
                                                                   const OutgoingReply &reply);
    [[nodiscard]] Result<std::optional<PublishedPost>> findComment(const VkId &parent, const OutgoingReply &reply);
    [[nodiscard]] PublishedPost published(const VkId &id) const;

    VkApi &m_api;
};

/// The number by which VK knows a message sent twice: positive, the same for the same key.
[[nodiscard]] qint64 vkRandomId(const QString &idempotencyKey);

} // namespace otklik
