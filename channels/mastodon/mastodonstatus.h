#pragma once

#include "channels/incomingpost.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

namespace otklik {

/// Whose eyes a status is read with.
struct MastodonReader final
{
    QString accountId; ///< of the official account
    QUrl base;         ///< its server: where handles without a host live
};

/// A Status entity as a post; none when it lacks an id or an author. A boost is
/// read as what it boosts. The content warning is the first line; pictures and
/// other media stand at the end, a line each. Who is suspended or has died takes
/// no answer: the API tells of no other obstacle (a quote policy is none).
[[nodiscard]] std::optional<IncomingPost> postOfStatus(const QJsonObject &status, const MastodonReader &reader);

/// What its author wrote, without the content warning and the pictures.
[[nodiscard]] QString writtenText(const QJsonObject &status);

/// The versions of GET /api/v1/statuses/:id/history, oldest first, as posts that
/// are like `newest` but for text and time of edit. The first one is the original.
[[nodiscard]] QList<IncomingPost> postsOfHistory(const QJsonArray &history, const IncomingPost &newest);

/// The id under which a post is kept. snac2 puts the time of a file before the
/// hash that names the post, and that time changes with every edit: it becomes
/// zeros, which that server takes as well. Other servers' ids stay as they are.
[[nodiscard]] QString stableStatusId(const QString &id);

/// "user@host" of an Account entity.
[[nodiscard]] QString mastodonHandle(const QJsonObject &account, const QUrl &base);

/// A date of the API; none when it is no date.
[[nodiscard]] std::optional<TimePoint> mastodonTime(const QJsonValue &date);

} // namespace otklik
