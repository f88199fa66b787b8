#include "models/clock.h"
#include "ui/common/theme.h"
#include "ui/mainwindow/aboutbox.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/rail.h"
#include "ui/mainwindow/workpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

User anna()
{
    return {{QStringLiteral("user-1")}, QStringLiteral("anna"), QStringLiteral("Анна <b>Белова</b>"), Role::Lead, false, true, {}};
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pagesRegisterThemselves();
    void aShortcutShowsItsPage();
    void theStatusIsSaidInWords();
    void choicesAreToldAndMarked();
    void thePanesKeepTheirSizes();
    void allPagesFindRoomInALowWindow();
    void dialogsDoNotBlock();

private:
    std::unique_ptr<Theme> m_theme;
    FakeClock m_clock;
};

void TestMainWindow::initTestCase()
{
    m_theme = std::make_unique<Theme>(*qApp);
}

void TestMainWindow::pagesRegisterThemselves()
{
    MainWindow window(anna(), m_clock);
    window.addPage({QStringLiteral("work"), QStringLiteral("Work"), QStringLiteral("queue"), {}}, new QWidget);
    window.addPage({QStringLiteral("search"), QStringLiteral("Search"), QStringLiteral("search"), {}}, new QWidget);
    QCOMPARE(window.currentPage(), QStringLiteral("work"));
    QSignalSpy shown(&window, &MainWindow::pageShown);
    window.showPage(QStringLiteral("search"));
    window.showPage(QStringLiteral("no such page"));
    QCOMPARE(window.currentPage(), QStringLiteral("search"));
    QCOMPARE(shown.count(), 1);
    window.setBadge(QStringLiteral("work"), 120);
    QVERIFY(!window.grab().isNull());
}

void TestMainWindow::aShortcutShowsItsPage()
{
    MainWindow window(anna(), m_clock);
    window.addPage({QStringLiteral("work"), QStringLiteral("Work"), QStringLiteral("queue"), {}}, new QWidget);
    window.addPage({QStringLiteral("search"), QStringLiteral("Search"), QStringLiteral("search"), QKeySequence::Find}, new QWidget);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keySequence(&window, QKeySequence::Find);
    QCOMPARE(window.currentPage(), QStringLiteral("search"));
}

void TestMainWindow::theStatusIsSaidInWords()
{
    MainWindow window(anna(), m_clock);
    SyncStatus status;
    status.phase = SyncPhase::Offline;
    window.setStatus(status);
    QVERIFY(window.statusText().startsWith(QLatin1StringView("Offline")));
    status.phase = SyncPhase::Complete;
    window.setStatus(status);
    QCOMPARE(window.statusText(), QStringLiteral("Everything received and sent"));
}

void TestMainWindow::choicesAreToldAndMarked()
{
    MainWindow window(anna(), m_clock);
    window.setChoices(ThemeChoice::Dark, QStringLiteral("ru"));
    QStringList marked;
    const auto actions = window.findChildren<QAction *>();
    for (QAction *action : actions)
        if (action->isChecked())
            marked.append(action->text());
    QCOMPARE(marked.size(), 2);
    QVERIFY(marked.contains(QStringLiteral("Русский")));
    QSignalSpy language(&window, &MainWindow::languageChosen);
    QSignalSpy theme(&window, &MainWindow::themeChosen);
    for (QAction *action : actions) {
        if (action->text() == QLatin1StringView("English") || action->text() == QLatin1StringView("Light"))
            action->trigger();
    }
    QCOMPARE(language.first().first().toString(), QStringLiteral("en"));
    QCOMPARE(theme.first().first().value<ThemeChoice>(), ThemeChoice::Light);
}

void TestMainWindow::thePanesKeepTheirSizes()
{
    const auto make = [] {
        auto *page = new WorkPage(new QWidget, new QWidget, new QWidget, new QWidget);
        page->resize(1200, 700);
        page->show();
        return std::unique_ptr<WorkPage>(page);
    };
    const auto first = make();
    first->setCardVisible(false);
    const QByteArray state = first->saveState();
    const auto second = make();
    QVERIFY(second->isCardVisible());
    second->restoreState(state);
    QVERIFY(!second->isCardVisible());
    second->restoreState(QByteArrayLiteral("not a state"));
    QVERIFY(!second->isCardVisible());
}

void TestMainWindow::allPagesFindRoomInALowWindow()
{
    constexpr int pages = 11;
    MainWindow window(anna(), m_clock);
    for (int i = 0; i < pages; ++i)
        window.addPage({QStringLiteral("page-%1").arg(i), QStringLiteral("Page"), QStringLiteral("queue"), {}}, new QWidget);
    window.resize(window.minimumSize());
    window.show();
    QApplication::processEvents();
    const auto *rail = window.findChild<Rail *>();
    const auto buttons = rail->findChildren<QAbstractButton *>();
    QCOMPARE(buttons.size(), pages + 1); // and the user
    for (const QAbstractButton *a : buttons) {
        QVERIFY(rail->rect().contains(a->geometry()));
        for (const QAbstractButton *b : buttons)
            QVERIFY(a == b || !a->geometry().intersects(b->geometry()));
    }
}

void TestMainWindow::dialogsDoNotBlock()
{
    MainWindow window(anna(), m_clock);
    window.addPage({QStringLiteral("work"), QStringLiteral("Work"), QStringLiteral("queue"), QKeySequence(Qt::Key_F2)}, new QWidget);
    window.show();
    const auto actions = window.findChildren<QAction *>();
    for (QAction *action : actions)
        if (action->text().startsWith(QLatin1StringView("About")) || action->shortcut() == QKeySequence(Qt::Key_F1))
            action->trigger();
    auto *about = window.findChild<AboutBox *>();
    auto *keys = window.findChild<KeysBox *>();
    QVERIFY(about && about->isVisible() && !about->isModal());
    QVERIFY(keys && keys->isVisible() && !keys->isModal());
    const auto labels = keys->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](QLabel *l) { return l->text() == QLatin1StringView("F2"); }));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
