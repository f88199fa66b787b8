#pragma once

#include "channels/mastodon/mastodonapi.h"

namespace otklik {

/// Removes own posts, blocks and unblocks people. Hiding a customer's post is not
/// given to an account, only to the instance's moderators. Used by MastodonConnector,
/// on its thread.
class MastodonModerator final
{
public:
    explicit MastodonModerator(MastodonApi &api);

    ModerationResult moderate(const ModerationOrder &order);

private:
    [[nodiscard]] ModerationResult block(const QJsonObject &author, const ModerationOrder &order);
    [[nodiscard]] ModerationResult remove(const QString &path, const QJsonObject &author);
    [[nodiscard]] ModerationResult ended(const Error &error) const;

    MastodonApi &m_api;
};

} // namespace otklik
