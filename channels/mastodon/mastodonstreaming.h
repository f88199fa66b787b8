#pragma once

#include "channels/mastodon/mastodonapi.h"

namespace otklik {

/// Waits for news over server-sent events, GET /api/v1/streaming/user. Used by
/// MastodonConnector, on its thread. News says "read now" and nothing else: what
/// is told in the stream is never stored, so that a lost event loses no mention.
///
/// The token goes to the instance itself, or to the host that the instance names
/// in configuration.urls.streaming over its own authenticated connection: only its
/// scheme, host and port are taken ("wss" is read as "https"), only over https, and
/// only to a name of the public kind. An instance can so make nobody carry the token
/// in the clear or knock at a machine of the inner network; giving the token to a
/// friend is what it could do by itself. Redirects are not followed.
class MastodonStreaming final
{
public:
    MastodonStreaming(MastodonApi &api, const Clock &clock);

    /// True: there may be something new. False at once where the server has no
    /// streaming, after a failure until its time is over, and while the allowance
    /// of requests is nearly used up: then polling alone goes on.
    bool waitForNews(std::chrono::milliseconds atMost);

private:
    enum class Ability { Unknown, Present, Absent };

    bool findHost();
    bool isAllowanceLow() const;
    void fail();
    void doWithout();

    MastodonApi &m_api;
    const Clock &m_clock;
    Ability m_ability = Ability::Unknown;
    QUrl m_host;
    TimePoint m_notBefore{};
    int m_failures = 0;
};

/// Where `named` may be listened to by an account at `base`; none: nowhere.
[[nodiscard]] std::optional<QUrl> streamingHost(const QString &named, const QUrl &base);

} // namespace otklik
