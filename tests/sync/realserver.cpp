#include "tests/sync/realserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace otklik {

namespace {
const QString program = QStringLiteral(OTKLIK_BINARY_DIR "/bin/otklik-server");
constexpr int longest = 30'000; ///< ms
}

bool RealServer::start()
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(program, {QStringLiteral("serve"), QStringLiteral("--embedded"), QStringLiteral("--data"), m_folder,
                              QStringLiteral("--demo")});
    m_process.write(m_secret.toLatin1() + '\n');
    if (!QTest::qWaitFor([this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; }, longest))
        return false;
    const int port = QJsonDocument::fromJson(m_process.readLine()).object().value(QStringLiteral("port")).toInt();
    m_url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
    if (port == 0)
        qWarning("otklik-server: %s", m_process.readAllStandardError().constData());
    return port > 0;
}

void RealServer::kill()
{
    m_process.kill();
    m_process.waitForFinished(longest);
}

bool RealServer::stop()
{
    m_process.closeWriteChannel();
    return m_process.waitForFinished(longest);
}

bool RealServer::run(const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(longest) && process.exitCode() == 0;
}

} // namespace otklik
