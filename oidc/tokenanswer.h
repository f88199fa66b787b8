#pragma once

#include "models/result.h"

#include <QByteArray>

namespace otklik::oidc {

/// What the token endpoint answers to a code or a refresh token (RFC 6749, 5).
struct TokenAnswer final
{
    static constexpr qsizetype longest = 256 * 1024; ///< bytes

    QByteArray accessToken;
    QByteArray idToken;      ///< empty: none came
    QByteArray refreshToken; ///< empty: none came; after a refresh the former one stays good then

    /// Reads an answer with this status. Codes: "grant_refused" (kind SignIn: the
    /// code or token is not, or no longer, good; a person must sign in again),
    /// "issuer_busy" (kind Retry: 429 or a fault of its own), "sign_in_refused"
    /// (it will not be better), "token_malformed".
    [[nodiscard]] static Result<TokenAnswer> parse(int status, const QByteArray &body);
};

} // namespace otklik::oidc
