#pragma once

#include "sync/remoteapi.h"

#include <QProcess>
#include <QUrl>

namespace otklik {

/// The real otklik-server, started as the desktop starts it, on a folder that
/// outlives it; it can be killed at any moment and started again.
class RealServer final
{
public:
    explicit RealServer(QString folder) : m_folder(std::move(folder)) { }
    ~RealServer() { kill(); }

    /// Waits until it serves. False, and says why, when it does not.
    [[nodiscard]] bool start();
    void kill();
    /// Lets it end in order.
    [[nodiscard]] bool stop();
    [[nodiscard]] static bool run(const QStringList &arguments);

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] Credentials credentials(const QString &login) const { return {{}, {}, m_secret, login}; }
    [[nodiscard]] QString folder() const { return m_folder; }

private:
    QString m_folder;
    QProcess m_process;
    QUrl m_url;
    QString m_secret = QStringLiteral("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
};

} // namespace otklik
