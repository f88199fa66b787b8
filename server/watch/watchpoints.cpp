#include "server/watch/watchpoints.h"

#include "server/metrics.h"
#include "server/store/store.h"
#include "server/watch/storemetrics.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace otklik::server {

namespace {

HttpAnswer stateAnswer(const QString &status, const QString &version, const QByteArray &route)
{
    HttpAnswer answer;
    answer.body = QJsonDocument(QJsonObject{{QStringLiteral("status"), status}, {QStringLiteral("version"), version}})
                      .toJson(QJsonDocument::Compact);
    answer.route = route;
    return answer;
}

} // namespace

HttpAnswer Watchpoints::health() const
{
    return stateAnswer(QStringLiteral("ok"), m_version, "/healthz");
}

HttpAnswer Watchpoints::ready(const QString &requestId)
{
    const QString problem = m_isStopping ? QStringLiteral("stopping") : databaseProblem();
    if (problem.isEmpty())
        return stateAnswer(QStringLiteral("ready"), m_version, "/readyz");
    HttpAnswer answer = problemAnswer(503, problem, QStringLiteral("This server takes no work now"), requestId);
    answer.route = "/readyz";
    return answer;
}

HttpAnswer Watchpoints::metrics()
{
    HttpAnswer answer;
    answer.contentType = QByteArrayLiteral("text/plain; version=0.0.4; charset=utf-8");
    answer.body = m_metrics.text() + storeMetrics(m_store);
    answer.route = "/metrics";
    return answer;
}

HttpAnswer Watchpoints::answer(const HttpRequest &request)
{
    if (request.method != "GET")
        return problemAnswer(405, QStringLiteral("method_not_allowed"), QStringLiteral("The route does not take this method"), request.id);
    if (request.path == "/healthz")
        return health();
    if (request.path == "/readyz")
        return ready(request.id);
    if (request.path == "/metrics")
        return metrics();
    return problemAnswer(404, QStringLiteral("not_found"), QStringLiteral("There is nothing here"), request.id);
}

QString Watchpoints::databaseProblem()
{
    using namespace std::chrono_literals;
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (m_askedAt != std::chrono::steady_clock::time_point{} && now - m_askedAt < 1s)
        return m_problem;
    m_askedAt = now;
    // A write transaction without a row: it needs the lock and the schema, and leaves nothing.
    const auto written = m_store.write([](Rows &) -> Result<void> { return {}; });
    m_problem = written ? QString() : written.error().code;
    return m_problem;
}

} // namespace otklik::server
