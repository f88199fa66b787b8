#pragma once

#include "models/fields.h"

namespace otklik::oidc {

/// The signatures that are understood, all of them with a public key. "none" and
/// the symmetric HS256 are no values of this type, so nothing can choose them.
enum class Algorithm {
    RS256, ///< RSA, PKCS #1 1.5, SHA-256
    PS256, ///< RSA, PSS, SHA-256
    ES256, ///< P-256, SHA-256
    EdDSA, ///< Ed25519
};

} // namespace otklik::oidc

template <>
struct otklik::EnumNames<otklik::oidc::Algorithm>
{
    using enum oidc::Algorithm;
    static constexpr EnumTable<oidc::Algorithm, 4> table{{
        {RS256, QLatin1StringView("RS256")},
        {PS256, QLatin1StringView("PS256")},
        {ES256, QLatin1StringView("ES256")},
        {EdDSA, QLatin1StringView("EdDSA")},
    }};
};
