#include "tests/faults/support/faultpoint.h"

#include <QFile>

#include <cstring>
#include <sys/mman.h>

namespace otklik::faults {

FaultPoint::FaultPoint(const QString &path, const QByteArray &match)
    : m_path(path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.resize(sizeof *m_control))
        qFatal("no control file: %s", qPrintable(path));
    void *memory = ::mmap(nullptr, sizeof *m_control, PROT_READ | PROT_WRITE, MAP_SHARED, file.handle(), 0);
    if (memory == MAP_FAILED)
        qFatal("no control memory");
    m_control = static_cast<storage_fault_control *>(memory);
    std::memset(m_control, 0, sizeof *m_control);
    std::strncpy(m_control->match, match.constData(), sizeof m_control->match - 1);
}

FaultPoint::~FaultPoint()
{
    ::munmap(m_control, sizeof *m_control);
}

QProcessEnvironment FaultPoint::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(OTKLIK_STORAGE_FAULT_SHIM));
    environment.insert(QStringLiteral("OTKLIK_STORAGE_FAULT"), m_path);
    // A sanitized program wants its own runtime to come first; the shim may.
    environment.insert(QStringLiteral("ASAN_OPTIONS"),
                       environment.value(QStringLiteral("ASAN_OPTIONS")) + QStringLiteral(":verify_asan_link_order=0"));
    return environment;
}

void FaultPoint::arm(storage_fault fault, qint64 at)
{
    m_control->at = 0;
    m_control->count = 0;
    m_control->hit = 0;
    m_control->fault = fault;
    std::memset(m_control->kinds, 0, sizeof m_control->kinds);
    __atomic_store_n(&m_control->at, at, __ATOMIC_RELEASE);
}

void FaultPoint::disarm()
{
    __atomic_store_n(&m_control->at, 0, __ATOMIC_RELEASE);
}

bool FaultPoint::wasHit() const
{
    return __atomic_load_n(&m_control->hit, __ATOMIC_ACQUIRE) != 0;
}

qint64 FaultPoint::count() const
{
    return __atomic_load_n(&m_control->count, __ATOMIC_ACQUIRE);
}

QByteArray FaultPoint::kinds() const
{
    return QByteArray(m_control->kinds, std::min<qint64>(count(), STORAGE_FAULT_KINDS));
}

const char *nameOf(storage_fault fault)
{
    switch (fault) {
    case FAULT_NONE:
        return "none";
    case FAULT_KILL_BEFORE:
        return "killed before";
    case FAULT_KILL_AFTER:
        return "killed after";
    case FAULT_TORN:
        return "torn write";
    case FAULT_IO_ERROR:
        return "input/output error";
    case FAULT_SYNC_ERROR:
        return "failed fsync";
    case FAULT_DISK_FULL:
        return "full disk";
    case FAULT_POWER_CUT:
        return "power cut";
    }
    return "?";
}

bool concerns(storage_fault fault, char kind)
{
    switch (fault) {
    case FAULT_NONE:
        return false;
    case FAULT_KILL_BEFORE:
    case FAULT_KILL_AFTER:
    case FAULT_POWER_CUT:
        return true;
    case FAULT_TORN:
        return kind == CALL_WRITE;
    case FAULT_IO_ERROR:
        return kind != CALL_SYNC;
    case FAULT_SYNC_ERROR:
        return kind == CALL_SYNC;
    case FAULT_DISK_FULL:
        return kind == CALL_WRITE || kind == CALL_TRUNCATE || kind == CALL_CREATE;
    }
    return false;
}

} // namespace otklik::faults
