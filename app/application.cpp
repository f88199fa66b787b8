#include "app/application.h"

#include "app/desktopscheme.h"
#include "app/firstpaint.h"
#include "app/serverprocess.h"
#include "app/sourcedesk.h"

#include <QApplication>
#include <QRandomGenerator>

using namespace std::chrono_literals;

namespace otklik {

namespace {

ThemeChoice themeChoice(const QString &name)
{
    return name == u"light" ? ThemeChoice::Light : name == u"dark" ? ThemeChoice::Dark : ThemeChoice::Desktop;
}

QString themeName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Desktop:
        return {};
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    }
    return {};
}

/// A start on data of its own has a place of its own in the keychain, too.
QString vaultName(const Options &options)
{
    const QString name = QStringLiteral("otklik");
    return options.hasOwnSettings ? name + u' ' + options.dataDir : name;
}

} // namespace

Application::Application(const Options &options, QApplication &toolkit)
    : m_options(options), m_toolkit(toolkit), m_settings(options), m_theme(toolkit), m_scheme(new DesktopScheme(this)),
      m_vault(vaultName(options)), m_sessions(new Sessions(m_vault, m_clock, this)), m_sources(new SourceDesk([this] { return m_access; }, this)),
      m_renewals(1s, 60s, [] { return QRandomGenerator::global()->generateDouble(); })
{
    m_renewAgain.setSingleShot(true);
    connect(&m_renewAgain, &QTimer::timeout, this, &Application::renewSession);
    connect(m_sessions, &Sessions::entered, this, &Application::openEntry, Qt::QueuedConnection);
    connect(m_sessions, &Sessions::left, this, [this] {
        m_access = {};
        if (m_workplace && m_workplace->sync())
            m_workplace->sync()->connectTo(m_workplace->entry().server, {});
    });
    connect(m_scheme, &DesktopScheme::changed, this, [this](bool isDark) {
        m_settings.setDesktopWasDark(isDark);
        m_theme.setDesktopIsDark(isDark);
    });
}

Application::~Application() = default;

/// The story: dress, open what was open last (or say what is being prepared),
/// paint; and only then the server, sync and everything else.
void Application::start()
{
    dress();
    if (const auto entry = entryToOpen())
        openEntry(*entry, {});
    else
        showStart();
}

void Application::dress()
{
    m_languages.use(m_options.language.isEmpty() ? m_settings.language() : m_options.language);
    m_theme.setDesktopIsDark(m_settings.desktopWasDark());
    m_theme.setChoice(themeChoice(m_settings.theme()));
}

std::optional<Entry> Application::entryToOpen() const
{
    const auto last = m_settings.lastEntry();
    if (last && !m_options.server.isEmpty() && last->server != m_options.server)
        return std::nullopt;
    return last;
}

void Application::showStart()
{
    m_startWindow = std::make_unique<StartWindow>();
    connect(m_startWindow.get(), &StartWindow::painted, this, &Application::afterFirstPaint);
    // Queued, as everything that puts the sender away.
    connect(m_startWindow.get(), &StartWindow::chosen, this, &Application::chosen, Qt::QueuedConnection);
    connect(m_startWindow.get(), &StartWindow::closing, this, &Application::quit, Qt::QueuedConnection);
    m_startWindow->showPreparing(m_local);
    m_startWindow->show();
}

void Application::openEntry(const Entry &entry, const Access &access)
{
    m_renewAgain.stop();
    m_renewals.reset();
    m_access = access;
    if (entry.isLocal())
        m_local = entry.local;
    m_desk.reset();
    m_workplace.reset();
    auto workplace = Workplace::open(m_options.dataDir, entry, m_clock);
    if (!workplace)
        return showProblem(entry, workplace.error());
    m_workplace = std::move(*workplace);
    m_workplace->setHistoryWindow(m_settings.historyWindow());
    m_settings.setLastEntry(entry);
    m_sessions->setCurrent(entry, &m_workplace->cache().directory());
    makeDesk();
    m_startWindow.reset();
    if (m_hasPainted)
        connectSync();
}

