#include "ui/mainwindow/mainwindow.h"

#include "ui/common/plaintext.h"
#include "ui/common/toast.h"
#include "ui/mainwindow/aboutbox.h"
#include "ui/mainwindow/rail.h"
#include "ui/mainwindow/statusline.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

namespace otklik {

MainWindow::MainWindow(const User &me, const Clock &clock, QWidget *parent)
    : QMainWindow(parent), m_me(me), m_clock(clock), m_rail(new Rail(this)), m_pages(new QStackedWidget(this)),
      m_status(new StatusLine(this)), m_toast(nullptr)
{
    setWindowTitle(tr("Otklik"));
    resize(1280, 800);
    setMinimumSize(960, 600);
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_pages, 1);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    setCentralWidget(centre);
    m_toast = new Toast(centre);

    m_rail->setUser(plaintext::oneLine(me.name), me.id.value);
    makeUserMenu();
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_status, &StatusLine::activated, this, [this] { showPage(QStringLiteral("sync")); });
    // "5 min ago" grows old by itself.
    auto *tick = new QTimer(this);
    connect(tick, &QTimer::timeout, this, [this] { m_status->setStatus(m_lastStatus, m_clock.now()); });
    tick->start(std::chrono::minutes(1));
    setStatus({});
}

void MainWindow::addPage(const PageInfo &info, QWidget *page)
{
    m_infos.append(info);
    m_pages->addWidget(page);
    m_rail->addPage(info.key, info.title, info.iconName, info.shortcut);
}

void MainWindow::showPage(const QString &key)
{
    for (qsizetype i = 0; i < m_infos.size(); ++i) {
        if (m_infos.at(i).key != key)
            continue;
        m_pages->setCurrentIndex(static_cast<int>(i));
        m_rail->setCurrent(key);
        m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
        Q_EMIT pageShown(key);
        return;
    }
}

QString MainWindow::currentPage() const
{
    return m_infos.isEmpty() ? QString() : m_infos.at(m_pages->currentIndex()).key;
}

void MainWindow::setBadge(const QString &key, qint64 count)
{
    m_rail->setBadge(key, count);
}

void MainWindow::setStatus(const SyncStatus &status)
{
    m_lastStatus = status;
    m_status->setStatus(status, m_clock.now());
}

QString MainWindow::statusText() const
{
    return m_status->text();
}

QAction *MainWindow::addUserAction(const QString &title)
{
    auto *action = new QAction(title, this);
    m_userMenu->insertAction(m_afterUser, action);
    return action;
}

void MainWindow::setChoices(ThemeChoice theme, const QString &language)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(theme));
    for (QAction *action : m_languages->actions())
        action->setChecked(action->data().toString() == language);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

void MainWindow::makeUserMenu()
{
    auto *menu = new QMenu(this);
    QString role;
    switch (m_me.role) {
    case Role::Agent: role = tr("Agent"); break;
    case Role::Lead: role = tr("Team lead"); break;
    case Role::Administrator: role = tr("Administrator"); break;
    }
    QString name = plaintext::oneLine(m_me.name);
    QAction *who = menu->addAction(tr("%1, %2").arg(name.replace(u'&', QStringLiteral("&&")), role));
    who->setEnabled(false);
    menu->addAction(tr("Switch user…"), this, &MainWindow::userSwitchChosen);
    m_userMenu = menu;
    m_afterUser = menu->addSeparator();
    menu->addMenu(makeThemeMenu(menu));
    menu->addMenu(makeLanguageMenu(menu));
    menu->addSeparator();
    QAction *keys = menu->addAction(tr("Keyboard shortcuts"), this, &MainWindow::showKeys);
    keys->setShortcut(Qt::Key_F1);
    addAction(keys);
    menu->addAction(tr("About Otklik"), this, &MainWindow::showAbout);
    menu->addSeparator();
    QAction *quit = menu->addAction(tr("Quit"), this, &QWidget::close);
    quit->setShortcut(QKeySequence::Quit);
    addAction(quit);
    m_rail->userButton()->setMenu(menu);
}

QMenu *MainWindow::makeThemeMenu(QMenu *parent)
{
    auto *menu = new QMenu(tr("Appearance"), parent);
    m_themes = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::Desktop, tr("As the desktop")},
                                                       {ThemeChoice::Light, tr("Light")},
                                                       {ThemeChoice::Dark, tr("Dark")}};
    for (const auto &[choice, title] : choices) {
        QAction *action = m_themes->addAction(title);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        menu->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] { Q_EMIT themeChosen(choice); });
    }
    return menu;
}

QMenu *MainWindow::makeLanguageMenu(QMenu *parent)
{
    auto *menu = new QMenu(tr("Language"), parent);
    m_languages = new QActionGroup(this);
    // Languages are named in themselves, so that one finds one's own.
    const std::pair<QString, QString> choices[] = {{QString(), tr("As the desktop")},
                                                   {QStringLiteral("en"), QStringLiteral("English")},
                                                   {QStringLiteral("ru"), QStringLiteral("Русский")}};
    for (const auto &[code, title] : choices) {
        QAction *action = m_languages->addAction(title);
        action->setCheckable(true);
        action->setData(code);
        menu->addAction(action);
        connect(action, &QAction::triggered, this, [this, code = code] { Q_EMIT languageChosen(code); });
    }
    return menu;
}

void MainWindow::showAbout()
{
    auto *box = new AboutBox(this);
    box->show();
}

void MainWindow::showKeys()
{
    auto *box = new KeysBox(m_infos, this);
    box->show();
}

} // namespace otklik
