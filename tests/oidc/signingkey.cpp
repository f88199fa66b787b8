#include "tests/oidc/signingkey.h"

#include "oidc/base64url.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace otklik::oidc {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// r and s, 32 bytes each, of a signature in DER.
QByteArray rawOf(const QByteArray &der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    ECDSA_SIG *numbers = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
    QByteArray raw(64, '\0');
    auto *target = reinterpret_cast<unsigned char *>(raw.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(numbers), target, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(numbers), target + 32, 32);
    ECDSA_SIG_free(numbers);
    return raw;
}

} // namespace

SigningKey::SigningKey(Algorithm algorithm, QString id, unsigned rsaBits)
    : m_algorithm(algorithm)
    , m_id(std::move(id))
{
    EVP_PKEY *key = algorithm == Algorithm::EdDSA ? EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")
                  : algorithm == Algorithm::ES256
                      ? EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")
                      : EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<size_t>(rsaBits));
    if (!key)
        qFatal("OpenSSL made no key");
    m_key = {key, &EVP_PKEY_free};
}

QByteArray SigningKey::number(const char *name) const
{
    BIGNUM *value = nullptr;
    if (EVP_PKEY_get_bn_param(m_key.get(), name, &value) != 1)
        return {};
    const int size = m_algorithm == Algorithm::ES256 ? 32 : BN_num_bytes(value);
    QByteArray bytes(size, '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char *>(bytes.data()), size);
    BN_free(value);
    return toBase64Url(bytes);
}

QJsonObject SigningKey::jwk() const
{
    const auto text = [](const QByteArray &bytes) { return QString::fromLatin1(bytes); };
    QJsonObject jwk{{QStringLiteral("kid"), m_id},
                    {QStringLiteral("use"), QStringLiteral("sig")},
                    {QStringLiteral("alg"), QString(nameOf(m_algorithm))}};
    if (m_algorithm == Algorithm::ES256) {
        jwk.insert(QStringLiteral("kty"), QStringLiteral("EC"));
        jwk.insert(QStringLiteral("crv"), QStringLiteral("P-256"));
        jwk.insert(QStringLiteral("x"), text(number(OSSL_PKEY_PARAM_EC_PUB_X)));
        jwk.insert(QStringLiteral("y"), text(number(OSSL_PKEY_PARAM_EC_PUB_Y)));
    } else if (m_algorithm == Algorithm::EdDSA) {
        QByteArray raw(32, '\0');
        size_t size = 32;
        EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<unsigned char *>(raw.data()), &size);
        jwk.insert(QStringLiteral("kty"), QStringLiteral("OKP"));
        jwk.insert(QStringLiteral("crv"), QStringLiteral("Ed25519"));
        jwk.insert(QStringLiteral("x"), text(toBase64Url(raw)));
    } else {
        jwk.insert(QStringLiteral("kty"), QStringLiteral("RSA"));
        jwk.insert(QStringLiteral("n"), text(number(OSSL_PKEY_PARAM_RSA_N)));
        jwk.insert(QStringLiteral("e"), text(number(OSSL_PKEY_PARAM_RSA_E)));
    }
    return jwk;
}

QByteArray SigningKey::pem() const
{
    BIO *memory = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(memory, m_key.get());
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    const QByteArray text(data, size);
    BIO_free(memory);
    return text;
}

QByteArray SigningKey::signature(const QByteArray &text) const
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *details = nullptr;
    EVP_DigestSignInit(context, &details, m_algorithm == Algorithm::EdDSA ? nullptr : EVP_sha256(), nullptr,
                       m_key.get());
    if (m_algorithm == Algorithm::PS256) {
        EVP_PKEY_CTX_set_rsa_padding(details, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(details, RSA_PSS_SALTLEN_DIGEST);
    }
    const auto *data = reinterpret_cast<const unsigned char *>(text.constData());
    size_t size = 2048;
    QByteArray made(static_cast<qsizetype>(size), '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char *>(made.data()), &size, data,
                   static_cast<size_t>(text.size()));
    EVP_MD_CTX_free(context);
    made.truncate(static_cast<qsizetype>(size));
    return m_algorithm == Algorithm::ES256 ? rawOf(made) : made;
}

QByteArray SigningKey::token(const QJsonObject &claims, const QJsonObject &header) const
{
    QJsonObject whole{{QStringLiteral("alg"), QString(nameOf(m_algorithm))}, {QStringLiteral("kid"), m_id}};
    for (auto it = header.begin(); it != header.end(); ++it)
        it->isNull() ? void(whole.remove(it.key())) : void(whole.insert(it.key(), it.value()));
    return tokenOf(compact(whole), compact(claims));
}

QByteArray SigningKey::tokenOf(const QByteArray &header, const QByteArray &claims) const
{
    const QByteArray text = toBase64Url(header) + '.' + toBase64Url(claims);
    return text + '.' + toBase64Url(signature(text));
}

QByteArray keySetJson(const QList<QJsonObject> &keys)
{
    QJsonArray array;
    for (const QJsonObject &key : keys)
        array.append(key);
    return compact({{QStringLiteral("keys"), array}});
}

} // namespace otklik::oidc
