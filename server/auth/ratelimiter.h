#pragma once

#include <QByteArray>
#include <QHash>
#include <QSet>

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

/// The tokens whose sessions were found lately, as hashes: each has an allowance of its
/// own, while made-up ones share that of their address. Thread-safe; forgets all when full.
class KnownTokens final
{
public:
    [[nodiscard]] bool contains(const QByteArray &hash);
    void add(const QByteArray &hash);

private:
    std::mutex m_mutex;
    QSet<QByteArray> m_hashes;
};

} // namespace otklik::server
