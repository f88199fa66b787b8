#include "ui/sync/syncpresenter.h"

#include "ui/common/deliver.h"

namespace otklik {

SyncPresenter::SyncPresenter(OutboxStore &store, StoreEvents &events, const Clock &clock, QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock)
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.pending || change.everything)
            reload();
    });
    reload();
}

void SyncPresenter::reload()
{
    deliver(this, m_store.pending(), [this](const Result<QList<PendingMutation>> &rows) {
        if (!rows) {
            Q_EMIT failed(rows.error());
            return;
        }
        m_model.setRows(*rows);
        Q_EMIT rowsChanged();
    });
}

void SyncPresenter::setStatus(const SyncStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged();
}

void SyncPresenter::setHistoryWindow(const HistoryWindow &window)
{
    m_window = window;
    Q_EMIT historyWindowChanged();
}

void SyncPresenter::chooseHistoryWindow(const HistoryWindow &window)
{
    if (window == m_window)
        return;
    setHistoryWindow(window);
    Q_EMIT historyWindowChosen(window);
}

void SyncPresenter::dismiss(int row)
{
    if (row < 0 || row >= m_model.rowCount() || m_model.row(row).state != PendingState::Refused)
        return;
    deliver(this, m_store.dismiss(m_model.row(row).mutation.id), [this](const Result<bool> &done) {
        if (!done)
            Q_EMIT failed(done.error());
        reload();
    });
}

} // namespace otklik
