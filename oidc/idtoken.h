#pragma once

#include "models/clock.h"
#include "models/result.h"
#include "oidc/jwt.h"
#include "oidc/keyset.h"

#include <QStringList>

namespace otklik::oidc {

/// What an id token must say to be believed. Empty texts and lists stand for what they are: an
/// empty nonce is only met by a token without one.
struct Expected final
{
    QString issuer;        ///< exactly
    QStringList audiences; ///< client ids that we are: one of them
    QString nonce;
    bool mayLackNonce = false; ///< a refreshed token need not repeat it
    QString subject;           ///< not empty: this one (a refreshed token)
    QByteArray accessToken;    ///< not empty: the one that came with it; at_hash is then compared where it is there
    TimePoint now{};
    std::chrono::seconds leeway{60};    ///< by how much two good clocks may differ
    std::chrono::seconds longestAge{0}; ///< since it was issued; 0: as long as it is valid
};

/// Who signed in, as the issuer vouches for it.
struct IdToken final
{
    QString issuer;
    QString subject; ///< names the person at this issuer, for good
    TimePoint issuedAt{};
    TimePoint expiresAt{};
    QString login; ///< preferred_username; may be empty, may change
    QString name;
    QString email;
    bool isEmailVerified = false;
    QJsonObject claims;
    QByteArray digest; ///< SHA-256 of what was signed: the same for no other token

    /// The texts of a claim that is a text or a list of texts; else none.
    [[nodiscard]] QStringList texts(const QString &claim) const;
};

/// Verifies the signature with a key of the set, then every claim (OpenID
/// Connect Core 3.1.3.7). Codes, all of kind SignIn: those of Jwt::parse() and
/// KeySet::find(), "id_token_signature", "id_token_type", "id_token_issuer",
/// "id_token_audience", "id_token_expired", "id_token_too_early",
/// "id_token_too_old", "id_token_nonce", "id_token_subject", "id_token_access_token".
[[nodiscard]] Result<IdToken> verifyIdToken(const QByteArray &token, const KeySet &keys, const Expected &expected);
/// The same for a token that was taken apart already.
[[nodiscard]] Result<IdToken> verifyIdToken(const Jwt &token, const KeySet &keys, const Expected &expected);

} // namespace otklik::oidc
