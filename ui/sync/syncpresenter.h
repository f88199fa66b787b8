#pragma once

#include "models/historywindow.h"
#include "models/storeevents.h"
#include "models/stores.h"
#include "models/syncstatus.h"
#include "ui/sync/pendingmodel.h"

#include <QSet>

namespace otklik {

/// What the sync page shows and does: the state of sync, what is pending, and
/// what the server refused until the person has seen it. Owned by the
/// composition root; UI thread.
class SyncPresenter final : public QObject
{
    Q_OBJECT

public:
    /// What the pages' store and log are; all outlive it.
    struct World final
    {
        OutboxStore &outbox;
        ConversationStore &conversations;
        MutationLog &log;
        const Clock &clock;
    };
    SyncPresenter(const World &world, StoreEvents &events, QObject *parent = nullptr);

    void setStatus(const SyncStatus &status);
    void dismiss(int row);
    /// Gives the refused command again, on top of what stands there now.
    void keepMine(int row);
    /// Reads what the customer wrote while the refused reply was on its way: newsRead().
    void readNews(int row);
    /// Leads to where the work on it goes on.
    void openCase(int row);
    /// A person wants it tried now, or agrees to what the status asks about.
    void retry() { Q_EMIT retryWanted(); }
    void allowRemoval() { Q_EMIT removalAllowed(); }

    /// How much history is kept here, as it was set; and another wish.
    void setHistoryWindow(const HistoryWindow &window);
    void chooseHistoryWindow(const HistoryWindow &window);
    [[nodiscard]] const HistoryWindow &historyWindow() const { return m_window; }

    [[nodiscard]] PendingModel &model() { return m_model; }
    [[nodiscard]] const SyncStatus &status() const { return m_status; }
    [[nodiscard]] const Clock &clock() const { return m_world.clock; }

Q_SIGNALS:
    void statusChanged();
    void rowsChanged();
    void threadsChanged();
    void newsRead(const otklik::MutationId &id, const QList<otklik::ConversationEntry> &entries);
    void failed(const otklik::Error &error);
    void caseChosen(const otklik::CaseId &id);
    void retryWanted();
    void removalAllowed();
    void historyWindowChanged();
    void historyWindowChosen(const otklik::HistoryWindow &window);

private:
    void reload();
    [[nodiscard]] bool isRefused(int row) const;
    void dismiss(const MutationId &id);

    const World m_world;
    PendingModel m_model;
    SyncStatus m_status;
    HistoryWindow m_window;
};

} // namespace otklik
