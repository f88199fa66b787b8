#include "server/store/secretbox.h"

#include <QCryptographicHash>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

namespace otklik::server {

namespace {

constexpr int nonceSize = 12;
constexpr int tagSize = 16;

struct Release final
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Release>;

const unsigned char *bytesOf(const QByteArray &data)
{
    return reinterpret_cast<const unsigned char *>(data.constData());
}

unsigned char *bytesOf(QByteArray &data)
{
    return reinterpret_cast<unsigned char *>(data.data());
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, '\0');
    if (RAND_bytes(bytesOf(bytes), static_cast<int>(count)) != 1)
        qFatal("the system gives no random numbers"); // nothing may be sealed without
    return bytes;
}

/// A context for AES-256-GCM that has heard of the owner.
Cipher begin(bool isSealing, const QByteArray &key, const QByteArray &nonce, const QByteArray &owner)
{
    Cipher cipher(EVP_CIPHER_CTX_new());
    int length = 0;
    const bool isReady = cipher
        && EVP_CipherInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytesOf(key), bytesOf(nonce), isSealing ? 1 : 0) == 1
        && EVP_CipherUpdate(cipher.get(), nullptr, &length, bytesOf(owner), static_cast<int>(owner.size())) == 1;
    return isReady ? std::move(cipher) : nullptr;
}

} // namespace

SecretBox::SecretBox(QList<QByteArray> keys) : m_keys(std::move(keys)) { }

QString SecretBox::keyId() const
{
    return m_keys.isEmpty() ? QString() : idOf(m_keys.constFirst());
}

bool SecretBox::hasKey(const QString &keyId) const
{
    return !keyOf(keyId).isEmpty();
}

QByteArray SecretBox::keyOf(const QString &keyId) const
{
    const auto found = std::ranges::find(m_keys, keyId, &SecretBox::idOf);
    return found == m_keys.end() ? QByteArray() : *found;
}

QString SecretBox::seal(const QString &plain, const QByteArray &owner) const
{
    Q_ASSERT(!m_keys.isEmpty());
    const QByteArray nonce = randomBytes(nonceSize);
    const QByteArray text = plain.toUtf8();
    QByteArray sealed(text.size(), '\0');
    QByteArray tag(tagSize, '\0');
    const Cipher cipher = begin(true, m_keys.constFirst(), nonce, owner);
    int length = 0;
    const bool isSealed = cipher
        && EVP_CipherUpdate(cipher.get(), bytesOf(sealed), &length, bytesOf(text), static_cast<int>(text.size())) == 1
        && EVP_CipherFinal_ex(cipher.get(), bytesOf(sealed) + length, &length) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagSize, tag.data()) == 1;
    if (!isSealed)
        qFatal("AES-256-GCM is not to be had"); // better no server than a secret in the clear
    return QString::fromLatin1((nonce + sealed + tag).toBase64());
}

std::optional<QString> SecretBox::open(const QString &keyId, const QString &sealed, const QByteArray &owner) const
{
    const QByteArray key = keyOf(keyId);
    const auto decoded = QByteArray::fromBase64Encoding(sealed.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (key.isEmpty() || !decoded || decoded.decoded.size() < nonceSize + tagSize)
        return std::nullopt;
    const QByteArray text = decoded.decoded.sliced(nonceSize, decoded.decoded.size() - nonceSize - tagSize);
    QByteArray tag = decoded.decoded.last(tagSize);
    QByteArray plain(text.size(), '\0');
    const Cipher cipher = begin(false, key, decoded.decoded.first(nonceSize), owner);
    int length = 0;
    const bool isOpen = cipher
        && EVP_CipherUpdate(cipher.get(), bytesOf(plain), &length, bytesOf(text), static_cast<int>(text.size())) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) == 1
        && EVP_CipherFinal_ex(cipher.get(), bytesOf(plain) + length, &length) == 1;
    return isOpen ? std::optional(QString::fromUtf8(plain)) : std::nullopt;
}

QByteArray SecretBox::newKey()
{
    return randomBytes(keySize);
}

QString SecretBox::idOf(const QByteArray &key)
{
    return QString::fromLatin1(QCryptographicHash::hash("otklik key " + key, QCryptographicHash::Sha256).toHex().first(16));
}

} // namespace otklik::server
