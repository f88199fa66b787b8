#pragma once

#include "tests/faults/support/storagefault.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>

namespace otklik::faults {

/// The test's end of the storage-fault shim: chooses which storage call of the
/// program under test goes wrong, and how. The program is started with
/// environment(); one FaultPoint serves many starts, one at a time.
class FaultPoint final
{
public:
    /// Makes the shared file `path`. Calls about paths that contain `match` are counted.
    FaultPoint(const QString &path, const QByteArray &match);
    ~FaultPoint();
    FaultPoint(const FaultPoint &) = delete;
    FaultPoint &operator=(const FaultPoint &) = delete;

    [[nodiscard]] QProcessEnvironment environment() const;

    /// The call number `at`, from 1 on, counted from now.
    void arm(storage_fault fault, qint64 at);
    /// From now on nothing fails; calls go on being counted.
    void disarm();

    [[nodiscard]] bool wasHit() const;
    [[nodiscard]] qint64 count() const;
    /// The kind of each call so far: enum storage_call.
    [[nodiscard]] QByteArray kinds() const;

private:
    QString m_path;
    storage_fault_control *m_control = nullptr;
};

[[nodiscard]] const char *nameOf(storage_fault fault);
/// Whether a fault of this sort can strike a call of this kind.
[[nodiscard]] bool concerns(storage_fault fault, char kind);

} // namespace otklik::faults
