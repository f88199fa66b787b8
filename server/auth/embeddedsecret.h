#pragma once

#include <QByteArray>

namespace otklik::server {

/// The secret that the desktop made for this one start of its own server and
/// handed over on standard input. Empty: this server is not embedded. Good for
/// as long as the process lives; immutable, so any thread may ask.
class EmbeddedSecret final
{
public:
    explicit EmbeddedSecret(QByteArray secret = {}) : m_secret(std::move(secret)) { }

    [[nodiscard]] bool isEmbedded() const { return !m_secret.isEmpty(); }
    /// Takes the same time whatever the candidate is.
    [[nodiscard]] bool matches(const QByteArray &candidate) const;

private:
    const QByteArray m_secret;
};

} // namespace otklik::server
