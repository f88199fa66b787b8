#pragma once

#include "models/result.h"

#include <memory>

namespace otklik::server {

/// Held while a server works with a folder. The kernel lets go of it when the
/// process ends, however it ends, so there is never a stale one.
class InstanceLock final
{
public:
    /// Codes: "already_running", "database_unreachable", "disk_full".
    [[nodiscard]] static Result<std::unique_ptr<InstanceLock>> take(const QString &path);
    ~InstanceLock();
    InstanceLock(const InstanceLock &) = delete;
    InstanceLock &operator=(const InstanceLock &) = delete;

private:
    explicit InstanceLock(int descriptor) : m_descriptor(descriptor) { }
    const int m_descriptor;
};

} // namespace otklik::server
