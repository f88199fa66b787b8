#pragma once

#include "models/clock.h"
#include "models/result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace otklik {

/// Pictures that were sent together, and are one post under the id of the first.
struct TelegramAlbum final
{
    QString group;   ///< the chat and media_group_id
    QString firstId; ///< external id
    qsizetype parts = 0;
};

/// What has to be known to read on, as it is stored: where the queue of updates was left, and what only updates tell
/// once (a bot cannot ask for its groups and connections).
struct TelegramCursor final
{
    static constexpr std::chrono::hours keptFor{24};        ///< what is not read by then the network forgets
    static constexpr std::chrono::hours sequenceHolds{144}; ///< after a week without updates ids begin anywhere
    static constexpr qsizetype albumsKept = 32;

    qint64 botId = 0;
    qint64 next = 0; ///< the id of the first update that is not stored; 0: whatever the network has
    std::optional<TimePoint> updatedAt;     ///< when the last update was read
    std::optional<TimePoint> completeUntil; ///< all that was told until then is stored
    QString heldAlbum; ///< its last parts may still come: left in the queue for a moment
    std::optional<TimePoint> heldSince;
    QHash<QString, bool> connections;    ///< business connections: whether the bot may answer there
    QHash<qint64, qint64> discussions;   ///< groups under a channel's posts: the channel
    QHash<qint64, QString> obstacles;    ///< chats in which nothing can be answered: why
    QList<TelegramAlbum> albums;

    /// Whether `next` still says something at this moment.
    [[nodiscard]] bool isSequenceKnown(TimePoint now) const;
    [[nodiscard]] const TelegramAlbum *album(const QString &group) const;

    [[nodiscard]] QString text() const;
    /// Empty: from the beginning. Corruption "bad_cursor" where it is another bot's or none at all.
    [[nodiscard]] static Result<TelegramCursor> fromText(const QString &text, qint64 botId);
};

} // namespace otklik
