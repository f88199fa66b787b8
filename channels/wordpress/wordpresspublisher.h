#pragma once

#include "channels/connector.h"
#include "channels/wordpress/wordpressapi.h"
#include "channels/wordpress/wordpresscomment.h"

namespace otklik {

/// Writes comments under comments, reads back what became of them, and moderates. WordPress has no idempotency key,
/// but refuses an equal comment (409): what is refused so is looked for before it is called refused.
class WordPressPublisher final
{
public:
    WordPressPublisher(WordPressApi &api, const Clock &clock) : m_api(api), m_clock(clock) { }

    PublishResult publish(const OutgoingReply &reply);
    /// Only who may moderate sees what is held: for others "not there" is problem::cannotReadBack.
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply);
    ModerationResult moderate(const ModerationOrder &order);

private:
    /// Where a reply goes.
    struct Target final
    {
        qint64 post = 0;
        qint64 parent = 0;
        WordPressPlace place;
    };
    Result<Target> targetOf(const OutgoingReply &reply);
    [[nodiscard]] PublishResult send(const OutgoingReply &reply, const Target &target);
    [[nodiscard]] PublishResult sentOf(const HttpResponse &response) const;
    [[nodiscard]] PublishResult refusalOf(const HttpResponse &response) const;
    [[nodiscard]] bool isReply(const QJsonObject &row, const OutgoingReply &reply, qint64 me) const;
    [[nodiscard]] PublishedPost publishedOf(const WordPressComment &comment) const;

    WordPressApi &m_api;
    const Clock &m_clock;
};

/// The place of a post by its number: its title, address and whether it takes comments. Without an answer for it
/// (a private one) it is nameless and open.
[[nodiscard]] Result<QHash<qint64, WordPressPlace>> placesOf(WordPressApi &api, const QString &restBase, const QList<qint64> &posts);

} // namespace otklik
