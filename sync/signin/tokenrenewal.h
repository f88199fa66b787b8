#pragma once

#include "oidc/idtoken.h"
#include "sync/signin/grant.h"
#include "sync/signin/tokenflow.h"

namespace otklik {

class IssuerLink;

/// Gets the next id token with the refresh token, unseen. Issuers give a refresh
/// token for one use: the new one is kept before anything else happens, for the
/// old one is worth nothing any more. Answers exactly once with finished(); used
/// once; UI thread.
class TokenRenewal final : public QObject
{
    Q_OBJECT

public:
    /// Writes a refresh token down, and says when it has done so.
    using Keep = std::function<void(const QByteArray &refreshToken, std::function<void()> done)>;

    /// `former`: what the sign-in gave, with the newest refresh token.
    TokenRenewal(IssuerWay way, Grant former, Keep keep, SignInNetwork &network, const Clock &clock, QObject *parent);
    ~TokenRenewal() override;

    void start();

Q_SIGNALS:
    /// "grant_refused" (kind SignIn): a person must sign in again. Kind Retry: later.
    void finished(const otklik::Result<otklik::Grant> &grant);

private:
    void refreshed(const TokenFlow::Got &got);
    void verify(const TokenFlow::Got &got);
    void end(const Result<Grant> &grant);

    const IssuerWay m_way;
    Grant m_grant;
    const Keep m_keep;
    SignInNetwork &m_network;
    const Clock &m_clock;
    IssuerLink *m_link;
    oidc::Discovery m_issuer;
    std::unique_ptr<TokenFlow> m_flow;
};

} // namespace otklik
