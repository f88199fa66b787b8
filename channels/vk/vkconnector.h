#pragma once

#include "channels/connector.h"
#include "channels/connectorsetup.h"
#include "channels/vk/vkapi.h"
#include "channels/vk/vklongpoll.h"
#include "channels/vk/vkpublisher.h"
#include "channels/vk/vksurroundings.h"
#include "channels/vk/vkthreads.h"
#include "channels/vk/vkwalk.h"

namespace otklik {

/// The names of VK's values in ConnectorSetup, beside setupkey::token (the community's token).
namespace vkkey {
inline const QString groupId = QStringLiteral("group_id");           ///< number of the community, without a minus
inline const QString userToken = QStringLiteral("user_token");       ///< of an administrator; may be empty
inline const QString serviceToken = QStringLiteral("service_token"); ///< of an application; may be empty
inline const QString mode = QStringLiteral("mode");                  ///< "longpoll", as if empty, or "callback"
inline const QString callbackSecret = QStringLiteral("callback_secret");
inline const QString callbackConfirmation =
    QStringLiteral("callback_confirmation"); ///< what VK wants to be answered once
} // namespace vkkey

/// One community of VK: hears comments on its wall, its topics, its pictures, videos and goods, and its messages,
/// through Bots Long Poll or the Callback API; reads again what was missed; answers in its name. Made by the server's
/// worker for the source and used on that worker's thread.
class VkConnector final : public Connector
{
public:
    VkConnector(Http &http, const Clock &clock, const ConnectorSetup &setup);

    Result<ReadResult> read(const QString &cursor) override;
    Result<QList<IncomingPost>> thread(const QString &externalId) override;
    Result<ReadResult> refresh(const QList<KnownPost> &posts) override;
    PublishResult publish(const OutgoingReply &reply) override;
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply) override;
    Result<AccessCheck> check() override;
    Result<ReadResult> refill(const QString &gap) override;
    ModerationResult moderate(const ModerationOrder &order) override;
    bool waitForNews(std::chrono::milliseconds atMost) override;
    Result<PushAnswer> receive(const PushedCall &call) override;
    Result<MediaBytes> media(const QString &externalId, const QString &key, qint64 atMost) override;
    void interrupt() override { m_api.interrupt(); }

private:
    struct Cursor final
    {
        QString ts;                 ///< of Long Poll; empty with the Callback API
        TimePoint at{};             ///< all until then is read
        bool hasOther = false;      ///< comments were heard that no list tells again
        std::optional<VkWalk> walk; ///< what is being read again
        QString blindReason{};      ///< of the gap where that walk cannot look; empty: it proves nothing then
        QList<HeardGap> gaps{};     ///< of that walk, told when it is at its end
    };

    [[nodiscard]] std::optional<Cursor> parse(const QString &text) const;
    [[nodiscard]] QString textOf(const Cursor &cursor) const;
    Result<Cursor> begin();
    Result<ReadResult> readEvents(Cursor cursor);
    Result<ReadResult> readWalk(Cursor cursor);
    Result<VkLongPoll::Answer> answerOf(const QString &ts);
    void startWalk(Cursor &cursor, TimePoint from, const QString &blindReason) const;

    const Clock &m_clock;
    ConnectorSetup m_setup;
    VkApi m_api;
    VkLongPoll m_longPoll;
    VkSurroundings m_surroundings;
    VkPublisher m_publisher;
    VkThreads m_threads;
    QString m_ts;                               ///< read up to here, for waitForNews()
    std::optional<VkLongPoll::Answer> m_waited; ///< what it got, for the reading after it
};

} // namespace otklik
