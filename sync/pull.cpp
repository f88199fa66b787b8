#include "sync/pull.h"

#include "sync/rowbounds.h"

namespace otklik {

Pull::Pull(RemoteApi &api, SyncStore &store, int pageRows, std::function<void(qint64 rows)> received,
           Then<qint64> done, QObject *parent)
    : SyncTask(parent), m_api(api), m_store(store), m_pageRows(pageRows), m_received(std::move(received)),
      m_done(std::move(done))
{
}

void Pull::start(const SyncCursor &cursor)
{
    m_cursor = cursor;
    next();
}

void Pull::next()
{
    m_api.changes(m_cursor.seq, m_pageRows, whileRunning([this](Reply<ChangesBatch> page) {
        if (!page)
            return end(tl::unexpected<Failure>(page.error()));
        store(*page);
    }));
}

void Pull::store(const ChangesBatch &page)
{
    if (!page.epoch.isEmpty() && page.epoch != m_cursor.epoch) {
        const Error changed{Error::Kind::Conflict, QStringLiteral("epoch_changed"), page.epoch};
        return end(tl::unexpected<Failure>(Failure{changed, page.requestId, {}}));
    }
    if (const auto sane = checkPage(page, m_cursor.seq, m_pageRows); !sane)
        return end(tl::unexpected<Failure>(Failure{sane.error(), page.requestId, {}}));
    if (page.upTo == m_cursor.seq)
        return end(m_cursor.seq);
    const qint64 upTo = page.upTo;
    const bool hasMore = page.hasMore;
    const qint64 rows = page.changes.size();
    await(m_store.applyChanges(page.changes, upTo), [this, upTo, hasMore, rows](const Result<bool> &stored) {
        if (!stored)
            return end(tl::unexpected<Failure>(Failure{stored.error(), {}, {}}));
        m_cursor.seq = upTo;
        m_received(rows);
        if (hasMore)
            return next();
        end(upTo);
    });
}

void Pull::end(Reply<qint64> result)
{
    cancel();
    m_done(std::move(result));
}

} // namespace otklik
