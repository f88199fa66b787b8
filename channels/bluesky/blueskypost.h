#pragma once

#include "channels/incomingpost.h"

#include <QJsonObject>

namespace otklik {

/// A PostView (app.bsky.feed.defs) as a post; none when it lacks a name, an author or a time. `brandDid` is
/// the official account. Pictures, videos, links and quoted posts stand at the end, a line each. Who may not
/// answer there, by the network's own word, is told as answerObstacle.
[[nodiscard]] std::optional<IncomingPost> postOfView(const QJsonObject &view, const QString &brandDid);

/// A post of which only the record is known: a notification (its uri, author, record and indexedAt), or one's
/// own record as it was written.
[[nodiscard]] std::optional<IncomingPost> postOfRecord(const QString &uri, const QJsonObject &author,
                                                       const QJsonObject &record, TimePoint at, const QString &brandDid);

/// A datetime of the API; none when it is none.
[[nodiscard]] std::optional<TimePoint> blueskyTime(const QJsonValue &date);
/// As records have it: UTC with milliseconds.
[[nodiscard]] QString blueskyDate(TimePoint at);

} // namespace otklik
