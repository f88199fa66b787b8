#pragma once

#include <QByteArray>

#include <optional>

namespace otklik::oidc {

/// The bytes of base64url without padding (RFC 7515); none for any other
/// spelling, so that equal bytes have exactly one text.
[[nodiscard]] std::optional<QByteArray> fromBase64Url(const QByteArray &text);
[[nodiscard]] QByteArray toBase64Url(const QByteArray &bytes);

} // namespace otklik::oidc
