#pragma once

#include <chrono>

namespace otklik {

/// A moment in UTC, in milliseconds since the Unix epoch.
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

/// The time of day, given by constructor so that tests can choose it.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimePoint now() const = 0;
};

/// The computer's own clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] TimePoint now() const override
    {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

/// A clock that stands still until it is told to move.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(TimePoint start = TimePoint(std::chrono::milliseconds(1'800'000'000'000))) : m_now(start) { }
    [[nodiscard]] TimePoint now() const override { return m_now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }
    void set(TimePoint to) { m_now = to; }

private:
    TimePoint m_now;
};

} // namespace otklik
