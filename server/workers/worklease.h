#pragma once

#include "models/result.h"

#include <QString>

#include <chrono>

namespace otklik::server {

class Log;
class Rows;
class Store;

/// The right to work that one process of all that share a database has at a time: taken or renewed in the
/// very transactions that work, so that nothing is done without it. For work that may rest between two of
/// them; whoever speaks with a network has to know it in between as well, see ChannelLease. Belongs to one
/// thread.
class WorkLease final
{
public:
    /// `isShared`: other processes may hold it; else it is taken whoever had it.
    WorkLease(QString name, bool isShared, std::chrono::milliseconds length);

    /// In a write transaction. Code "lease_lost": another process has it.
    [[nodiscard]] Result<void> take(Rows &rows) const;
    /// For others to take at once, in a transaction of its own; what fails is logged, and the lease ends by itself.
    void giveBack(Store &store, Log &log) const;
    [[nodiscard]] bool isShared() const { return m_isShared; }

private:
    const QString m_name;
    const QString m_holder;
    const bool m_isShared;
    const std::chrono::milliseconds m_length;
};

} // namespace otklik::server
