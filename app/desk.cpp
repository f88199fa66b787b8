#include "app/desk.h"

#include "app/deskpages.h"
#include "app/settings.h"
#include "guidance/privacy/personaldata.h"
#include "ui/common/toast.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/threadview.h"
#include "ui/mainwindow/workpage.h"
#include "ui/queue/queueview.h"

#include <QDesktopServices>
#include <QThreadPool>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace otklik {

namespace {

const QString workKey = QStringLiteral("work");
const QString windowLayout = QStringLiteral("window");
const QString panesLayout = QStringLiteral("panes");

/// Holds the place of a pane that is furnished after the first paint.
QWidget *emptyPane()
{
    auto *pane = new QWidget;
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    return pane;
}

} // namespace

Desk::Desk(Workplace &workplace, const DeskWorld &world, QObject *parent)
    : QObject(parent), m_workplace(workplace), m_world(world)
{
    Cache &cache = workplace.cache();
    const User &me = workplace.entry().user;
    m_queue = std::make_unique<QueuePresenter>(cache.queue(), cache.mutations(), workplace.events(), world.clock, me);
    m_queue->start(); // the rows are read while the window is being made
    m_window = std::make_unique<MainWindow>(me, world.clock);
    m_queueView = new QueueView(*m_queue);
    m_conversationPane = emptyPane();
    m_composerPane = emptyPane();
    m_cardPane = emptyPane();
    m_workPage = new WorkPage(m_queueView, m_conversationPane, m_composerPane, m_cardPane);
    m_window->addPage({workKey, tr("Work"), QStringLiteral("queue"), QKeySequence(Qt::Key_F2)}, m_workPage);
    m_window->showPage(workKey);
    m_window->setChoices(world.theme.choice(), world.settings.language());
    restoreLayout();
    connect(m_queueView, &QueueView::firstPainted, this, &Desk::painted);
    connect(m_window.get(), &MainWindow::closing, this, [this] {
        saveLayout();
        Q_EMIT closing();
    });
}

Desk::~Desk()
{
    if (m_pages)
        m_pages->flush();
    m_window->disconnect(this);
}

void Desk::show()
{
    m_window->show();
}

void Desk::furnish()
{
    if (m_conversation)
        return;
    Cache &cache = m_workplace.cache();
    m_conversation = std::make_unique<ConversationPresenter>(cache.conversations(), cache.mutations(), m_workplace.events(),
                                                             m_world.clock, m_workplace.entry().user);
    m_conversation->setOlderHistory(&m_workplace.olderHistory());
    auto *view = new ConversationView(*m_conversation);
    m_conversationPane->layout()->addWidget(view);
    connect(view, &ConversationView::linkOpened, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_queue.get(), &QueuePresenter::caseOpened, this, &Desk::openCase);
    makePages(*view);
    QThreadPool::globalInstance()->start(preparePersonalData); // before the first digit is typed

    // A claim of mine is renewed while the window is being worked in.
    connect(&m_keepClaim, &QTimer::timeout, this, [this] {
        if (m_window->isActiveWindow())
            m_conversation->keepClaim();
    });
    m_keepClaim.start(1min);

    if (const CaseId last = m_world.settings.lastCase(m_workplace.entry()); !last.isEmpty())
        m_conversation->open(last);
    if (std::exchange(m_isCaptureWanted, false))
        capture();
}

void Desk::capture()
{
    if (m_pages)
        m_pages->captureFromClipboard();
    else
        m_isCaptureWanted = true;
}

void Desk::makePages(ConversationView &view)
{
    m_pages = std::make_unique<DeskPages>(m_workplace, m_world, *m_conversation,
                                          DeskPages::Panes{*m_window, m_composerPane, m_cardPane, view});
    connect(m_pages.get(), &DeskPages::caseChosen, this, [this](const CaseId &id) {
        openCase(id);
        m_window->showPage(workKey);
    });
    connect(m_pages.get(), &DeskPages::linkChosen, &view, &ConversationView::askAboutLink);
    connect(m_pages.get(), &DeskPages::evidenceLooked, &view.thread(), &ThreadView::markWords);
    connect(m_window.get(), &MainWindow::closing, m_pages.get(), &DeskPages::flush);
    connect(m_pages.get(), &DeskPages::workspaceChosen, this, &Desk::workspaceChosen);
    m_pages->setStatus(m_status);
}

void Desk::watch(SyncMonitor &monitor, const SyncStatus &known)
{
    connect(&monitor, &SyncMonitor::changed, this, &Desk::takeStatus);
    takeStatus(known);
}

void Desk::takeStatus(const SyncStatus &status)
{
    m_status = status;
    m_window->setStatus(status);
    if (m_pages)
        m_pages->setStatus(status);
}

void Desk::openCase(const CaseId &id)
{
    m_conversation->open(id);
    m_world.settings.setLastCase(m_workplace.entry(), id);
}

void Desk::saveLayout()
{
    m_world.settings.setLayout(windowLayout, m_window->saveGeometry());
    m_world.settings.setLayout(panesLayout, m_workPage->saveState());
}

void Desk::restoreLayout()
{
    m_window->restoreGeometry(m_world.settings.layout(windowLayout));
    m_workPage->restoreState(m_world.settings.layout(panesLayout));
}

} // namespace otklik
