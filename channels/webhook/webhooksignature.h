#pragma once

#include "models/clock.h"

#include <QByteArray>
#include <QList>

namespace otklik {

/// How calls between Otklik and a program are signed, in both directions: HMAC-SHA256
/// (RFC 2104) with a shared key over the time, a full stop and the bytes of the body,
/// in hexadecimal digits. docs/webhooks.en.md says it to outsiders.
namespace webhook {

inline constexpr std::chrono::minutes acceptedSkew{5};
inline constexpr qsizetype shortestKey = 32; ///< characters; less could be guessed

/// Headers, as they are sent and in lower case, as they are read.
inline const QByteArray timestampHeader = QByteArrayLiteral("X-Otklik-Timestamp");
inline const QByteArray signatureHeader = QByteArrayLiteral("X-Otklik-Signature");
inline const QByteArray deliveryHeader = QByteArrayLiteral("X-Otklik-Delivery");

/// "v1=" and 64 hexadecimal digits. `timestamp`: seconds since the Unix epoch, in decimal digits.
[[nodiscard]] QByteArray signature(const QByteArray &key, const QByteArray &timestamp, QByteArrayView body);

enum class Verdict { Good, NotSigned, BadTime, BadSignature };

/// `signatures`: the header as it came, one or several with commas between them; one of
/// them has to fit one of `keys`. Takes the same time wherever they differ.
[[nodiscard]] Verdict verify(const QList<QByteArray> &keys, const QByteArray &timestamp, const QByteArray &signatures,
                             QByteArrayView body, TimePoint now);

} // namespace webhook

} // namespace otklik
