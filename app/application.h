#pragma once

#include "app/desk.h"
#include "app/languages.h"
#include "app/options.h"
#include "app/sessions.h"
#include "app/settings.h"
#include "app/startwindow.h"
#include "models/clock.h"
#include "sync/policy.h"
#include "sync/signin/keychainvault.h"

class QApplication;

namespace otklik {

class DesktopScheme;
class ServerProcess;
class SourceDesk;

/// The composition root: makes the long-lived objects, in order, and tells them
/// of each other. start() reads as the story of the program. Lives in main, on
/// the UI thread.
class Application final : public QObject
{
    Q_OBJECT

public:
    Application(const Options &options, QApplication &toolkit);
    ~Application() override;

    void start();
    /// Another start on the same data: show what there is.
    void raise();
    /// Opens the dialog for a message that was found by hand, with what the clipboard holds; as soon as somebody is
    /// signed in.
    void capture();

    /// For the tour and tests: the desk on the screen, if any.
    [[nodiscard]] Desk *desk() const { return m_desk.get(); }
    [[nodiscard]] StartWindow *startWindow() const { return m_startWindow.get(); }
    [[nodiscard]] Workplace *workplace() const { return m_workplace.get(); }
    [[nodiscard]] ServerProcess *server() const { return m_server.get(); }
    [[nodiscard]] Sessions &sessions() { return *m_sessions; }
    /// Opens one of this laptop's own workspaces.
    void openLocal(LocalWorkspace workspace);
    void setLanguage(const QString &language);
    void setTheme(ThemeChoice choice);
    /// Puts everything away and ends the program.
    void quit();

Q_SIGNALS:
    void deskChanged(); ///< another workplace, user or language is on the screen

private:
    void dress();
    [[nodiscard]] std::optional<Entry> entryToOpen() const;
    void showStart();
    void afterFirstPaint();
    void openEntry(const Entry &entry, const Access &access);
    void showProblem(const Entry &entry, const Error &error);
    void setAside(Entry entry);
    void makeDesk();
    void connectSync();
    void recallSession();
    void renewSession();
    void continueSession(const Access &access);
    void startServer(LocalWorkspace workspace);
    void serverStarted(const QUrl &server, const QString &secret);
    void enterLocal();
    void serverRefused(const QString &code);
    void askToSignIn();
    void chosen(StartWindow::Choice choice);
    void firstPaint();
    [[nodiscard]] QString folderOf(LocalWorkspace workspace) const;

    const Options m_options;
    QApplication &m_toolkit;
    const SystemClock m_clock;
    Settings m_settings;
    Theme m_theme;
    Languages m_languages;
    DesktopScheme *m_scheme;
    KeychainVault m_vault;
    Sessions *m_sessions;
    SourceDesk *m_sources;

    LocalWorkspace m_local = LocalWorkspace::Demo; ///< whose server is wanted
    LocalWorkspace m_serverOf = LocalWorkspace::Demo; ///< whose server m_server is
    Access m_localAccess;                          ///< of the running one
    Access m_access;                               ///< of the workspace on the screen
    std::optional<Entry> m_refused;                ///< whose cache could not be opened
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Workplace> m_workplace;
    std::unique_ptr<Desk> m_desk; ///< after the workplace that it shows
    std::unique_ptr<StartWindow> m_startWindow;
    Backoff m_renewals;
    QTimer m_renewAgain; ///< the session could not be renewed for now
    bool m_isRenewing = false;
    bool m_isCaptureWanted = false; ///< by a start, before there is a desk
    bool m_hasPainted = false;
    bool m_isQuitting = false;
};

} // namespace otklik
