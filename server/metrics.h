#pragma once

#include <QByteArray>
#include <QMap>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>

namespace otklik::server {

/// What the server has counted since it started, and how to write it down in
/// Prometheus' text format. Labels are names of the program (routes, verdicts,
/// codes), never anything that a person typed. Made by main; thread-safe.
class Metrics final
{
public:
    using Duration = std::chrono::steady_clock::duration;

    void countRequest(const QByteArray &method, const QByteArray &route, int status, Duration took);
    /// A request that was turned away before it had a route: limits, no HTTP.
    void countRefused(const QByteArray &code);
    void countMutation(const QByteArray &verdict);
    void countDatabaseError(const QByteArray &code);

    std::atomic<qint64> connections = 0;   ///< open now
    std::atomic<qint64> eventStreams = 0;  ///< open now
    std::atomic<qint64> shed = 0;          ///< closed to make room

    /// The counts as text.
    [[nodiscard]] QByteArray text() const;

    /// Upper bounds of the histogram's buckets, in seconds.
    static constexpr std::array bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0};

private:
    struct Route final
    {
        std::array<qint64, bounds.size()> buckets{};
        qint64 count = 0;
        double seconds = 0;
        QMap<int, qint64> statuses;
    };

    mutable std::mutex m_mutex;
    QMap<QByteArray, Route> m_routes; ///< by "METHOD /pattern"
    QMap<QByteArray, qint64> m_refused;
    QMap<QByteArray, qint64> m_mutations;
    QMap<QByteArray, qint64> m_databaseErrors;
};

/// One line of the text format, with labels as they stand between the braces.
[[nodiscard]] QByteArray metricLine(const QByteArray &name, const QByteArray &labels, double value);
/// The two lines before the values of a metric; `type` is counter, gauge or histogram.
[[nodiscard]] QByteArray metricHead(const QByteArray &name, const QByteArray &type, const QByteArray &help);

} // namespace otklik::server
