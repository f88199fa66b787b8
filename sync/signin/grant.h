#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace otklik {

/// How a server wants people to sign in with the browser: `openid` of GET /v1/sign-in.
struct IssuerWay final
{
    QString issuer;
    QString clientId;
    QStringList scopes;
    QList<quint16> redirectPorts; ///< none: any

    [[nodiscard]] bool isThere() const { return !issuer.isEmpty(); }
};

/// What an issuer gave, verified: the id token opens a session at the server,
/// the refresh token brings the next id token.
struct Grant final
{
    QString subject;
    QByteArray idToken;
    QByteArray nonce;        ///< as the id token has it; empty: it has none
    QByteArray refreshToken; ///< empty: the issuer gives none, after the session one signs in again

    friend bool operator==(const Grant &, const Grant &) = default;
};

} // namespace otklik
