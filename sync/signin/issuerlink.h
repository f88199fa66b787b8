#pragma once

#include "oidc/discovery.h"
#include "oidc/idtoken.h"
#include "sync/signin/signinnetwork.h"

namespace otklik {

/// The issuer's public documents, fetched anew each time they are needed, and
/// what is told to it at the end. UI thread.
class IssuerLink final : public QObject
{
    Q_OBJECT

public:
    IssuerLink(QString issuer, SignInNetwork &network, QObject *parent);

    /// Codes: "issuer_unreachable", "issuer_unsuitable", "tls_failed".
    void discover(Told<oidc::Discovery> then);
    /// Verifies with the keys that the issuer has now. Further code: "id_token_refused".
    void verify(const QUrl &keys, const QByteArray &token, const oidc::Expected &expected, Told<oidc::IdToken> then);
    /// RFC 7009; answers true when it was asked, and nobody can do more about it.
    void revoke(const QUrl &endpoint, const QString &clientId, const QByteArray &refreshToken, Told<bool> then);

private:
    void get(const QUrl &url, Told<QByteArray> then);

    const QString m_issuer;
    SignInNetwork &m_network;
};

} // namespace otklik
