#pragma once

#include "channels/connector.h"
#include "channels/connectorsetup.h"
#include "channels/feed/feedcursor.h"
#include "channels/feed/feedfetch.h"
#include "channels/feed/feedposts.h"

#include <optional>

namespace otklik {

/// Listens to one feed (RSS, Atom, JSON Feed): ConnectorSetup::url is its address, `handle` the brand's name as an
/// author there, no value is a secret. A feed shows its newest entries only: where none of the last reading is
/// shown any more, the time between is told as a gap; what is not shown any more is not deleted. Nothing is ever
/// published there.
class FeedConnector final : public Connector
{
public:
    /// Entries older than ConnectorSetup::readFrom are left out at the first reading. `http` and `clock` must outlive it.
    FeedConnector(Http &http, const Clock &clock, const ConnectorSetup &setup);

    Result<ReadResult> read(const QString &cursor) override;
    Result<QList<IncomingPost>> thread(const QString &externalId) override;
    /// Edits as far as the feed shows them; nothing is ever gone.
    Result<ReadResult> refresh(const QList<KnownPost> &posts) override;
    PublishResult publish(const OutgoingReply &reply) override;
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply) override;
    Result<AccessCheck> check() override;

private:
    /// A reading whose posts are handed over in steps.
    struct Reading final
    {
        QList<FeedPost> shown; ///< all entries of the feed, oldest first
        FeedCursor whole;      ///< the cursor when all are handed over
    };

    /// None: nothing new since.
    Result<std::optional<Reading>> fetch(const FeedCursor &cursor);
    [[nodiscard]] Reading readingOf(const Feed &feed, const FeedCursor &cursor, const FetchedFeed &fetched) const;
    [[nodiscard]] ReadResult step(const Reading &reading, const FeedCursor &cursor, const QString &text);
    void addGap(const Reading &reading, const FeedCursor &cursor, Heard &heard) const;
    void restUntil(std::chrono::seconds wait);

    Http &m_http;
    const Clock &m_clock;
    QUrl m_url;
    QString m_handle;
    TimePoint m_readFrom;
    std::optional<Reading> m_reading; ///< the last one, while this object lives
    QString m_goesOnAt;               ///< the cursor at which `m_reading` goes on; empty: it is handed over whole
    QString m_upToDateAt;             ///< the cursor after which there was nothing more when last asked
    TimePoint m_restUntil{};          ///< not asked again before, as the server wishes
    std::optional<Error> m_refusal;   ///< what to say until then
};

} // namespace otklik
