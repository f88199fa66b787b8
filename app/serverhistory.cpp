#include "app/serverhistory.h"

#include "app/workplace.h"

#include <QPromise>

namespace otklik {

namespace {

Answer<HistoryPage> offline()
{
    QPromise<Result<HistoryPage>> promise;
    promise.start();
    promise.addResult(failure(Error::Kind::Retry, QStringLiteral("offline")));
    promise.finish();
    return promise.future();
}

} // namespace

Answer<HistoryPage> ServerHistory::search(const QString &query, const QString &from, int limit)
{
    return m_workplace.sync() ? m_workplace.sync()->search(query, from, limit) : offline();
}

Answer<HistoryPage> ServerHistory::mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place,
                                            int limit)
{
    return m_workplace.sync() ? m_workplace.sync()->mentions(id, side, place, limit) : offline();
}

} // namespace otklik
