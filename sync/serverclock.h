#pragma once

#include "models/clock.h"

#include <atomic>

namespace otklik {

/// The server's time, as far as its answers told it: claims are leases by the
/// server's clock, and a laptop's can be years off. Until then the laptop's own.
/// Any thread.
class ServerClock final : public Clock
{
public:
    /// `local` outlives it.
    explicit ServerClock(const Clock &local)
        : m_local(local)
    {}

    [[nodiscard]] TimePoint now() const override
    {
        return m_local.now() + std::chrono::milliseconds(m_offset.load(std::memory_order_relaxed));
    }

    /// What the server's clock showed a moment ago. Small differences are the
    /// way of the answer and are left alone, so that time does not jitter; a
    /// time that no clock can show is not believed.
    void learn(TimePoint server)
    {
        if (server < earliest || server > latest)
            return;
        const auto difference = server - now();
        if (difference > tolerance || difference < -tolerance)
            m_offset.store((server - m_local.now()).count(), std::memory_order_relaxed);
    }

private:
    static constexpr std::chrono::seconds tolerance{5};
    static constexpr TimePoint earliest{std::chrono::sys_days(std::chrono::year(2000) / 1 / 1)};
    static constexpr TimePoint latest{std::chrono::sys_days(std::chrono::year(2200) / 1 / 1)};

    const Clock &m_local;
    std::atomic<qint64> m_offset = 0;
};

} // namespace otklik
