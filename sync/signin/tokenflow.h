#pragma once

#include "oidc/discovery.h"
#include "oidc/tokenanswer.h"
#include "sync/signin/signinnetwork.h"

#include <QOAuth2AuthorizationCodeFlow>

namespace otklik {

/// One attempt to get tokens, through QtNetworkAuth: the page for the browser
/// and the code for it, or a refresh token. What the library does not do is
/// added: PKCE, a state and a nonce of 256 bits, an answer for every refusal.
/// Used once; its network outlives it.
class TokenFlow final : public QObject
{
    Q_OBJECT

public:
    struct Got final
    {
        oidc::TokenAnswer tokens;
        std::optional<TimePoint> date; ///< the issuer's time
    };

    TokenFlow(const oidc::Discovery &issuer, const QString &clientId, SignInNetwork &network, QObject *parent);
    ~TokenFlow() override;

    /// The address to open in the browser, which comes back to `redirect`.
    [[nodiscard]] QUrl page(const QUrl &redirect, const QStringList &scopes);
    [[nodiscard]] const QByteArray &state() const { return m_state; }
    [[nodiscard]] const QByteArray &nonce() const { return m_nonce; }

    /// Answers once. Codes: those of SignInNetwork and TokenAnswer.
    void redeem(const QString &code, Told<Got> then);
    void refresh(const QByteArray &refreshToken, Told<Got> then);

private:
    class Receiver;
    void addOwnParameters(QAbstractOAuth::Stage stage, QMultiMap<QString, QVariant> *parameters) const;
    void answered(QNetworkReply *reply);
    void tell(Result<Got> got);

    const QByteArray m_state;
    const QByteArray m_nonce;
    const QByteArray m_secret; ///< of the proof key
    QUrl m_redirect;
    Receiver *m_receiver;
    QOAuth2AuthorizationCodeFlow m_flow;
    Told<Got> m_then;
};

} // namespace otklik
