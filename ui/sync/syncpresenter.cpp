#include "ui/sync/syncpresenter.h"

#include "ui/common/deliver.h"
#include "ui/sync/conflict.h"

namespace otklik {

SyncPresenter::SyncPresenter(const World &world, StoreEvents &events, QObject *parent)
    : QObject(parent)
    , m_world(world)
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.pending || change.everything)
            reload();
        if (!change.threads.isEmpty() || change.everything)
            Q_EMIT threadsChanged();
    });
    reload();
}

void SyncPresenter::reload()
{
    deliver(this, m_world.outbox.pending(), [this](const Result<QList<PendingMutation>> &rows) {
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
    // A failed attempt is written at the commands it was about.
    const bool isOfAttempt = status.problem != m_status.problem || status.requestId != m_status.requestId;
    m_status = status;
    Q_EMIT statusChanged();
    if (isOfAttempt)
        reload();
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

bool SyncPresenter::isRefused(int row) const
{
    return row >= 0 && row < m_model.rowCount() && m_model.row(row).state == PendingState::Refused;
}

void SyncPresenter::dismiss(int row)
{
    if (isRefused(row))
        dismiss(m_model.row(row).mutation.id);
}

void SyncPresenter::dismiss(const MutationId &id)
{
    deliver(this, m_world.outbox.dismiss(id), [this](const Result<bool> &done) {
        if (!done)
            Q_EMIT failed(done.error());
        reload();
    });
}

/// The refusal goes only when the new command is written down.
void SyncPresenter::keepMine(int row)
{
    if (!isRefused(row))
        return;
    const auto command = Conflict(m_model.row(row)).onTop();
    if (!command)
        return;
    deliver(this, m_world.log.enqueue(*command),
            [this, id = m_model.row(row).mutation.id](const Result<MutationId> &written) {
                if (written)
                    dismiss(id);
                else
                    Q_EMIT failed(written.error());
            });
}

void SyncPresenter::readNews(int row)
{
    if (!isRefused(row))
        return;
    const Conflict conflict(m_model.row(row));
    const QList<MentionId> ids = conflict.newMentions();
    if (ids.isEmpty() || conflict.caseId().isEmpty())
        return;
    deliver(this, m_world.conversations.conversation(conflict.caseId()),
            [this, ids, id = m_model.row(row).mutation.id](const Result<Conversation> &conversation) {
                if (!conversation)
                    return; // the case itself can still be opened
                QList<ConversationEntry> news;
                for (const ConversationEntry &entry : conversation->entries)
                    if (ids.contains(entry.mention.id))
                        news.append(entry);
                Q_EMIT newsRead(id, news);
            });
}

void SyncPresenter::openCase(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    if (const CaseId id = Conflict(m_model.row(row)).caseId(); !id.isEmpty())
        Q_EMIT caseChosen(id);
}

} // namespace otklik
