#pragma once

#include "app/workplace.h"
#include "models/session.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/queue/queuepresenter.h"

#include <QTimer>

namespace otklik {

class ConversationPresenter;
class ConversationView;
class DeskPages;
class QueueView;
class Settings;
class WorkPage;

/// What the pages of the desk are given besides the workplace.
struct DeskWorld final
{
    const Clock &clock;
    Settings &settings;
    Theme &theme;
    SessionControl &sessions;
    SourceControl &sources;
};

/// The main window with its pages and their presenters, put together for one
/// workplace. The queue is made first and painted; the other pages are furnished
/// after that. Another language or another user gets a new desk. Owned by the
/// application.
class Desk final : public QObject
{
    Q_OBJECT

public:
    Desk(Workplace &workplace, const DeskWorld &world, QObject *parent = nullptr);
    ~Desk() override;

    void show();
    /// Makes everything that the first paint does not need. Once, after painted().
    void furnish();
    /// Captures what the clipboard holds; after the desk is furnished, if it is not yet.
    void capture();
    /// Sync speaks to the window from now on; `known` is what it said last.
    void watch(SyncMonitor &monitor, const SyncStatus &known);

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] const SyncStatus &status() const { return m_status; }

Q_SIGNALS:
    void painted(); ///< once: the rows of the queue are on the screen
    void closing();
    void workspaceChosen(otklik::LocalWorkspace workspace);

private:
    void takeStatus(const SyncStatus &status);
    void openCase(const CaseId &id);
    void makePages(ConversationView &view);
    void saveLayout();
    void restoreLayout();

    Workplace &m_workplace;
    const DeskWorld m_world;
    std::unique_ptr<QueuePresenter> m_queue;
    std::unique_ptr<ConversationPresenter> m_conversation;
    std::unique_ptr<DeskPages> m_pages;
    std::unique_ptr<MainWindow> m_window; // last: its views show the presenters above
    QueueView *m_queueView = nullptr;
    QWidget *m_conversationPane = nullptr;
    QWidget *m_composerPane = nullptr;
    QWidget *m_cardPane = nullptr;
    WorkPage *m_workPage = nullptr;
    SyncStatus m_status;
    bool m_isCaptureWanted = false;
    QTimer m_keepClaim;
};

} // namespace otklik
