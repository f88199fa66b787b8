#include "server/auth/password.h"

#include <QRandomGenerator>

#include <argon2.h>

#include <array>

namespace otklik::server {

namespace {

constexpr uint32_t passes = 2;
constexpr uint32_t memoryKiB = 19 * 1024;
constexpr uint32_t lanes = 1;
constexpr size_t hashBytes = 32;

} // namespace

Result<QString> hashPassword(const QString &password)
{
    std::array<quint32, 4> salt{};
    QRandomGenerator::system()->fillRange(salt.data(), static_cast<qsizetype>(salt.size()));
    const QByteArray text = password.toUtf8();
    std::array<char, 128> encoded{};
    const int code = argon2id_hash_encoded(passes, memoryKiB, lanes, text.constData(), static_cast<size_t>(text.size()),
                                           salt.data(), sizeof salt, hashBytes, encoded.data(), encoded.size());
    if (code != ARGON2_OK)
        return failure(Error::Kind::Retry, QStringLiteral("internal"), QString::fromLatin1(argon2_error_message(code)));
    return QString::fromLatin1(encoded.data());
}

bool verifyPassword(const QString &hash, const QString &password)
{
    // Any well-formed hash that no password gives.
    static const QString nobody = QStringLiteral(
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    const QByteArray text = password.toUtf8();
    const QByteArray stored = (hash.isEmpty() ? nobody : hash).toLatin1();
    const int code = argon2id_verify(stored.constData(), text.constData(), static_cast<size_t>(text.size()));
    return code == ARGON2_OK && !hash.isEmpty();
}

} // namespace otklik::server
