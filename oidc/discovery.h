#pragma once

#include "models/result.h"

#include <QByteArray>
#include <QStringList>
#include <QUrl>

namespace otklik::oidc {

/// What an issuer says about itself (OpenID Connect Discovery 1.0).
struct Discovery final
{
    static constexpr qsizetype longest = 128 * 1024; ///< bytes

    QString issuer;
    QUrl authorizationEndpoint;
    QUrl tokenEndpoint;
    QUrl keys;                ///< jwks_uri
    QUrl revocationEndpoint;  ///< may be empty
    QStringList scopes;       ///< scopes_supported; empty: not said
    bool namesItself = false; ///< its call-backs say who it is (RFC 9207)

    /// Where this document stands; empty when `issuer` is no address that may be asked.
    [[nodiscard]] static QUrl addressOf(const QString &issuer);
    /// Codes: "issuer_malformed"; "issuer_other" (it is not the issuer that was
    /// asked for); "issuer_insecure" (an endpoint is neither https nor on this
    /// computer); "issuer_unsuitable" (no code flow, no S256, no signature that is known here).
    [[nodiscard]] static Result<Discovery> parse(const QByteArray &json, const QString &issuer);
};

} // namespace otklik::oidc
