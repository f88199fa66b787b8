#include "benchmarks/server/pinnedprocess.h"

#include <QFile>
#include <QRegularExpression>

#include <sched.h>
#include <unistd.h>

namespace otklik::bench {

PinnedProcess::PinnedProcess(const QString &program, const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([] {
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(0, &one);
        ::sched_setaffinity(0, sizeof one, &one);
    });
    m_process.start(program, arguments);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(30'000)) { }
    static const QRegularExpression number(QStringLiteral("(\\d+)\\s*$"));
    m_port = number.match(QString::fromUtf8(m_process.readLine())).captured(1).toUShort();
}

PinnedProcess::~PinnedProcess()
{
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished();
}

double PinnedProcess::cpuSeconds() const
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(m_process.processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    // After the name, which may hold blanks: state is field 3, user and system time are 14 and 15.
    const QByteArray all = file.readAll();
    const QList<QByteArray> fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    return static_cast<double>(fields.value(11).toLongLong() + fields.value(12).toLongLong()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double PinnedProcess::pssMiB() const
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(m_process.processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression line(QStringLiteral("Pss:\\s+(\\d+) kB"));
    return line.match(QString::fromUtf8(file.readAll())).captured(1).toDouble() / 1024;
}

} // namespace otklik::bench
