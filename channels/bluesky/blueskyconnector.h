#pragma once

#include "channels/bluesky/blueskyapi.h"
#include "channels/bluesky/blueskymoderation.h"
#include "channels/bluesky/blueskypublisher.h"
#include "channels/connector.h"

#include <QJsonArray>

namespace otklik {

class NotificationCursor;

/// One account of Bluesky (AT Protocol) at its PDS: reads mentions, replies and quotes with their threads and
/// deletions, publishes replies, hides and blocks. External ids are at:// URIs, accounts are DIDs. Setup:
/// `url` is the PDS (https://bsky.social), values "identifier" (handle, DID or e-mail) and "app_password".
/// What it cannot hear: accounts that ours has muted or blocked, posts that the AppView keeps back, and
/// posts whose author dates them back by more than two days, outside the threads of open cases; and of posts
/// dated to the same millisecond no more than a page holds (50). Direct messages are a service of its own
/// (chat.bsky.convo.*), which the reference servers do not have.
class BlueskyConnector final : public Connector
{
public:
    /// Posts older than `readFrom` end the first reading. `http` and `clock` must outlive it.
    BlueskyConnector(Http &http, const Clock &clock, const BlueskyAccess &access, TimePoint readFrom);

    Result<ReadResult> read(const QString &cursor) override;
    Result<QList<IncomingPost>> thread(const QString &externalId) override;
    Result<ReadResult> refresh(const QList<KnownPost> &posts) override;
    PublishResult publish(const OutgoingReply &reply) override;
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply) override;
    Result<AccessCheck> check() override;
    ModerationResult moderate(const ModerationOrder &order) override;
    /// The small picture that the AppView makes, from Bluesky's own hosts; else the file itself, where the PDS has it.
    Result<MediaBytes> media(const QString &externalId, const QString &key, qint64 atMost) override;
    void interrupt() override;

private:
    struct Page final
    {
        QJsonArray notifications;
        QString next;
    };

    [[nodiscard]] Result<Page> page(NotificationCursor &cursor);
    /// PostViews by URI; those that are not told are left out.
    [[nodiscard]] Result<QHash<QString, QJsonObject>> views(const QStringList &uris);
    [[nodiscard]] Result<QList<IncomingPost>> postsOf(const QList<QJsonObject> &notifications);
    [[nodiscard]] Result<QJsonObject> threadAround(const QString &externalId, int depth, int height);
    [[nodiscard]] Result<bool> isGone(const QString &externalId);
    [[nodiscard]] Result<void> checkOwnProfile();

    BlueskyApi m_api;
    BlueskyPublisher m_publisher;
    BlueskyModeration m_moderation;
    const Clock &m_clock;
    TimePoint m_readFrom;
    TimePoint m_nextDeep{}; ///< when all of the last days is looked over again
    bool m_isDeep = false;  ///< the round under way does so
};

} // namespace otklik
