#pragma once

#include "channels/bluesky/blueskyapi.h"
#include "channels/connector.h"

namespace otklik {

struct AtUri;

/// Sends replies and finds out what became of them. The key of a record is chosen here, from the idempotency
/// key, and it is written on the condition that no such record is there yet: a second attempt makes no second
/// post, and whether the first one arrived is one question (com.atproto.repo.getRecord). Used by
/// BlueskyConnector, on its thread.
class BlueskyPublisher final
{
public:
    BlueskyPublisher(BlueskyApi &api, const Clock &clock);

    PublishResult publish(const OutgoingReply &reply);
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply);

private:
    template <class T>
    using Step = tl::expected<T, PublishResult>; ///< nothing has been posted when it fails

    [[nodiscard]] Step<QJsonObject> replyReference(const QString &parent);
    [[nodiscard]] Step<QJsonArray> facets(const QString &text, const OutgoingReply &reply);
    [[nodiscard]] Step<QJsonObject> pictures(const QList<OutgoingAttachment> &all);
    [[nodiscard]] Step<QJsonObject> picture(const OutgoingAttachment &one);
    [[nodiscard]] Step<QJsonObject> record(const OutgoingReply &reply);
    [[nodiscard]] PublishResult settled(const HttpResponse &response, const OutgoingReply &reply, const QJsonObject &record);
    [[nodiscard]] PublishResult notSent(const Error &error) const;
    [[nodiscard]] AtUri nameOf(const OutgoingReply &reply) const;
    [[nodiscard]] PublishedPost published(const AtUri &name, const QJsonObject &record) const;

    BlueskyApi &m_api;
    const Clock &m_clock;
};

} // namespace otklik
