#pragma once

#include "tests/servers/support/realissuer.h"

#include <QProcess>

namespace otklik {

/// The real otklik-server as a team runs it, on a free port of the loopback, with
/// people who sign in through an issuer.
class SharedServer final
{
public:
    ~SharedServer();

    /// Waits until it listens. False, and `log` says why, when it does not.
    [[nodiscard]] bool start(const RealIssuer &issuer, const QStringList &more = {});
    [[nodiscard]] QUrl address() const { return m_address; }
    [[nodiscard]] QByteArray log();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QUrl m_address;
    QByteArray m_log;
};

} // namespace otklik
