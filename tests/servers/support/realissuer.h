#pragma once

#include "models/result.h"

#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace otklik {

/// A real OpenID Connect issuer on the loopback, started by its script, for as
/// long as the object lives.
class RealIssuer final
{
public:
    enum class Kind {
        OidcProvider, ///< node-oidc-provider: any loopback port, rotation, id tokens with a refresh
        Glewlwyd,     ///< in C: registered ports only, no id token with a refresh
    };

    /// The detail of an error says why it could not be started.
    [[nodiscard]] static Result<std::unique_ptr<RealIssuer>> start(Kind kind);
    ~RealIssuer();

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const QString &address() const { return m_address; }
    /// The port that is registered for call-backs; 0: any.
    [[nodiscard]] quint16 redirectPort() const { return m_redirectPort; }
    void stop();

private:
    explicit RealIssuer(Kind kind)
        : m_kind(kind)
    {}
    [[nodiscard]] QString script() const;
    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("issuer")); }

    const Kind m_kind;
    QTemporaryDir m_folder;
    QString m_address;
    quint16 m_redirectPort = 0;
};

} // namespace otklik
