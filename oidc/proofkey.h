#pragma once

#include <QByteArray>

namespace otklik::oidc {

/// 256 bits from the system's generator, as 43 characters of base64url: a state,
/// a nonce, or the secret of a proof key.
[[nodiscard]] QByteArray newSecret();

/// The S256 challenge of a secret (PKCE, RFC 7636).
[[nodiscard]] QByteArray challengeOf(const QByteArray &secret);

} // namespace otklik::oidc
