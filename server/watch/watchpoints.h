#pragma once

#include "server/http/message.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <mutex>

namespace otklik::server {

class Metrics;
class Store;

/// What a service manager, a load balancer and Prometheus ask. /healthz: the
/// process answers. /readyz: it can take work, that is, the database takes
/// writes and the server is not about to stop. /metrics. Made by main; thread-safe.
class Watchpoints final
{
public:
    Watchpoints(Store &store, const Metrics &metrics, QString version)
        : m_store(store), m_metrics(metrics), m_version(std::move(version))
    {
    }

    /// From now on /readyz says no.
    void beginStop() { m_isStopping = true; }

    [[nodiscard]] HttpAnswer health() const;
    [[nodiscard]] HttpAnswer ready(const QString &requestId);
    [[nodiscard]] HttpAnswer metrics();
    /// The three of them, for a listener of their own.
    [[nodiscard]] HttpAnswer answer(const HttpRequest &request);

private:
    /// Empty: it takes writes. The database is asked once a second at most.
    [[nodiscard]] QString databaseProblem();

    Store &m_store;
    const Metrics &m_metrics;
    const QString m_version;
    std::atomic<bool> m_isStopping = false;
    std::mutex m_mutex;
    QString m_problem;
    std::chrono::steady_clock::time_point m_askedAt{};
};

} // namespace otklik::server
