#include "tests/servers/support/scriptserver.h"

#include <QProcess>

namespace otklik {

namespace {

constexpr int longestStart = 1'800'000; ///< a database is made, an add-on compiled on a busy machine

} // namespace

ScriptServer::ScriptServer(const QString &name) : m_script(QStringLiteral(OTKLIK_SOURCE_DIR "/tests/servers/%1.sh").arg(name)) { }

Result<std::unique_ptr<ScriptServer>> ScriptServer::start(const QString &name)
{
    std::unique_ptr<ScriptServer> server(new ScriptServer(name));
    QProcess process;
    process.start(server->m_script, {QStringLiteral("start"), QStringLiteral("0"), server->m_folder.path()});
    if (!process.waitForFinished(longestStart) || process.exitCode() != 0)
        return failure(Error::Kind::GiveUp, name, QString::fromUtf8(process.readAllStandardError()));
    server->m_address = QUrl(QString::fromUtf8(process.readAllStandardOutput()).trimmed());
    return server;
}

ScriptServer::~ScriptServer()
{
    stop();
}

void ScriptServer::stop()
{
    QProcess::execute(m_script, {QStringLiteral("stop"), m_folder.path()});
}

} // namespace otklik
