#pragma once

#include "channels/connector.h"
#include "channels/mastodon/mastodonapi.h"
#include "channels/mastodon/mastodonmoderator.h"
#include "channels/mastodon/mastodonpublisher.h"
#include "channels/mastodon/mastodonstreaming.h"
#include "channels/mastodon/streamcursor.h"

#include <QHash>

namespace otklik {

/// One account at a server of Mastodon's API: reads its mentions and direct
/// messages, their threads, edits and deletions, publishes replies, and blocks
/// people. Made by the server's worker for the source and used on that worker's
/// thread. The API counts nothing, so that Heard::expected is never told; what is
/// known to be out of reach is a gap, and nobody gives it again.
class MastodonConnector final : public Connector
{
public:
    /// Posts older than `readFrom` end the first reading. `http` and `clock` must outlive it.
    MastodonConnector(Http &http, const Clock &clock, const MastodonAccess &access, TimePoint readFrom);

    Result<ReadResult> read(const QString &cursor) override;
    Result<QList<IncomingPost>> thread(const QString &externalId) override;
    Result<ReadResult> refresh(const QList<KnownPost> &posts) override;
    PublishResult publish(const OutgoingReply &reply) override;
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply) override;
    Result<AccessCheck> check() override;
    ModerationResult moderate(const ModerationOrder &order) override;
    /// A direct post that names nobody: the account alone sees it.
    Result<TrialAnswer> answerInPrivate(const QString &text) override;
    /// Asks the post anew where its pictures stand now. From the account's own server, and by https from where that
    /// keeps its own files, by its own word.
    Result<MediaBytes> media(const QString &externalId, const QString &key, qint64 atMost) override;
    bool waitForNews(std::chrono::milliseconds atMost) override;
    void interrupt() override;

private:
    /// One of the two lists that tell of new posts.
    struct Stream final
    {
        QString path;
        QLatin1StringView statusKey; ///< where an entry holds its status
        bool isIdOfStatus;           ///< entries are ordered by their status' id, not by their own
        bool hasMinId;               ///< pages may be asked for by ids; else by the Link header only
        MastodonApi::Query query;
    };

    Result<void> readStep(const Stream &stream, StreamCursor &cursor, ReadResult &result);
    [[nodiscard]] bool takePage(const Stream &stream, const MastodonApi::Page &page, QList<StreamCursor::Entry> &entries,
                                QHash<QString, IncomingPost> &posts) const;
    void noteHeard(const StreamCursor &mentions, TimePoint startedAt, Heard &heard) const;
    [[nodiscard]] qint64 lengthLimit();
    [[nodiscard]] Result<bool> isOwnFile(const QUrl &url);
    [[nodiscard]] QStringList missingRights();
    [[nodiscard]] Result<QList<IncomingPost>> context(const QString &externalId, QString &root);
    Result<bool> refreshOne(const KnownPost &known, QList<IncomingPost> &posts);
    [[nodiscard]] std::optional<IncomingPost> postOf(const QJsonValue &status) const;

    const Clock &m_clock;
    std::stop_source m_stop;
    MastodonApi m_api;
    MastodonPublisher m_publisher;
    MastodonModerator m_moderator;
    MastodonStreaming m_streaming;
    TimePoint m_readFrom;
    std::optional<QStringList> m_fileHosts; ///< where the server keeps files besides itself; none: not asked yet
};

} // namespace otklik
