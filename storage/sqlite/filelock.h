#pragma once

#include "models/result.h"

#include <memory>

namespace otklik {

/// Held while a program works with a folder or file. The kernel lets go of it when
/// the process ends, however it ends, so there is never a stale one: what stands in
/// the file means nothing, and a power cut can leave nothing wrong in it.
class FileLock final
{
public:
    /// Makes the file where there is none. Codes: `heldCode` (somebody holds it),
    /// "database_unreachable", "disk_full".
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> take(const QString &path, QLatin1StringView heldCode);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) { }
    const int m_descriptor;
};

} // namespace otklik