void Application::makeDesk()
{
    const SyncStatus known = m_desk ? m_desk->status() : SyncStatus{};
    const auto former = std::move(m_desk); // its window stays until the new one stands
    m_desk = std::make_unique<Desk>(*m_workplace, DeskWorld{m_workplace->clock(), m_settings, m_theme, *m_sessions, *m_sources});
    connect(m_desk.get(), &Desk::painted, this, &Application::firstPaint, Qt::QueuedConnection);
    connect(m_desk.get(), &Desk::closing, this, &Application::quit, Qt::QueuedConnection);
    connect(m_desk.get(), &Desk::workspaceChosen, this, &Application::openLocal, Qt::QueuedConnection);
    connect(&m_desk->window(), &MainWindow::themeChosen, this, &Application::setTheme);
    connect(&m_desk->window(), &MainWindow::languageChosen, this, &Application::setLanguage, Qt::QueuedConnection);
    if (m_workplace->sync())
        m_desk->watch(m_workplace->sync()->monitor(), known);
    m_desk->show();
    if (m_hasPainted)
        m_desk->furnish();
    else
        QTimer::singleShot(2s, this, &Application::afterFirstPaint); // should the queue not be readable
    if (std::exchange(m_isCaptureWanted, false))
        m_desk->capture();
    Q_EMIT deskChanged();
}

void Application::firstPaint()
{
    if (!m_options.firstPaintLog.isEmpty() && !m_hasPainted)
        writeFirstPaint(m_options.firstPaintLog);
    if (m_options.quitsAfterFirstPaint)
        return quit();
    afterFirstPaint();
}

void Application::afterFirstPaint()
{
    if (std::exchange(m_hasPainted, true) || m_isQuitting)
        return;
    m_scheme->start();
    if (m_desk)
        m_desk->furnish();
    if (m_workplace)
        return connectSync();
    if (m_options.server.isEmpty())
        return startServer(m_local);
    m_startWindow->showWelcome({StartWindow::Choice::SignIn, StartWindow::Choice::OpenDemo});
    askToSignIn();
}

void Application::connectSync()
{
    if (!m_workplace->sync()) {
        m_workplace->startSync();
        connect(m_workplace->sync(), &SyncThread::signedIn, this, [this](const Session &session) {
            if (session.user == m_workplace->entry().user)
                return;
            m_workplace->setUser(session.user); // renamed, or given another role
            m_settings.setLastEntry(m_workplace->entry());
            makeDesk();
        });
        connect(m_workplace->sync(), &SyncThread::strangerMet, this, [this](const Session &session) {
            Entry entry = m_workplace->entry();
            entry.workspaceId = session.workspaceId;
            entry.user = session.user;
            openEntry(entry, m_access);
        }, Qt::QueuedConnection);
        connect(m_workplace->sync(), &SyncThread::sessionEnded, this, &Application::renewSession);
        connect(m_workplace->sync(), &SyncThread::halted, this, [this](const QString &code) {
            const Entry entry = m_workplace->entry();
            m_desk.reset();
            m_workplace.reset();
            showProblem(entry, {Error::Kind::Corruption, code, {}});
        }, Qt::QueuedConnection);
        m_desk->watch(m_workplace->sync()->monitor(), {});
    }
    const Entry &entry = m_workplace->entry();
    if (!entry.isLocal())
        return m_access.isKnown() ? m_workplace->sync()->connectTo(entry.server, m_access.credentials) : recallSession();
    m_access = entry.local == m_serverOf ? m_localAccess : Access{};
    m_access.credentials.actAs = entry.user.login;
    if (m_access.isKnown())
        m_workplace->sync()->connectTo(m_access.server, m_access.credentials);
    else
        startServer(entry.local);
}

void Application::setLanguage(const QString &language)
{
    m_settings.setLanguage(language);
    m_languages.use(language);
    if (m_workplace)
        makeDesk();
}

void Application::setTheme(ThemeChoice choice)
{
    m_settings.setTheme(themeName(choice));
    m_theme.setChoice(choice);
    if (m_desk)
        m_desk->window().setChoices(choice, m_settings.language());
}

void Application::raise()
{
    QWidget *window = m_desk ? static_cast<QWidget *>(&m_desk->window()) : m_startWindow.get();
    if (!window)
        return;
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
}

void Application::capture()
{
    raise();
    if (m_desk)
        m_desk->capture();
    else
        m_isCaptureWanted = true;
}

void Application::quit()
{
    if (std::exchange(m_isQuitting, true))
        return;
    m_desk.reset();
    m_startWindow.reset();
    m_workplace.reset(); // everything typed is on disk when this returns
    if (!m_server)
        return m_toolkit.quit();
    connect(m_server.get(), &ServerProcess::stopped, &m_toolkit, &QCoreApplication::quit);
    m_server->stop();
}

} // namespace otklik
