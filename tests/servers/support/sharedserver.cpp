#include "tests/servers/support/sharedserver.h"

namespace otklik {

namespace {

constexpr int patience = 60'000;

} // namespace

SharedServer::~SharedServer()
{
    m_process.terminate();
    m_process.waitForFinished(patience);
}

bool SharedServer::start(const RealIssuer &issuer, const QStringList &more)
{
    QStringList arguments{QStringLiteral("serve"),    QStringLiteral("--data"),      m_folder.path(),
                          QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--issuer"),
                          issuer.address(),           QStringLiteral("--client-id"), QStringLiteral("otklik")};
    if (issuer.redirectPort() != 0)
        arguments += {QStringLiteral("--redirect-port"), QString::number(issuer.redirectPort())};
    m_process.start(QStringLiteral(OTKLIK_BINARY_DIR "/bin/otklik-server"), arguments + more);
    while (!m_process.canReadLine())
        if (!m_process.waitForReadyRead(patience))
            return false;
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    m_address = QUrl(QStringLiteral("http://") + line.section(u' ', -1));
    return m_address.port() > 0;
}

QByteArray SharedServer::log()
{
    m_log += m_process.readAllStandardError();
    return m_log;
}

} // namespace otklik
