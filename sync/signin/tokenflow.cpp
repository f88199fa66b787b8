#include "sync/signin/tokenflow.h"

#include "oidc/proofkey.h"

#include <QAbstractOAuthReplyHandler>
#include <QNetworkReply>
#include <QTimer>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr auto longestExchange = 45s; ///< a safety net: the network itself gives up earlier

} // namespace

/// What the library hands replies to: ours are read by TokenFlow itself.
class TokenFlow::Receiver final : public QAbstractOAuthReplyHandler
{
public:
    explicit Receiver(TokenFlow &flow)
        : QAbstractOAuthReplyHandler(&flow)
        , m_flow(flow)
    {}

    [[nodiscard]] QString callback() const override { return m_flow.m_redirect.toString(QUrl::FullyEncoded); }
    void networkReplyFinished(QNetworkReply *reply) override { m_flow.answered(reply); }

private:
    TokenFlow &m_flow;
};

TokenFlow::TokenFlow(const oidc::Discovery &issuer, const QString &clientId, SignInNetwork &network, QObject *parent)
    : QObject(parent)
    , m_state(oidc::newSecret())
    , m_nonce(oidc::newSecret())
    , m_secret(oidc::newSecret())
    , m_receiver(new Receiver(*this))
    , m_flow(clientId, issuer.authorizationEndpoint, issuer.tokenEndpoint, &network, nullptr)
{
    m_flow.setReplyHandler(m_receiver);
    m_flow.setState(QString::fromLatin1(m_state));
    m_flow.setModifyParametersFunction([this](QAbstractOAuth::Stage stage, QMultiMap<QString, QVariant> *parameters) {
        addOwnParameters(stage, parameters);
    });
}

TokenFlow::~TokenFlow() = default;

QUrl TokenFlow::page(const QUrl &redirect, const QStringList &scopes)
{
    m_redirect = redirect;
    m_flow.setScope(scopes.join(u' '));
    QUrl page;
    connect(&m_flow, &QOAuth2AuthorizationCodeFlow::authorizeWithBrowser, this,
            [&page](const QUrl &url) { page = url; });
    m_flow.grant();
    m_flow.disconnect(this);
    return page;
}

void TokenFlow::addOwnParameters(QAbstractOAuth::Stage stage, QMultiMap<QString, QVariant> *parameters) const
{
    switch (stage) {
    case QAbstractOAuth::Stage::RequestingAuthorization:
        parameters->replace(QStringLiteral("code_challenge"), QString::fromLatin1(oidc::challengeOf(m_secret)));
        parameters->replace(QStringLiteral("code_challenge_method"), QStringLiteral("S256"));
        parameters->replace(QStringLiteral("nonce"), QString::fromLatin1(m_nonce));
        if (m_flow.scope().split(u' ').contains(QStringLiteral("offline_access")))
            parameters->replace(QStringLiteral("prompt"),
                                QStringLiteral("consent")); // else it is not given (OpenID Connect Core, 11)
        return;
    case QAbstractOAuth::Stage::RequestingAccessToken:
        parameters->replace(QStringLiteral("code_verifier"), QString::fromLatin1(m_secret));
        return;
    case QAbstractOAuth::Stage::RefreshingAccessToken:
        parameters->remove(QStringLiteral("redirect_uri")); // not a part of this request
        return;
    case QAbstractOAuth::Stage::RequestingTemporaryCredentials:
        return;
    }
}

void TokenFlow::redeem(const QString &code, Told<Got> then)
{
    m_then = std::move(then);
    QTimer::singleShot(longestExchange, this,
                       [this] { tell(failure(Error::Kind::Retry, QStringLiteral("issuer_unreachable"))); });
    Q_EMIT m_receiver->callbackReceived(
        {{QStringLiteral("code"), code}, {QStringLiteral("state"), QString::fromLatin1(m_state)}});
}

void TokenFlow::refresh(const QByteArray &refreshToken, Told<Got> then)
{
    m_then = std::move(then);
    QTimer::singleShot(longestExchange, this,
                       [this] { tell(failure(Error::Kind::Retry, QStringLiteral("issuer_unreachable"))); });
    m_flow.setRefreshToken(QString::fromLatin1(refreshToken));
    m_flow.refreshAccessToken();
}

void TokenFlow::answered(QNetworkReply *reply)
{
    reply->deleteLater();
    const auto answer = SignInNetwork::answerOf(*reply);
    if (!answer)
        return tell(tl::unexpected<Error>(answer.error()));
    auto tokens = oidc::TokenAnswer::parse(answer->status, answer->body);
    tell(tokens ? Result<Got>(Got{std::move(*tokens), answer->date}) : tl::unexpected<Error>(tokens.error()));
}

void TokenFlow::tell(Result<Got> got)
{
    if (const auto then = std::exchange(m_then, nullptr))
        then(std::move(got));
}

} // namespace otklik
