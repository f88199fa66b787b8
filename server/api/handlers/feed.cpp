#include "server/api/handlers/feed.h"

#include "server/api/snapshotsource.h"
#include "server/store/feedstore.h"
#include "server/store/store.h"
#include "server/store/rowrights.h"
#include "server/store/workspacestore.h"
#include "server/watch/watchpoints.h"
#include "sync/wire/protocol.h"

#include <QJsonObject>

namespace otklik::server {

namespace {

constexpr int usualLimit = 500;
constexpr int largestLimit = 2000;
constexpr int mostDays = 36'500;

tl::unexpected<Error> badQuery()
{
    return failure(Error::Kind::CorrectInput, QStringLiteral("bad_query"));
}

} // namespace

Result<HttpAnswer> ChangesHandler::handle(const Call &call)
{
    bool isNumber = false;
    const qint64 after = call.query(QLatin1StringView("after")).value_or(QString()).toLongLong(&isNumber);
    if (!isNumber || after < 0)
        return badQuery();
    const int limit = call.query(QLatin1StringView("limit")).value_or(QString::number(usualLimit)).toInt(&isNumber);
    if (!isNumber || limit < 1 || limit > largestLimit)
        return badQuery();
    return m_store.read([&](Rows &rows) -> Result<HttpAnswer> {
        if (after > rows.seq())
            return failure(Error::Kind::Conflict, QStringLiteral("epoch_changed"));
        RowRights rights(rows, call.session->user);
        FeedStore::Page page = FeedStore(rows, rights).changes(after, limit);
        HttpAnswer answer;
        answer.body = wire::encodeChanges(
            {rights.epoch(), page.upTo, page.hasMore, std::move(page.changes), std::move(page.erasures)});
        return answer;
    });
}

Result<HttpAnswer> SnapshotHandler::handle(const Call &call)
{
    const QString from = call.query(QLatin1StringView("from")).value_or(QString());
    bool isNumber = false;
    const int days = call.query(QLatin1StringView("days")).value_or(QStringLiteral("0")).toInt(&isNumber);
    if (!isNumber || days < 0 || days > mostDays)
        return badQuery();
    auto source = SnapshotSource::open(m_store, call.session->user, from, days);
    if (!source)
        return tl::unexpected<Error>(source.error());
    HttpAnswer answer;
    answer.contentType = QByteArrayLiteral("application/x-ndjson");
    answer.stream = std::move(*source);
    return answer;
}

Result<HttpAnswer> EventsHandler::handle(const Call &)
{
    return m_store.read([](Rows &rows) -> Result<HttpAnswer> {
        HttpAnswer answer;
        answer.contentType = QByteArrayLiteral("text/event-stream");
        answer.eventsFrom = rows.seq();
        return answer;
    });
}

Result<HttpAnswer> HealthHandler::handle(const Call &)
{
    return jsonAnswer({{QStringLiteral("status"), QStringLiteral("ok")}, {QStringLiteral("version"), m_version}});
}

Result<HttpAnswer> ReadyHandler::handle(const Call &call)
{
    return m_watch.ready(call.request.id);
}

} // namespace otklik::server
