#pragma once

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <mutex>

namespace otklik::server {

/// Lets each key do `burst` things at once and `perSecond` in the long run (a
/// token bucket). Thread-safe; forgets keys that have been quiet.
class RateLimiter final
{
public:
    RateLimiter(double perSecond, double burst) : m_perSecond(perSecond), m_burst(burst) { }

    using Time = std::chrono::steady_clock::time_point;
    /// Zero: go on; else how long to wait.
    [[nodiscard]] std::chrono::seconds wait(const QByteArray &key, Time now = std::chrono::steady_clock::now());

private:
    struct Bucket final
    {
        double tokens = 0;
        Time at{};
    };

    const double m_perSecond;
    const double m_burst;
    std::mutex m_mutex;
    QHash<QByteArray, Bucket> m_buckets;
};

} // namespace otklik::server
