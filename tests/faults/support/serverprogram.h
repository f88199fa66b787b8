#pragma once

#include <QProcess>
#include <QProcessEnvironment>

namespace otklik::faults {

/// The real otklik-server on a folder, as the desktop starts it, with an
/// environment of its own. Its end at any moment is no surprise.
class ServerProgram final
{
public:
    ServerProgram(QString folder, QProcessEnvironment environment)
        : m_folder(std::move(folder))
        , m_environment(std::move(environment))
    {}
    ~ServerProgram() { kill(); }

    /// Waits until it serves or has ended. True: it serves.
    [[nodiscard]] bool start();
    void kill();
    [[nodiscard]] bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }
    /// Whether it ends, soon, of its own accord; waits for it.
    [[nodiscard]] bool hasEnded();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] static QByteArray secret() { return QByteArray(64, 'a'); }
    /// What it said on standard error since its start.
    [[nodiscard]] QByteArray said() const { return m_process ? m_process->readAllStandardError() : QByteArray(); }

private:
    QString m_folder;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
};

} // namespace otklik::faults
