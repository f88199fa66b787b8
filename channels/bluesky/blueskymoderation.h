#pragma once

#include "channels/bluesky/blueskyapi.h"
#include "channels/connector.h"

namespace otklik {

struct AtUri;

/// What the account may do to others: hide a reply in a thread that the account itself began (threadgate,
/// hiddenReplies), and block its author (a record of app.bsky.graph.block). Both are records of the account,
/// written on the condition that nobody has changed them meanwhile. Used by BlueskyConnector, on its thread.
class BlueskyModeration final
{
public:
    BlueskyModeration(BlueskyApi &api, const Clock &clock);

    ModerationResult moderate(const ModerationOrder &order);

private:
    struct Stored final
    {
        QString cid; ///< empty: there is no such record
        QJsonObject value;
    };
    template <class T>
    using Step = tl::expected<T, ModerationResult>;

    [[nodiscard]] ModerationResult setHidden(const QString &externalId, bool isHidden);
    [[nodiscard]] ModerationResult block(const QString &did);
    [[nodiscard]] ModerationResult unblock(const QString &did);
    /// The root of the thread in which a post stands.
    [[nodiscard]] Step<AtUri> rootOf(const AtUri &post);
    [[nodiscard]] Step<Stored> stored(const AtUri &name);
    [[nodiscard]] ModerationResult write(const AtUri &name, const QJsonObject &value, const QString &replacedCid);
    [[nodiscard]] ModerationResult remove(const AtUri &name);
    [[nodiscard]] ModerationResult ended(const Result<HttpResponse> &response) const;

    BlueskyApi &m_api;
    const Clock &m_clock;
};

} // namespace otklik
