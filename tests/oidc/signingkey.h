#pragma once

#include "oidc/algorithm.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>

struct evp_pkey_st;

namespace otklik::oidc {

/// A key pair of an issuer, made by OpenSSL when it is constructed.
class SigningKey final
{
public:
    explicit SigningKey(Algorithm algorithm, QString id = QStringLiteral("key-1"), unsigned rsaBits = 2048);

    [[nodiscard]] QString id() const { return m_id; }
    /// The public part, with kid, use and alg.
    [[nodiscard]] QJsonObject jwk() const;
    /// The public part as a PEM file would hold it.
    [[nodiscard]] QByteArray pem() const;
    [[nodiscard]] QByteArray signature(const QByteArray &text) const;
    /// A token with this key's alg and kid, and what `header` says instead.
    [[nodiscard]] QByteArray token(const QJsonObject &claims, const QJsonObject &header = {}) const;
    /// The same over any bytes in the place of the claims.
    [[nodiscard]] QByteArray tokenOf(const QByteArray &header, const QByteArray &claims) const;

private:
    [[nodiscard]] QByteArray number(const char *name) const;

    Algorithm m_algorithm;
    QString m_id;
    std::shared_ptr<evp_pkey_st> m_key;
};

/// {"keys":[…]}
[[nodiscard]] QByteArray keySetJson(const QList<QJsonObject> &keys);

} // namespace otklik::oidc
