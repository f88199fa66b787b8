#include "tests/faults/support/serverprogram.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>

namespace otklik::faults {

namespace {
constexpr int patience = 30'000; ///< ms
}

bool ServerProgram::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_environment);
    m_process->start(QStringLiteral(OTKLIK_BINARY_DIR "/bin/otklik-server"),
                     {QStringLiteral("serve"), QStringLiteral("--embedded"), QStringLiteral("--data"), m_folder});
    m_process->write(secret() + '\n');
    const QDeadlineTimer deadline(patience);
    while (!m_process->canReadLine() && m_process->state() != QProcess::NotRunning && !deadline.hasExpired())
        m_process->waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    const QJsonObject line = QJsonDocument::fromJson(m_process->readLine()).object();
    m_port = static_cast<quint16>(line.value(QStringLiteral("port")).toInt());
    return m_port != 0;
}

void ServerProgram::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(patience);
}

bool ServerProgram::hasEnded()
{
    return !isRunning() || m_process->waitForFinished(1);
}

} // namespace otklik::faults
