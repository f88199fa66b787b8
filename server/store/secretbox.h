#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace otklik::server {

/// Seals what nobody may read in the database's file (tokens, passwords) with keys that are not kept there:
/// AES-256-GCM, another random nonce for each value. Whom a value belongs to is sealed with it, so that none can be
/// put into the place of another. Any number of threads may use one.
class SecretBox final
{
public:
    static constexpr qsizetype keySize = 32; ///< bytes

    /// The first key seals; each of them opens what it sealed. None: nothing is sealed or opened.
    explicit SecretBox(QList<QByteArray> keys = {});

    [[nodiscard]] bool isEmpty() const { return m_keys.isEmpty(); }
    /// Of the key that seals; empty without one.
    [[nodiscard]] QString keyId() const;
    [[nodiscard]] bool hasKey(const QString &keyId) const;

    /// Base64 of nonce (12 bytes), ciphertext and tag (16 bytes). There must be a key.
    [[nodiscard]] QString seal(const QString &plain, const QByteArray &owner) const;
    /// None: another key or owner, or not what was sealed.
    [[nodiscard]] std::optional<QString> open(const QString &keyId, const QString &sealed, const QByteArray &owner) const;

    [[nodiscard]] static QByteArray newKey();
    /// What names a key without telling it: 16 hexadecimal digits.
    [[nodiscard]] static QString idOf(const QByteArray &key);

private:
    [[nodiscard]] QByteArray keyOf(const QString &keyId) const;

    QList<QByteArray> m_keys;
};

} // namespace otklik::server
