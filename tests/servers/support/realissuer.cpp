#include "tests/servers/support/realissuer.h"

#include <QProcess>
#include <QTcpServer>

namespace otklik {

namespace {

constexpr int longestStart = 300'000; ///< the first time it is fetched

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress(QHostAddress::LocalHost), 0) ? server.serverPort() : quint16(0);
}

} // namespace

QString RealIssuer::script() const
{
    const QString folder = QStringLiteral(OTKLIK_SOURCE_DIR "/tests/servers/");
    return folder + (m_kind == Kind::OidcProvider ? QStringLiteral("oidc-provider.sh") : QStringLiteral("glewlwyd.sh"));
}

Result<std::unique_ptr<RealIssuer>> RealIssuer::start(Kind kind)
{
    std::unique_ptr<RealIssuer> issuer(new RealIssuer(kind));
    QStringList arguments{QStringLiteral("start"), QStringLiteral("0"), issuer->folder()};
    if (kind == Kind::Glewlwyd) {
        issuer->m_redirectPort = freePort();
        arguments.append(QString::number(issuer->m_redirectPort));
    }
    QProcess process;
    process.start(issuer->script(), arguments);
    if (!process.waitForFinished(longestStart) || process.exitCode() != 0)
        return failure(Error::Kind::GiveUp, QStringLiteral("issuer"),
                       QString::fromUtf8(process.readAllStandardError()));
    issuer->m_address = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    return issuer;
}

RealIssuer::~RealIssuer()
{
    stop();
}

void RealIssuer::stop()
{
    QProcess::execute(script(), {QStringLiteral("stop"), folder()});
}

} // namespace otklik
