#pragma once

#include "channels/connector.h"
#include "channels/telegram/telegramcursor.h"
#include "channels/telegram/telegrammessage.h"

#include <QHash>
#include <QJsonArray>

namespace otklik {

/// Makes posts of a page of updates, and keeps in the cursor what only they tell. An update of a kind or shape that is
/// not known changes nothing and stops nothing. Lives for one step of reading.
class TelegramUpdates final
{
public:
    /// `cursor` must outlive it. Posts older than `readFrom` are left out.
    TelegramUpdates(TelegramCursor &cursor, const TelegramReader &reader, TimePoint readFrom);

    /// The kinds that are asked for, as allowed_updates wants them.
    [[nodiscard]] static QJsonArray kinds();

    void take(const QJsonObject &update);

    [[nodiscard]] const QList<IncomingPost> &posts() const { return m_posts; }
    [[nodiscard]] const QList<QString> &deleted() const { return m_deleted; }
    /// By external id of a post: what it answers, as the update told it, and itself.
    [[nodiscard]] const QHash<QString, QList<IncomingPost>> &threads() const { return m_threads; }
    /// What the brand was seen to have written, in updates or under an answer to it.
    [[nodiscard]] const QList<IncomingPost> &ownPosts() const { return m_ownPosts; }

private:
    void takeMessage(const QJsonObject &message, bool isEdit);
    void takePost(IncomingPost post, const QJsonObject &message, bool isEdit);
    void takeAlbumPart(IncomingPost post, const QString &group, bool isEdit);
    void takeDeleted(const QJsonObject &deleted);
    void takeConnection(const QJsonObject &connection);
    void takeMembership(const QJsonObject &change, qint64 update);
    void addContext(const IncomingPost &post, const QJsonObject &message);
    void complete(IncomingPost &post, const QJsonObject &message) const;
    [[nodiscard]] bool isHeard(const QJsonObject &message) const;

    TelegramCursor &m_cursor;
    TelegramReader m_reader;
    TimePoint m_readFrom;
    QList<IncomingPost> m_posts;
    QList<QString> m_deleted;
    QHash<QString, qsizetype> m_albums; ///< groups of this page: the index of their post
    QHash<QString, QList<IncomingPost>> m_threads;
    QList<IncomingPost> m_ownPosts;
};

/// The album an update is a part of: its chat and media_group_id; empty for any other update, and for edits.
[[nodiscard]] QString albumOfUpdate(const QJsonObject &update);

} // namespace otklik
