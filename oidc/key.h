#pragma once

#include "oidc/algorithm.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <memory>
#include <optional>

struct evp_pkey_st;

namespace otklik::oidc {

/// A public key of an issuer with the algorithms it is for. Cheap to copy,
/// immutable.
class Key final
{
public:
    /// The key of a JWK (RFC 7517) that verifies signatures. None for any other:
    /// for encryption, symmetric, with a private part, RSA below 2048 or above
    /// 8192 bits, points that do not lie on their curve, algorithms not known.
    [[nodiscard]] static std::optional<Key> fromJwk(const QJsonObject &jwk);

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] bool isFor(Algorithm algorithm) const { return m_algorithms.contains(algorithm); }
    /// Whether `signature` is this key's over `data`. False for an algorithm the key is not for.
    [[nodiscard]] bool verifies(Algorithm algorithm, const QByteArray &data, const QByteArray &signature) const;

private:
    Key(QString id, QList<Algorithm> algorithms, std::shared_ptr<evp_pkey_st> key)
        : m_id(std::move(id))
        , m_algorithms(std::move(algorithms))
        , m_key(std::move(key))
    {}

    QString m_id;
    QList<Algorithm> m_algorithms;
    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace otklik::oidc
