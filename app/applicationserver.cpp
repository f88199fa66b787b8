// The part of the application that looks after servers: this laptop's own, the
// session at a shared one, and what is said when something cannot be opened.

#include "app/application.h"

#include "app/serverprocess.h"
#include "ui/common/deliver.h"
#include "ui/signin/signinpresenter.h"
#include "ui/signin/signinview.h"

#include <QDesktopServices>
#include <QDir>
#include <QRandomGenerator>
#include <QTimer>

namespace otklik {

namespace {

using Choice = StartWindow::Choice;
constexpr std::chrono::seconds lookAgain{60};

/// Whom one meets in the demo first; in one's own workspace one is the owner.
QString firstLogin(LocalWorkspace workspace)
{
    return workspace == LocalWorkspace::Demo ? QStringLiteral("anna") : QString();
}

LocalWorkspace other(LocalWorkspace workspace)
{
    return workspace == LocalWorkspace::Demo ? LocalWorkspace::Own : LocalWorkspace::Demo;
}

} // namespace

QString Application::folderOf(LocalWorkspace workspace) const
{
    return m_options.dataDir + u'/' + QString(nameOf(workspace));
}

void Application::openLocal(LocalWorkspace workspace)
{
    m_desk.reset();
    m_workplace.reset();
    m_sessions->forgetCurrent();
    m_local = workspace;
    showStart();
    startServer(workspace);
}

void Application::startServer(LocalWorkspace workspace)
{
    m_local = workspace;
    if (m_server && m_serverOf == workspace)
        return m_localAccess.isKnown() ? enterLocal() : m_server->start();
    if (m_server) { // the other workspace's: winds down by itself
        ServerProcess *former = m_server.release();
        former->disconnect(this);
        former->setParent(this);
        connect(former, &ServerProcess::stopped, former, &QObject::deleteLater);
        former->stop();
    }
    m_serverOf = workspace;
    m_localAccess = {};
    m_sessions->setLocal({}, workspace);
    const QString folder = folderOf(workspace);
    QDir().mkpath(folder);
    ServerLaunch launch;
    launch.program = m_options.serverProgram;
    launch.arguments = {QStringLiteral("serve"), QStringLiteral("--embedded"), QStringLiteral("--data"), folder};
    if (workspace == LocalWorkspace::Demo)
        launch.arguments.append(QStringLiteral("--demo"));
    launch.logFile = folder + QStringLiteral("/server.log");
    m_server = std::make_unique<ServerProcess>(
        launch, [] { return QRandomGenerator::global()->generateDouble(); }, nullptr);
    connect(m_server.get(), &ServerProcess::started, this, &Application::serverStarted);
    connect(m_server.get(), &ServerProcess::refused, this, &Application::serverRefused);
    connect(m_server.get(), &ServerProcess::crashed, this, [this] {
        m_localAccess = {};
        m_sessions->setLocal({}, m_local);
        if (m_workplace && m_workplace->sync() && m_workplace->entry().isLocal())
            m_workplace->sync()->disconnectFrom();
    });
    m_server->start();
}

void Application::serverStarted(const QUrl &server, const QString &secret)
{
    m_localAccess = {server, {{}, {}, secret, {}}};
    m_sessions->setLocal(m_localAccess, m_local);
    enterLocal();
}

void Application::enterLocal()
{
    if (m_workplace)
        return m_workplace->entry().isLocal() ? connectSync() : void();
    // The first start: who is it that works here?
    deliver(this, m_sessions->enterLocal(firstLogin(m_local)), [this](const Result<User> &user) {
        if (!user && m_startWindow)
            m_startWindow->showProblem(user.error(), {Choice::TryAgain, Choice::Quit});
    });
}

void Application::serverRefused(const QString &code)
{
    if (m_workplace) { // its cache can still be read and written to
        if (m_workplace->entry().isLocal() && m_workplace->sync())
            m_workplace->sync()->serverFailed(code);
        QTimer::singleShot(lookAgain, m_server.get(), &ServerProcess::start); // room made on the disk, say
        return;
    }
    if (m_startWindow)
        m_startWindow->showProblem({Error::Kind::GiveUp, code, {}},
                                   {Choice::TryAgain,
                                    m_local == LocalWorkspace::Demo ? Choice::OpenOwn : Choice::OpenDemo,
                                    Choice::Quit});
}

void Application::showProblem(const Entry &entry, const Error &error)
{
    m_refused = entry;
    m_sessions->forgetCurrent();
    if (!m_startWindow)
        showStart();
    QList<Choice> choices{Choice::TryAgain};
    if (error.code == u"database_damaged" || error.code == u"database_newer")
        choices.append(Choice::SetAside);
    choices.append(other(entry.local) == LocalWorkspace::Own ? Choice::OpenOwn : Choice::OpenDemo);
    choices.append(Choice::Quit);
    m_startWindow->showProblem(error, choices);
}

void Application::setAside(Entry entry)
{
    if (const auto kept = Cache::moveAside(cachePath(m_options.dataDir, entry), entry.user.id, m_clock); !kept)
        return showProblem(entry, kept.error());
    m_refused.reset();
    openEntry(entry, m_access);
}

/// After a restart: what the vault has, or a person.
void Application::recallSession()
{
    const Entry entry = m_workplace->entry();
    deliver(this, m_sessions->recall(entry), [this, entry](const Result<Access> &access) {
        if (!m_workplace || m_workplace->entry().cacheName() != entry.cacheName() || m_access.isKnown())
            return;
        continueSession(access.value_or(Access{}));
    });
}

/// The session has ended: the next one comes without a person, later, or not at all.
void Application::renewSession()
{
    if (!m_workplace || m_workplace->entry().isLocal() || std::exchange(m_isRenewing, true))
        return;
    const Entry entry = m_workplace->entry();
    deliver(this, m_sessions->renew(entry), [this, entry](const Result<Access> &access) {
        m_isRenewing = false;
        if (!m_workplace || m_workplace->entry().cacheName() != entry.cacheName())
            return;
        if (!access && access.error().kind == Error::Kind::Retry)
            return m_renewAgain.start(m_renewals.next()); // offline: nobody is asked
        m_renewals.reset();
        continueSession(access.value_or(Access{}));
        if (!access)
            askToSignIn();
    });
}

void Application::continueSession(const Access &access)
{
    m_access = access;
    m_workplace->sync()->connectTo(m_workplace->entry().server, access.credentials);
}

void Application::askToSignIn()
{
    QWidget *window = m_desk ? static_cast<QWidget *>(&m_desk->window()) : m_startWindow.get();
    auto *presenter = new SignInPresenter(*m_sessions, window);
    connect(presenter, &SignInPresenter::browserWanted, presenter, [](const QUrl &page) { QDesktopServices::openUrl(page); });
    auto *view = new SignInView(*presenter, window);
    view->setWindowFlag(Qt::Dialog);
    view->setAttribute(Qt::WA_DeleteOnClose);
    const QUrl server = m_workplace && !m_workplace->entry().isLocal() ? m_workplace->entry().server : m_options.server;
    view->setServer(server.toString());
    view->show();
}

void Application::chosen(StartWindow::Choice choice)
{
    switch (choice) {
    case Choice::TryAgain:
        if (m_refused)
            return openEntry(*std::exchange(m_refused, std::nullopt), m_access);
        m_startWindow->showPreparing(m_local);
        return startServer(m_local);
    case Choice::SetAside:
        if (m_refused)
            setAside(*m_refused);
        return;
    case Choice::OpenDemo:
        return openLocal(LocalWorkspace::Demo);
    case Choice::OpenOwn:
        return openLocal(LocalWorkspace::Own);
    case Choice::SignIn:
        return askToSignIn();
    case Choice::Quit:
        return quit();
    }
}

} // namespace otklik
