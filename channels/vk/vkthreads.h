#pragma once

#include "channels/connector.h"
#include "channels/vk/vkapi.h"
#include "channels/vk/vkid.h"
#include "channels/vk/vksurroundings.h"

namespace otklik {

/// Reads what stands around posts, and what became of them. Used by VkConnector, on its thread.
class VkThreads final
{
public:
    VkThreads(VkApi &api, VkSurroundings &surroundings)
        : m_api(api)
        , m_surroundings(surroundings)
    {}

    Result<QList<IncomingPost>> thread(const QString &externalId);
    Result<ReadResult> refresh(const QList<KnownPost> &posts);

private:
    struct Place final
    {
        QList<IncomingPost> posts;
        QSet<QString> deleted; ///< still listed, without a text
        QString obstacle;
        bool isWhole = false; ///< else there is more than is read at once
    };
    [[nodiscard]] Result<Place> read(const VkId &root, TimePoint from, int pages);
    [[nodiscard]] Result<QList<IncomingPost>> wallPosts(const QStringList &ids);
    Result<void> refreshWallPosts(const QList<KnownPost> &posts, ReadResult &result);
    Result<void> refreshMessages(const VkId &conversation, const QList<KnownPost> &posts, ReadResult &result);
    Result<void> refreshComments(const VkId &root, const QList<KnownPost> &posts, ReadResult &result);

    VkApi &m_api;
    VkSurroundings &m_surroundings;
};

} // namespace otklik
