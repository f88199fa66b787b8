#pragma once

#include "models/result.h"
#include "oidc/algorithm.h"

#include <QByteArray>
#include <QJsonObject>

namespace otklik::oidc {

/// A signed token (RFC 7515, compact) taken apart. Nothing in it is to be
/// believed before its signature has been verified.
struct Jwt final
{
    static constexpr qsizetype longest = 64 * 1024; ///< bytes, the whole token

    Algorithm algorithm{};
    QString keyId; ///< empty: not said
    QString type;  ///< of the header, as it stands; empty: not said
    QJsonObject claims;
    QByteArray signedText; ///< what the signature is over
    QByteArray signature;

    /// Codes "id_token_malformed"; "id_token_algorithm" (none, symmetric, unknown);
    /// "id_token_critical" (it demands to understand something that is not known here).
    [[nodiscard]] static Result<Jwt> parse(const QByteArray &token);
};

} // namespace otklik::oidc
