#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>

namespace otklik::server {

/// When to stop: SIGTERM, SIGINT, and, for an embedded server, the end of
/// standard input, which is how its parent's death shows. Made on the main
/// thread before any other thread, so that all of them leave the signals to it.
class Lifeline final
{
public:
    explicit Lifeline(bool watchesInput);
    ~Lifeline();
    Lifeline(const Lifeline &) = delete;
    Lifeline &operator=(const Lifeline &) = delete;

    /// The first line of standard input; empty when none comes in time.
    [[nodiscard]] QByteArray readLine(std::chrono::milliseconds within) const;
    /// Returns when it is time to stop; a second signal ends the process at once.
    /// Calls `tick` every `every`.
    void wait(std::chrono::milliseconds every, const std::function<void()> &tick) const;

private:
    const bool m_watchesInput;
    int m_signals = -1;
};

} // namespace otklik::server
