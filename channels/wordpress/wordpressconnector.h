#pragma once

#include "channels/connector.h"
#include "channels/connectorsetup.h"
#include "channels/wordpress/wordpressapi.h"
#include "channels/wordpress/wordpresscomment.h"
#include "channels/wordpress/wordpresscursor.h"
#include "channels/wordpress/wordpresspublisher.h"

#include <QHash>

namespace otklik {

/// The comments of a site with WordPress: reads new ones (also those that are held, where the account may moderate),
/// answers under them, holds, removes and marks as spam. ConnectorSetup::url is the site's address; its values are
/// "user" and "application_password". A comment is "comment-12", its thread "post-3".
class WordPressConnector final : public Connector
{
public:
    /// `http` and `clock` must outlive it.
    WordPressConnector(Http &http, const Clock &clock, const ConnectorSetup &setup);

    Result<ReadResult> read(const QString &cursor) override;
    Result<QList<IncomingPost>> thread(const QString &externalId) override;
    /// WordPress keeps no versions and tells no date of an edit: posts come as they stand now.
    Result<ReadResult> refresh(const QList<KnownPost> &posts) override;
    PublishResult publish(const OutgoingReply &reply) override;
    Result<std::optional<PublishedPost>> findPublished(const OutgoingReply &reply) override;
    Result<AccessCheck> check() override;
    ModerationResult moderate(const ModerationOrder &order) override;

private:
    [[nodiscard]] Result<WordPressApi::Page> listing(const WordPressApi::Query &more);
    [[nodiscard]] Result<QList<WordPressComment>> commentsOf(const WordPressApi::Page &page);
    void take(const QList<WordPressComment> &rows, WordPressCursor &cursor, QList<WordPressComment> &taken);
    void endWalk(WordPressCursor &cursor, const WordPressApi::Page &page, ReadResult &result);
    [[nodiscard]] Result<QList<IncomingPost>> postsOf(const QList<WordPressComment> &comments);
    [[nodiscard]] Result<void> learnPlaces(const QList<WordPressComment> &comments);
    [[nodiscard]] Result<bool> isGone(qint64 id);

    WordPressApi m_api;
    WordPressPublisher m_publisher;
    const Clock &m_clock;
    TimePoint m_readFrom;
    QHash<qint64, WordPressPlace> m_places; ///< by a post's number, as seen lately
    TimePoint m_placesSince{};
    QHash<qint64, QString> m_said; ///< of the newest comments, as handed over in this life: another text is an edit
};

/// The names of ConnectorSetup::values.
namespace setupkey {
inline const QString wordPressUser = QStringLiteral("user");
inline const QString wordPressPassword = QStringLiteral("application_password");
} // namespace setupkey

} // namespace otklik
