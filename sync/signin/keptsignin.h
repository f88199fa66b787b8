#pragma once

#include "models/fields.h"
#include "sync/signin/grant.h"

namespace otklik {

/// What the vault holds of one sign-in: the open session, and what brings the
/// next one. Nothing of it is ever logged or shown.
struct KeptSignIn final
{
    QString token;  ///< of the session at the server
    QString issuer; ///< empty: signed in with a password, and after the session one does so again
    QString clientId;
    QString subject;
    QString nonce;
    QString refreshToken;

    static constexpr auto fields()
    {
        return std::tuple(field("token", &KeptSignIn::token), field("issuer", &KeptSignIn::issuer),
                          field("client_id", &KeptSignIn::clientId), field("subject", &KeptSignIn::subject),
                          field("nonce", &KeptSignIn::nonce), field("refresh_token", &KeptSignIn::refreshToken));
    }

    [[nodiscard]] bool isThere() const { return !token.isEmpty() || !refreshToken.isEmpty(); }
    [[nodiscard]] IssuerWay way() const { return {issuer, clientId, {}, {}}; }
    [[nodiscard]] Grant grant() const { return {subject, {}, nonce.toLatin1(), refreshToken.toLatin1()}; }
};

} // namespace otklik
