#pragma once

#include "models/clock.h"
#include "models/user.h"
#include "oidc/idtoken.h"
#include "oidc/keyring.h"

#include <QHash>
#include <QStringList>

#include <mutex>

namespace otklik {
class Http;
}

namespace otklik::server {

class Log;

/// Whom the operator trusts to say who somebody is: `serve --issuer …`.
struct IssuerSettings final
{
    QString issuer;                      ///< exactly as the issuer writes itself
    QString clientId;                    ///< of the desktops, a public client
    QStringList audiences;               ///< besides the client id
    QStringList scopes;                  ///< what desktops ask for
    QList<quint16> redirectPorts;        ///< those that are registered; none: any port of the loopback
    QString groupClaim;                  ///< empty: roles and teams are given here, not there
    QHash<QString, Role> roleOfGroup;    ///< empty: roles are given here, whatever the groups
    QHash<QString, QString> teamOfGroup; ///< likewise
    bool takesNewcomers = true;          ///< else only those an administrator prepared
};

/// Verifies id tokens of the one issuer with keys that it fetches when they are
/// needed: with time-outs, bounded, cached, and not more often than KeyRing
/// permits. Owned by main; any thread may ask, and at most one of them waits for
/// the issuer while the others go on with the keys that are known.
class Issuer final
{
public:
    /// A token that was issued longer ago has lost its way.
    static constexpr std::chrono::seconds longestAge{600};
    static constexpr std::chrono::seconds leeway{60};

    /// All of them outlive it. Bodies of `http` are bounded to oidc::KeySet::longest.
    Issuer(IssuerSettings settings, Http &http, const Clock &clock, Log &log);

    [[nodiscard]] const IssuerSettings &settings() const { return m_settings; }
    /// Codes "id_token_refused" (the log says why), "issuer_unreachable".
    [[nodiscard]] Result<oidc::IdToken> verify(const QByteArray &token, const QString &nonce);

private:
    [[nodiscard]] Result<oidc::KeySet> keysFor(const oidc::Jwt &token);
    [[nodiscard]] Result<oidc::KeySet> fetch();
    [[nodiscard]] Result<QByteArray> get(const QUrl &url);

    const IssuerSettings m_settings;
    Http &m_http;
    const Clock &m_clock;
    Log &m_log;
    std::mutex m_mutex; ///< guards the ring, never held while the issuer is asked
    oidc::KeyRing m_ring;
    std::timed_mutex m_fetching;
};

} // namespace otklik::server
