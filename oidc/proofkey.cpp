#include "oidc/proofkey.h"

#include "oidc/base64url.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace otklik::oidc {

QByteArray newSecret()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
    return toBase64Url(QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof bits));
}

QByteArray challengeOf(const QByteArray &secret)
{
    return toBase64Url(QCryptographicHash::hash(secret, QCryptographicHash::Sha256));
}

} // namespace otklik::oidc
