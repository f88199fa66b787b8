#include "sync/firstsync.h"

#include "sync/rowbounds.h"

namespace otklik {

FirstSync::FirstSync(RemoteApi &api, SyncStore &store, int batchRows, std::function<void(qint64 rows)> received,
                     Then<bool> done, QObject *parent)
    : SyncTask(parent), m_api(api), m_store(store), m_batchRows(batchRows), m_received(std::move(received)),
      m_done(std::move(done))
{
}

void FirstSync::start(const QString &checkpoint, int days)
{
    m_checkpoint = checkpoint;
    m_rows = 0;
    m_stream = m_api.snapshot(checkpoint, days);
    next();
}

void FirstSync::cancel()
{
    SyncTask::cancel();
    m_stream.reset();
}

void FirstSync::next()
{
    m_stream->next(m_batchRows, whileRunning([this](Reply<SnapshotBatch> batch) {
        if (batch)
            return store(std::move(*batch));
        Failure failure = batch.error();
        // A checkpoint that the server does not know belongs to a time before it was restored.
        if (failure.error.kind == Error::Kind::CorrectInput && !m_checkpoint.isEmpty())
            failure.error = {Error::Kind::Conflict, QStringLiteral("epoch_changed"), failure.error.code};
        end(tl::unexpected<Failure>(failure));
    }));
}

void FirstSync::store(SnapshotBatch batch)
{
    if (const auto sane = checkBatch(batch, m_checkpoint, m_rows); !sane)
        return end(tl::unexpected<Failure>(Failure{sane.error(), m_stream->requestId(), {}}));
    m_rows = batch.checkpoint.isEmpty() ? m_rows + batch.changes.size() : 0;
    if (batch.checkpoint.isEmpty())
        batch.checkpoint = m_checkpoint;
    m_checkpoint = batch.checkpoint;
    const qint64 rows = batch.changes.size();
    const bool isEnd = batch.isEnd;
    await(m_store.applySnapshot(batch), [this, rows, isEnd](const Result<bool> &stored) {
        if (!stored)
            return end(tl::unexpected<Failure>(Failure{stored.error(), {}, {}}));
        m_received(rows);
        if (isEnd)
            return end(true);
        next();
    });
}

void FirstSync::end(Reply<bool> result)
{
    cancel();
    m_done(std::move(result));
}

} // namespace otklik
