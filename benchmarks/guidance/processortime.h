#pragma once

#include <ctime>

namespace otklik::bench {

/// Milliseconds of this thread's processor time, which other programs on the machine do not touch.
[[nodiscard]] inline double processorMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace otklik::bench
