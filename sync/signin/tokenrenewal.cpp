#include "sync/signin/tokenrenewal.h"

#include "sync/signin/issuerlink.h"

#include <QPointer>

namespace otklik {

TokenRenewal::TokenRenewal(IssuerWay way, Grant former, Keep keep, SignInNetwork &network, const Clock &clock,
                           QObject *parent)
    : QObject(parent)
    , m_way(std::move(way))
    , m_grant(std::move(former))
    , m_keep(std::move(keep))
    , m_network(network)
    , m_clock(clock)
    , m_link(new IssuerLink(m_way.issuer, network, this))
{}

TokenRenewal::~TokenRenewal() = default;

void TokenRenewal::start()
{
    if (m_grant.refreshToken.isEmpty())
        return end(failure(Error::Kind::SignIn, QStringLiteral("grant_refused"), QStringLiteral("no refresh token")));
    m_link->discover([this](const Result<oidc::Discovery> &issuer) {
        if (!issuer)
            return end(tl::unexpected<Error>(issuer.error()));
        m_issuer = *issuer;
        m_flow = std::make_unique<TokenFlow>(m_issuer, m_way.clientId, m_network, nullptr);
        m_flow->refresh(m_grant.refreshToken, [this](const Result<TokenFlow::Got> &got) {
            got ? refreshed(*got) : end(tl::unexpected<Error>(got.error()));
        });
    });
}

void TokenRenewal::refreshed(const TokenFlow::Got &got)
{
    if (got.tokens.refreshToken.isEmpty() || got.tokens.refreshToken == m_grant.refreshToken)
        return verify(got);
    m_grant.refreshToken = got.tokens.refreshToken;
    m_keep(m_grant.refreshToken, [this, self = QPointer<TokenRenewal>(this), got] {
        if (self)
            verify(got);
    });
}

void TokenRenewal::verify(const TokenFlow::Got &got)
{
    // The standard lets an issuer leave it out; then the server can be told nothing.
    if (got.tokens.idToken.isEmpty())
        return end(failure(Error::Kind::SignIn, QStringLiteral("grant_refused"), QStringLiteral("no id token")));
    oidc::Expected expected;
    expected.issuer = m_issuer.issuer;
    expected.audiences = {m_way.clientId};
    expected.nonce = QString::fromLatin1(m_grant.nonce);
    expected.mayLackNonce = true;
    expected.subject = m_grant.subject;
    expected.accessToken = got.tokens.accessToken;
    expected.now = got.date.value_or(m_clock.now());
    m_link->verify(m_issuer.keys, got.tokens.idToken, expected,
                   [this, token = got.tokens.idToken](const Result<oidc::IdToken> &id) {
                       if (!id)
                           return end(tl::unexpected<Error>(id.error()));
                       m_grant.idToken = token;
                       m_grant.nonce = id->claims.value(QLatin1StringView("nonce")).toString().toLatin1();
                       end(m_grant);
                   });
}

void TokenRenewal::end(const Result<Grant> &grant)
{
    Q_EMIT finished(grant);
}

} // namespace otklik
