#pragma once

#include "models/clock.h"
#include "models/mention.h"

#include <QString>

#include <optional>

namespace otklik {

/// A post as a network, an import or the demo workspace tells it; ingest makes
/// threads, accounts, mentions and cases of it. Text is plain text already.
struct IncomingPost final
{
    QString externalId;       ///< the network's id of the post, unique within the source; never empty
    QString threadExternalId; ///< id of the thread's root; empty: follows from inReplyTo, else the post itself
    QString inReplyTo;        ///< external id of the parent, or empty
    QString threadUrl;
    QString threadTitle;
    QString url;
    QString authorExternalId; ///< unique within the network; empty: the handle stands for it
    QString authorHandle;
    QString authorName;
    QString authorUrl;
    QString authorBio;
    std::optional<qint64> authorFollowers; ///< kept apart, never ordered by (Q2)
    QString text;
    QString language;         ///< "ru", "en", or empty: recognised on ingest
    Visibility visibility = Visibility::Public;
    TimePoint publishedAt{};
    std::optional<TimePoint> editedAt;
    bool isBrand = false;     ///< written by the company's official account
    std::optional<TimePoint> answerUntil{}; ///< the network takes no answer after it (24 hours, 7 days)
    QString answerObstacle{}; ///< code: why no answer is taken at all, known before anybody writes; empty: one is
    QList<Media> media{};     ///< what stands beside the text; ingest keeps it in bounds (mostMedia)
};

} // namespace otklik
