#include "sync/pull.h"

#include "sync/massremoval.h"
#include "sync/rowbounds.h"

namespace otklik {

Pull::Pull(RemoteApi &api, SyncStore &store, int pageRows, std::function<void(qint64 rows)> received,
           Then<qint64> done, QObject *parent)
    : SyncTask(parent), m_api(api), m_store(store), m_pageRows(pageRows), m_received(std::move(received)),
      m_done(std::move(done))
{
}

void Pull::start(const SyncCursor &cursor, bool mayRemove)
{
    m_cursor = cursor;
    m_mayRemove = mayRemove;
    next();
}

void Pull::next()
{
    m_api.changes(m_cursor.seq, m_pageRows, whileRunning([this](Reply<ChangesBatch> page) {
        if (!page)
            return end(tl::unexpected<Failure>(page.error()));
        check(*page);
    }));
}

void Pull::check(const ChangesBatch &page)
{
    if (!page.epoch.isEmpty() && page.epoch != m_cursor.epoch)
        return fail({Error::Kind::Conflict, QStringLiteral("epoch_changed"), page.epoch}, page.requestId);
    if (const auto sane = checkPage(page, m_cursor.seq, m_pageRows); !sane)
        return fail(sane.error(), page.requestId);
    if (page.upTo == m_cursor.seq)
        return end(m_cursor.seq);
    await(m_store.takenAwayBy(page.erasures + page.changes), [this, page](const Result<RowCounts> &taken) {
        if (!taken)
            return fail(taken.error(), page.requestId);
        weigh(page, *taken);
    });
}

/// Counted until the feed's end is reached: many small pages, or many tries, take
/// away as much as one large page.
void Pull::weigh(const ChangesBatch &page, const RowCounts &taken)
{
    const RowCounts all = m_taken + taken;
    if (m_mayRemove || all.total() <= usualRemovals)
        return store(page, all);
    await(m_store.held(), [this, page, all](const Result<RowCounts> &held) {
        if (!held)
            return fail(held.error());
        m_removal = {false, all, *held + m_taken};
        if (isUnusual(m_removal.taken, m_removal.held))
            return fail({Error::Kind::GiveUp, QStringLiteral("mass_removal"), {}}, page.requestId);
        store(page, all);
    });
}

void Pull::store(const ChangesBatch &page, const RowCounts &taken)
{
    const qint64 upTo = page.upTo;
    const bool hasMore = page.hasMore;
    const qint64 rows = page.changes.size();
    await(m_store.applyChanges(page.erasures + page.changes, upTo), [this, upTo, hasMore, rows, taken](const Result<bool> &stored) {
        if (!stored)
            return fail(stored.error());
        m_taken = taken;
        m_cursor.seq = upTo;
        m_received(rows);
        if (hasMore)
            return next();
        end(upTo);
    });
}

void Pull::fail(const Error &error, const QString &requestId)
{
    end(tl::unexpected<Failure>(Failure{error, requestId, {}}));
}

void Pull::end(Reply<qint64> result)
{
    cancel();
    if (result)
        m_taken = {};
    m_done(std::move(result));
}

} // namespace otklik
