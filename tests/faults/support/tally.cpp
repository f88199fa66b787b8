#include "tests/faults/support/tally.h"

#include <QFileInfo>

#include <cstdio>

namespace otklik::faults {

namespace {
constexpr qsizetype mostOffences = 10;
}

void Tally::note(qint64 &count, const QString &what, const QString &where)
{
    ++count;
    // At once, too: a long run may be broken off.
    std::fputs(qPrintable(QStringLiteral("  ") + what + QStringLiteral(": ") + where + u'\n'), stdout);
    std::fflush(stdout);
    if (m_offences.size() < mostOffences)
        m_offences.append(what + QStringLiteral(": ") + where);
}

void Tally::print(const QString &remark) const
{
    const bool isPostgres = qEnvironmentVariableIsSet("OTKLIK_TEST_POSTGRES");
    const QString line = QStringLiteral("%1: tried %2, lost %3, twice %4, diverged %5%6\n")
                             .arg(isPostgres ? m_name + QStringLiteral(" on PostgreSQL") : m_name)
                             .arg(m_tried)
                             .arg(m_lost)
                             .arg(m_twice)
                             .arg(m_diverged)
                             .arg(remark.isEmpty() ? QString() : QStringLiteral(" (") + remark + u')');
    std::fputs(qPrintable(line), stdout);
    std::fflush(stdout);
}

bool isLong()
{
    return qEnvironmentVariableIntValue("OTKLIK_FAULTS_LONG") != 0;
}

quint32 seedOr(quint32 otherwise)
{
    bool isNumber = false;
    const quint32 seed = qEnvironmentVariable("OTKLIK_FAULTS_SEED").toUInt(&isNumber);
    return isNumber ? seed : otherwise;
}

QString onlyCase()
{
    return qEnvironmentVariable("OTKLIK_FAULTS_ONLY");
}

void keepTemporaryFilesInMemory()
{
    if (QFileInfo(QStringLiteral("/dev/shm")).isWritable())
        qputenv("TMPDIR", "/dev/shm");
}

} // namespace otklik::faults
