#include "server/auth/ratelimiter.h"

#include <algorithm>
#include <cmath>

namespace otklik::server {

namespace {

constexpr qsizetype mostKeys = 10'000;

} // namespace

std::chrono::seconds RateLimiter::wait(const QByteArray &key, Time now)
{
    const auto refilled = [&](const Bucket &bucket) {
        const double seconds = std::chrono::duration<double>(now - bucket.at).count();
        return std::min(m_burst, bucket.tokens + seconds * m_perSecond);
    };
    const std::lock_guard lock(m_mutex);
    if (m_buckets.size() > mostKeys)
        m_buckets.removeIf([&](const auto &entry) { return refilled(entry.value()) >= m_burst; });
    Bucket &bucket = m_buckets[key];
    bucket.tokens = bucket.at == Time{} ? m_burst : refilled(bucket);
    bucket.at = now;
    if (bucket.tokens < 1)
        return std::chrono::seconds(static_cast<qint64>(std::ceil((1 - bucket.tokens) / m_perSecond)));
    bucket.tokens -= 1;
    return {};
}

bool KnownTokens::contains(const QByteArray &hash)
{
    const std::lock_guard lock(m_mutex);
    return m_hashes.contains(hash);
}

void KnownTokens::add(const QByteArray &hash)
{
    const std::lock_guard lock(m_mutex);
    if (m_hashes.contains(hash))
        return;
    if (m_hashes.size() >= mostKeys)
        m_hashes.clear();
    m_hashes.insert(hash);
}

} // namespace otklik::server
