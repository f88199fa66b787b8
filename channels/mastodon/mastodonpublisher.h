#pragma once

#include "channels/connector.h"
#include "channels/mastodon/mastodonapi.h"

namespace otklik {

/// Sends replies through Mastodon's API and finds out what became of them. Used
/// by MastodonConnector, on its thread.
class MastodonPublisher final
{
public:
    explicit MastodonPublisher(MastodonApi &api);

    PublishResult publish(const OutgoingReply &reply);
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply);

private:
    enum class Match { Yes, No, Unclear };

    /// The warning to carry on: that of the answered post; empty where it has none. Nothing has been posted when it fails.
    [[nodiscard]] tl::expected<QString, PublishResult> parentWarning(const QString &externalId);
    /// Their ids there. Nothing has been posted when it fails: `problem` says why.
    [[nodiscard]] tl::expected<QJsonArray, PublishResult> upload(const QList<OutgoingAttachment> &pictures);
    [[nodiscard]] tl::expected<QString, PublishResult> upload(const OutgoingAttachment &picture);
    /// Waits until the server has made its own form of the picture, for a while.
    [[nodiscard]] bool isReady(const QString &mediaId);
    [[nodiscard]] PublishResult later(const QString &allowance) const;
    [[nodiscard]] Match match(const QJsonObject &status, const OutgoingReply &reply, bool isParentGone);
    [[nodiscard]] std::optional<QString> sourceText(const QJsonObject &status);
    Result<bool> collectUnderParent(const OutgoingReply &reply, QList<QJsonObject> &statuses);
    Result<void> collectOwn(const OutgoingReply &reply, QList<QJsonObject> &statuses);

    MastodonApi &m_api;
};

/// What is sent: `text`, preceded by "@recipient " unless it names that account
/// already. A local part alone names an account of the instance itself only.
[[nodiscard]] QString withMention(const QString &text, const QString &recipientHandle, const QUrl &base);

} // namespace otklik
