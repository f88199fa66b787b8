#include "oidc/key.h"

#include "oidc/base64url.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <QJsonArray>

namespace otklik::oidc {

namespace {

constexpr int leastRsaBits = 2048;
constexpr int mostRsaBits = 8192;     // a larger one only costs time
constexpr qsizetype mostExponent = 8; // bytes
constexpr qsizetype coordinateBytes = 32;
constexpr qsizetype longestId = 512;

template <auto release>
struct Release final
{
    template <class T>
    void operator()(T *thing) const
    {
        release(thing);
    }
};
template <class T, auto release>
using Owned = std::unique_ptr<T, Release<release>>;

using Number = Owned<BIGNUM, &BN_free>;
using SharedKey = std::shared_ptr<EVP_PKEY>;

const unsigned char *bytesOf(const QByteArray &data)
{
    return reinterpret_cast<const unsigned char *>(data.constData());
}

std::optional<QByteArray> bytesOf(const QJsonObject &jwk, QLatin1StringView name)
{
    auto bytes = fromBase64Url(jwk.value(name).toString().toLatin1());
    if (!bytes || bytes->isEmpty())
        return std::nullopt;
    return bytes;
}

/// A whole key of this type from its parts; null when they make none.
SharedKey keyOf(const char *type, OSSL_PARAM_BLD *parts)
{
    const Owned<OSSL_PARAM, &OSSL_PARAM_free> parameters(OSSL_PARAM_BLD_to_param(parts));
    const Owned<EVP_PKEY_CTX, &EVP_PKEY_CTX_free> making(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *made = nullptr;
    if (!parameters || !making || EVP_PKEY_fromdata_init(making.get()) != 1
        || EVP_PKEY_fromdata(making.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    SharedKey key(made, &EVP_PKEY_free);
    const Owned<EVP_PKEY_CTX, &EVP_PKEY_CTX_free> checking(EVP_PKEY_CTX_new_from_pkey(nullptr, made, nullptr));
    if (!checking || EVP_PKEY_public_check(checking.get()) != 1)
        return nullptr;
    return key;
}

SharedKey rsaKey(const QJsonObject &jwk)
{
    const auto modulus = bytesOf(jwk, QLatin1StringView("n"));
    const auto exponent = bytesOf(jwk, QLatin1StringView("e"));
    if (!modulus || !exponent || modulus->size() > mostRsaBits / 8 || exponent->size() > mostExponent)
        return nullptr;
    const Number n(BN_bin2bn(bytesOf(*modulus), static_cast<int>(modulus->size()), nullptr));
    const Number e(BN_bin2bn(bytesOf(*exponent), static_cast<int>(exponent->size()), nullptr));
    if (!n || !e || BN_num_bits(n.get()) < leastRsaBits || BN_is_one(e.get()) || !BN_is_odd(e.get()))
        return nullptr;
    const Owned<OSSL_PARAM_BLD, &OSSL_PARAM_BLD_free> parts(OSSL_PARAM_BLD_new());
    if (!parts || OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return nullptr;
    return keyOf("RSA", parts.get());
}

SharedKey curveKey(const QJsonObject &jwk)
{
    const auto x = bytesOf(jwk, QLatin1StringView("x"));
    const auto y = bytesOf(jwk, QLatin1StringView("y"));
    if (jwk.value(QLatin1StringView("crv")).toString() != QLatin1StringView("P-256") || !x || !y
        || x->size() != coordinateBytes || y->size() != coordinateBytes)
        return nullptr;
    const QByteArray point = '\x04' + *x + *y; // uncompressed
    const Owned<OSSL_PARAM_BLD, &OSSL_PARAM_BLD_free> parts(OSSL_PARAM_BLD_new());
    if (!parts || OSSL_PARAM_BLD_push_utf8_string(parts.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1
        || OSSL_PARAM_BLD_push_octet_string(parts.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                            static_cast<size_t>(point.size()))
               != 1)
        return nullptr;
    return keyOf("EC", parts.get());
}

SharedKey edwardsKey(const QJsonObject &jwk)
{
    const auto x = bytesOf(jwk, QLatin1StringView("x"));
    if (jwk.value(QLatin1StringView("crv")).toString() != QLatin1StringView("Ed25519") || !x
        || x->size() != coordinateBytes)
        return nullptr;
    return {EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(*x), static_cast<size_t>(x->size())),
            &EVP_PKEY_free};
}

/// What this type of key can do; of these, what the JWK says it is for.
QList<Algorithm> algorithmsOf(const QJsonObject &jwk, const QList<Algorithm> &possible)
{
    const QJsonValue said = jwk.value(QLatin1StringView("alg"));
    if (said.isUndefined())
        return possible;
    const auto algorithm = fromName<Algorithm>(said.toString());
    return algorithm && possible.contains(*algorithm) ? QList<Algorithm>{*algorithm} : QList<Algorithm>{};
}

bool isForSignatures(const QJsonObject &jwk)
{
    const QJsonValue use = jwk.value(QLatin1StringView("use"));
    const QJsonValue operations = jwk.value(QLatin1StringView("key_ops"));
    const bool isPrivate = jwk.contains(QLatin1StringView("d")) || jwk.contains(QLatin1StringView("k"));
    return !isPrivate && (use.isUndefined() || use.toString() == QLatin1StringView("sig"))
        && (operations.isUndefined() || operations.toArray().contains(QStringLiteral("verify")));
}

/// JWS writes the two numbers one after the other (RFC 7518, 3.4), OpenSSL wants DER.
QByteArray derOf(const QByteArray &signature)
{
    if (signature.size() != 2 * coordinateBytes)
        return {};
    const Owned<ECDSA_SIG, &ECDSA_SIG_free> numbers(ECDSA_SIG_new());
    Number r(BN_bin2bn(bytesOf(signature), coordinateBytes, nullptr));
    Number s(BN_bin2bn(bytesOf(signature) + coordinateBytes, coordinateBytes, nullptr));
    if (!numbers || !r || !s || ECDSA_SIG_set0(numbers.get(), r.get(), s.get()) != 1)
        return {};
    std::ignore = r.release();
    std::ignore = s.release();
    QByteArray der(i2d_ECDSA_SIG(numbers.get(), nullptr), '\0');
    auto *target = reinterpret_cast<unsigned char *>(der.data());
    i2d_ECDSA_SIG(numbers.get(), &target);
    return der;
}

} // namespace

std::optional<Key> Key::fromJwk(const QJsonObject &jwk)
{
    const QString type = jwk.value(QLatin1StringView("kty")).toString();
    const QJsonValue id = jwk.value(QLatin1StringView("kid"));
    if (!isForSignatures(jwk) || (!id.isUndefined() && !id.isString()) || id.toString().size() > longestId)
        return std::nullopt;
    SharedKey key;
    QList<Algorithm> algorithms;
    if (type == QLatin1StringView("RSA")) {
        key = rsaKey(jwk);
        algorithms = algorithmsOf(jwk, {Algorithm::RS256, Algorithm::PS256});
    } else if (type == QLatin1StringView("EC")) {
        key = curveKey(jwk);
        algorithms = algorithmsOf(jwk, {Algorithm::ES256});
    } else if (type == QLatin1StringView("OKP")) {
        key = edwardsKey(jwk);
        algorithms = algorithmsOf(jwk, {Algorithm::EdDSA});
    }
    if (!key || algorithms.isEmpty())
        return std::nullopt;
    return Key(id.toString(), std::move(algorithms), std::move(key));
}

bool Key::verifies(Algorithm algorithm, const QByteArray &data, const QByteArray &signature) const
{
    if (!isFor(algorithm))
        return false;
    const QByteArray given = algorithm == Algorithm::ES256 ? derOf(signature) : signature;
    const Owned<EVP_MD_CTX, &EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    const EVP_MD *digest = algorithm == Algorithm::EdDSA ? nullptr : EVP_sha256();
    EVP_PKEY_CTX *details = nullptr;
    if (!context || given.isEmpty() || EVP_DigestVerifyInit(context.get(), &details, digest, nullptr, m_key.get()) != 1)
        return false;
    if (algorithm == Algorithm::PS256
        && (EVP_PKEY_CTX_set_rsa_padding(details, RSA_PKCS1_PSS_PADDING) != 1
            || EVP_PKEY_CTX_set_rsa_pss_saltlen(details, RSA_PSS_SALTLEN_DIGEST) != 1))
        return false;
    return EVP_DigestVerify(context.get(), bytesOf(given), static_cast<size_t>(given.size()), bytesOf(data),
                            static_cast<size_t>(data.size()))
        == 1;
}

} // namespace otklik::oidc
