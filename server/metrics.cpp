#include "server/metrics.h"

namespace otklik::server {

namespace {

QByteArray countsText(const QByteArray &name, const QByteArray &help, const QByteArray &label,
                      const QMap<QByteArray, qint64> &counts)
{
    QByteArray text = metricHead(name, "counter", help);
    for (auto it = counts.begin(); it != counts.end(); ++it)
        text += metricLine(name, label + "=\"" + it.key() + '"', static_cast<double>(it.value()));
    return text;
}

} // namespace

void Metrics::countRequest(const QByteArray &method, const QByteArray &route, int status, Duration took)
{
    const double seconds = std::chrono::duration<double>(took).count();
    const std::lock_guard lock(m_mutex);
    // What asks for no route of ours could be anything: it has one line.
    Route &counted = m_routes[route.isEmpty() ? QByteArrayLiteral("other") : method + ' ' + route];
    ++counted.count;
    counted.seconds += seconds;
    ++counted.statuses[status];
    for (size_t i = 0; i < bounds.size(); ++i)
        if (seconds <= bounds.at(i))
            ++counted.buckets.at(i);
}

void Metrics::countRefused(const QByteArray &code)
{
    const std::lock_guard lock(m_mutex);
    ++m_refused[code];
}

void Metrics::countMutation(const QByteArray &verdict)
{
    const std::lock_guard lock(m_mutex);
    ++m_mutations[verdict];
}

void Metrics::countDatabaseError(const QByteArray &code)
{
    const std::lock_guard lock(m_mutex);
    ++m_databaseErrors[code];
}

QByteArray Metrics::text() const
{
    const std::lock_guard lock(m_mutex);
    QByteArray requests = metricHead("otklik_requests_total", "counter", "Requests answered, by route and status.");
    QByteArray times = metricHead("otklik_request_seconds", "histogram", "From the end of the header to the end of the answer.");
    for (auto it = m_routes.begin(); it != m_routes.end(); ++it) {
        const QByteArray route = "route=\"" + it.key() + '"';
        for (auto status = it->statuses.begin(); status != it->statuses.end(); ++status)
            requests += metricLine("otklik_requests_total", route + ",status=\"" + QByteArray::number(status.key()) + '"',
                                   static_cast<double>(status.value()));
        for (size_t i = 0; i < bounds.size(); ++i)
            times += metricLine("otklik_request_seconds_bucket", route + ",le=\"" + QByteArray::number(bounds.at(i)) + '"',
                                static_cast<double>(it->buckets.at(i)));
        times += metricLine("otklik_request_seconds_bucket", route + ",le=\"+Inf\"", static_cast<double>(it->count))
            + metricLine("otklik_request_seconds_sum", route, it->seconds)
            + metricLine("otklik_request_seconds_count", route, static_cast<double>(it->count));
    }
    return requests + times
        + countsText("otklik_refused_total", "Turned away before a route was known, by code.", "code", m_refused)
        + countsText("otklik_mutations_total", "Commands answered, by verdict.", "verdict", m_mutations)
        + countsText("otklik_database_errors_total", "Requests that failed on the database, by code.", "code", m_databaseErrors)
        + metricHead("otklik_connections", "gauge", "Open connections.")
        + metricLine("otklik_connections", {}, static_cast<double>(connections))
        + metricHead("otklik_event_streams", "gauge", "Open event streams.")
        + metricLine("otklik_event_streams", {}, static_cast<double>(eventStreams))
        + metricHead("otklik_connections_shed_total", "counter", "Idle strangers that were closed to make room.")
        + metricLine("otklik_connections_shed_total", {}, static_cast<double>(shed));
}

QByteArray metricLine(const QByteArray &name, const QByteArray &labels, double value)
{
    return name + (labels.isEmpty() ? QByteArray() : '{' + labels + '}') + ' ' + QByteArray::number(value, 'g', 15) + '\n';
}

QByteArray metricHead(const QByteArray &name, const QByteArray &type, const QByteArray &help)
{
    return "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

} // namespace otklik::server
