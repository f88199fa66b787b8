#include "server/watch/storemetrics.h"

#include "models/network.h"
#include "server/metrics.h"
#include "server/store/sourcestore.h"
#include "server/store/store.h"
#include "storage/database/database.h"

namespace otklik::server {

namespace {

QByteArray countsByState(Rows &rows, std::string_view sql, const QByteArray &name)
{
    QByteArray text;
    auto query = rows.database().query(sql);
    while (query.next())
        text += metricLine(name, "state=\"" + query.value<QString>(0).toUtf8() + '"', static_cast<double>(query.value<qint64>(1)));
    return text;
}

} // namespace

QByteArray storeMetrics(Store &store)
{
    return store
        .read([](Rows &rows) -> Result<QByteArray> {
            QByteArray text = metricHead("otklik_feed_number", "gauge", "The newest change number.")
                + metricLine("otklik_feed_number", {}, static_cast<double>(rows.seq()))
                + metricHead("otklik_open_cases", "gauge", "Cases that wait for an answer, by state.")
                + countsByState(rows, "SELECT state, count(*) FROM \"case\" WHERE state IN ('open', 'in_review') GROUP BY state",
                                "otklik_open_cases")
                + metricHead("otklik_publications", "gauge", "Replies on their way out, by state.")
                + countsByState(rows,
                                "SELECT state, count(*) FROM publication "
                                "WHERE state IN ('approved', 'queued', 'sending', 'unknown') GROUP BY state",
                                "otklik_publications")
                + metricHead("otklik_source_failing", "gauge", "Whether a connected source cannot be read now.");
            for (const Source &source : SourceStore(rows).sources())
                if (source.state == SourceState::Connected || source.state == SourceState::Failing)
                    text += metricLine("otklik_source_failing", "source=\"" + source.id.value.toUtf8() + '"',
                                       source.state == SourceState::Failing ? 1 : 0);
            return text;
        })
        .value_or(QByteArray());
}

} // namespace otklik::server
