#pragma once

#include "models/syncstatus.h"
#include "models/user.h"
#include "ui/common/theme.h"

#include <QMainWindow>

class QActionGroup;
class QMenu;
class QStackedWidget;

namespace otklik {

class Rail;
class StatusLine;
class Toast;

/// A page of the main window; it registers itself with this.
struct PageInfo final
{
    QString key;      ///< stable name, for shortcuts and state
    QString title;
    QString iconName;
    QKeySequence shortcut;
};

/// Hosts the pages, the rail, the status line and the user's menu; does no work
/// of its own. Owned by the composition root. Language changes are made by
/// building a new window (the composition root does it), the theme changes live.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(const User &me, const Clock &clock, QWidget *parent = nullptr);

    void addPage(const PageInfo &info, QWidget *page);
    void showPage(const QString &key);
    [[nodiscard]] QString currentPage() const;
    void setBadge(const QString &key, qint64 count);
    void setStatus(const SyncStatus &status);
    [[nodiscard]] QString statusText() const;
    /// One more line in the user's menu, below "Switch user…".
    QAction *addUserAction(const QString &title);
    /// What the menu marks as chosen.
    void setChoices(ThemeChoice theme, const QString &language);
    [[nodiscard]] Toast &toast() { return *m_toast; }

Q_SIGNALS:
    void pageShown(const QString &key);
    void themeChosen(otklik::ThemeChoice choice);
    void languageChosen(const QString &code); ///< "ru", "en", or empty for the desktop's
    void userSwitchChosen();
    void closing(); ///< about to close: what was typed must be safe now

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeUserMenu();
    QMenu *makeThemeMenu(QMenu *parent);
    QMenu *makeLanguageMenu(QMenu *parent);
    void showAbout();
    void showKeys();

    User m_me;
    const Clock &m_clock;
    Rail *m_rail;
    QStackedWidget *m_pages;
    StatusLine *m_status;
    Toast *m_toast;
    QMenu *m_userMenu = nullptr;
    QAction *m_afterUser = nullptr; ///< where the next of addUserAction() goes
    QActionGroup *m_themes = nullptr;
    QActionGroup *m_languages = nullptr;
    QList<PageInfo> m_infos;
    SyncStatus m_lastStatus;
};

} // namespace otklik
