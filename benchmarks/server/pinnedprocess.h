#pragma once

#include <QProcess>

namespace otklik::bench {

/// A program on one core, whose first line ends with the port it listens on.
class PinnedProcess final
{
public:
    PinnedProcess(const QString &program, const QStringList &arguments);
    ~PinnedProcess();

    [[nodiscard]] quint16 port() const { return m_port; }
    /// CPU seconds it has used.
    [[nodiscard]] double cpuSeconds() const;
    /// Its share of the memory, in MiB.
    [[nodiscard]] double pssMiB() const;

private:
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace otklik::bench
