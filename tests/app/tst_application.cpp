#include "app/application.h"
#include "app/serverprocess.h"
#include "app/settings.h"
#include "ui/channels/capturedialog.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace otklik;

namespace {

constexpr int longest = 60'000; ///< ms, on a machine with other things to do
using Choice = StartWindow::Choice;

Options optionsIn(const QTemporaryDir &folder)
{
    Options options;
    options.dataDir = folder.path();
    options.hasOwnSettings = true;
    options.language = QStringLiteral("en");
    options.serverProgram = QStringLiteral(OTKLIK_BINARY_DIR "/bin/otklik-server");
    return options;
}

/// The whole program on a folder, in this process.
struct Program final
{
    explicit Program(const Options &options) : application(options, *qApp) { }

    [[nodiscard]] bool opens()
    {
        application.start();
        return QTest::qWaitFor([this] { return application.desk() != nullptr; }, longest);
    }
    [[nodiscard]] bool settles()
    {
        return QTest::qWaitFor(
            [this] { return application.desk() && application.desk()->status().phase == SyncPhase::Complete; }, longest);
    }
    [[nodiscard]] bool saysProblem()
    {
        return QTest::qWaitFor(
            [this] { return application.startWindow() && !application.startWindow()->choices().isEmpty(); }, longest);
    }
    /// As closing the window does; true when everything has been put away.
    [[nodiscard]] bool quits()
    {
        application.quit();
        return QTest::qWaitFor(
            [this] {
                return !application.server() || application.server()->state() == ServerProcess::State::Stopped;
            },
            longest);
    }

    Application application;
};

QString cacheOf(const QTemporaryDir &folder)
{
    const auto entry = Settings(optionsIn(folder)).lastEntry();
    return entry ? cachePath(folder.path(), *entry) : QString();
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

/// The program as a whole, with its real server: what happens at the start.
class TestApplication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstStartOpensTheDemo();
    void theSecondStartPaintsBeforeAnyServerAnswers();
    void aCrashedServerIsReplacedAndNothingIsLost();
    void anotherUserGetsACacheOfHisOwn();
    void oneMayBeginAWorkspaceOfOnesOwn();
    void anotherLanguageGetsAnotherWindow();
    void aDamagedCacheIsSetAsideOnRequest();
    void aNewerDatabaseOfTheServerIsToldAndKept();
    void aMissingServerIsTold();
    void aRefusingServerLeavesTheCacheToWorkWith();
    void aStartMayCaptureWhatTheClipboardHolds();
};

void TestApplication::theFirstStartOpensTheDemo()
{
    const QTemporaryDir folder;
    Program program(optionsIn(folder));
    QVERIFY(program.opens());
    QCOMPARE(program.application.workplace()->entry().user.login, QStringLiteral("anna"));
    QVERIFY(program.settles());
    QVERIFY(QFile::exists(cacheOf(folder)));
    QVERIFY(program.quits());
}

void TestApplication::theSecondStartPaintsBeforeAnyServerAnswers()
{
    const QTemporaryDir folder;
    {
        Program first(optionsIn(folder));
        QVERIFY(first.opens() && first.settles());
        QVERIFY(first.quits());
    }
    Options options = optionsIn(folder);
    options.serverProgram = QStringLiteral("/nonexistent/otklik-server");
    Program second(options);
    second.application.start();
    QVERIFY(second.application.desk()); // at once
    QSignalSpy painted(second.application.desk(), &Desk::painted);
    QTRY_COMPARE_WITH_TIMEOUT(painted.size(), 1, longest);
    QVERIFY(second.quits());
}

void TestApplication::aCrashedServerIsReplacedAndNothingIsLost()
{
    const QTemporaryDir folder;
    Program program(optionsIn(folder));
    QVERIFY(program.opens() && program.settles());
    const qint64 pid = program.application.server()->processId();
    QCOMPARE(::kill(static_cast<pid_t>(pid), SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(program.application.desk()->status().phase != SyncPhase::Complete, longest);
    QVERIFY(program.settles());
    QVERIFY(program.application.server()->processId() != pid);
    QVERIFY(program.quits());
}

void TestApplication::anotherUserGetsACacheOfHisOwn()
{
    const QTemporaryDir folder;
    Program program(optionsIn(folder));
    QVERIFY(program.opens() && program.settles());
    const QString first = cacheOf(folder);
    UserId vera;
    auto users = program.application.sessions().switchableUsers();
    QTRY_VERIFY_WITH_TIMEOUT(users.isFinished(), longest);
    for (const User &user : users.result().value_or(QList<User>()))
        if (user.login == u"vera")
            vera = user.id;
    QVERIFY(!vera.isEmpty());
    QSignalSpy changed(&program.application, &Application::deskChanged);
    program.application.sessions().switchUser(vera);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), longest);
    QCOMPARE(program.application.workplace()->entry().user.id, vera);
    QVERIFY(program.settles());
    QVERIFY(cacheOf(folder) != first);
    QVERIFY(QFile::exists(first));
    QVERIFY(program.quits());
}

void TestApplication::oneMayBeginAWorkspaceOfOnesOwn()
{
    const QTemporaryDir folder;
    Program program(optionsIn(folder));
    QVERIFY(program.opens() && program.settles());
    program.application.openLocal(LocalWorkspace::Own);
    QVERIFY(program.settles());
    QCOMPARE(program.application.workplace()->entry().local, LocalWorkspace::Own);
    QVERIFY(QFile::exists(folder.filePath(QStringLiteral("demo/otklik.db")))); // kept
    program.application.openLocal(LocalWorkspace::Demo);
    QVERIFY(program.settles());
    QCOMPARE(program.application.workplace()->entry().user.login, QStringLiteral("anna"));
    QVERIFY(program.quits());
}

void TestApplication::anotherLanguageGetsAnotherWindow()
{
    const QTemporaryDir folder;
    Program program(optionsIn(folder));
    QVERIFY(program.opens() && program.settles());
    const Desk *former = program.application.desk();
    program.application.setLanguage(QStringLiteral("ru"));
    QVERIFY(program.application.desk() != former);
    QCOMPARE(program.application.desk()->status().phase, SyncPhase::Complete); // it knows how things stand
    QCOMPARE(Settings(optionsIn(folder)).language(), QStringLiteral("ru"));
    QVERIFY(program.quits());
}

void TestApplication::aDamagedCacheIsSetAsideOnRequest()
{
    const QTemporaryDir folder;
    {
        Program first(optionsIn(folder));
        QVERIFY(first.opens() && first.settles());
        QVERIFY(first.quits());
    }
    QVERIFY(overwrite(cacheOf(folder), QByteArray(64 * 1024, 'x')));
    Program second(optionsIn(folder));
    second.application.start();
    QVERIFY(second.saysProblem());
    QVERIFY(!second.application.startWindow()->sentence().isEmpty());
    QVERIFY(second.application.startWindow()->choices().contains(Choice::SetAside));
    QVERIFY(QFile::exists(cacheOf(folder))); // nothing happens unasked
    Q_EMIT second.application.startWindow()->chosen(Choice::SetAside);
    QVERIFY(second.settles());
    QVERIFY(second.quits());
}

void TestApplication::aNewerDatabaseOfTheServerIsToldAndKept()
{
    const QTemporaryDir folder;
    {
        Program first(optionsIn(folder));
        QVERIFY(first.opens() && first.settles());
        QVERIFY(first.quits());
    }
    Settings(optionsIn(folder)).forgetLastEntry();
    const QString database = folder.filePath(QStringLiteral("demo/otklik.db"));
    QByteArray newer = read(database);
    newer.replace(60, 4, QByteArray("\0\0\x7f\0", 4)); // the file format's user_version
    QVERIFY(overwrite(database, newer));
    Program program(optionsIn(folder));
    program.application.start();
    QVERIFY(program.saysProblem());
    QVERIFY(program.application.startWindow()->choices().contains(Choice::TryAgain));
    QVERIFY(program.application.startWindow()->choices().contains(Choice::OpenOwn));
    QCOMPARE(read(database), newer);
    QVERIFY(program.quits());
}

void TestApplication::aMissingServerIsTold()
{
    const QTemporaryDir folder;
    Options options = optionsIn(folder);
    options.serverProgram = QStringLiteral("/nonexistent/otklik-server");
    Program program(options);
    program.application.start();
    QVERIFY(program.saysProblem());
    QVERIFY(program.application.startWindow()->sentence().contains(QStringLiteral("otklik-server")));
    QVERIFY(program.quits());
}

void TestApplication::aRefusingServerLeavesTheCacheToWorkWith()
{
    const QTemporaryDir folder;
    {
        Program first(optionsIn(folder));
        QVERIFY(first.opens() && first.settles());
        QVERIFY(first.quits());
    }
    QVERIFY(overwrite(folder.filePath(QStringLiteral("demo/otklik.db")), QByteArray(64 * 1024, 'x')));
    Program second(optionsIn(folder));
    QVERIFY(second.opens());
    QTRY_COMPARE_WITH_TIMEOUT(second.application.desk()->status().phase, SyncPhase::Failed, longest);
    QCOMPARE(second.application.desk()->status().problem, QStringLiteral("database_damaged"));
    auto page = second.application.workplace()->cache().queue().page(QueueFilter::Open, {}, 10);
    QTRY_VERIFY_WITH_TIMEOUT(page.isFinished(), longest);
    QVERIFY(!page.result().value_or(QueuePage()).items.isEmpty());
    QVERIFY(second.quits());
}

void TestApplication::aStartMayCaptureWhatTheClipboardHolds()
{
    const QTemporaryDir folder;
    Program program(optionsIn(folder));
    QGuiApplication::clipboard()->setText(QStringLiteral("The kettle burnt down!"));
    program.application.capture(); // before there is a window
    QVERIFY(program.opens());
    const auto dialog = [&] { return program.application.desk()->window().findChild<CaptureDialog *>(); };
    QTRY_VERIFY_WITH_TIMEOUT(dialog(), longest);
    QVERIFY(dialog()->isVisible());
    QCOMPARE(dialog()->command().text, QStringLiteral("The kettle burnt down!"));
    // The same while it runs; what is being captured is not written over.
    QGuiApplication::clipboard()->setText(QStringLiteral("Another one"));
    program.application.capture();
    QCOMPARE(dialog()->command().text, QStringLiteral("The kettle burnt down!"));
    QVERIFY(!dialog()->toldText().isEmpty());
    dialog()->clear();
    program.application.capture();
    QCOMPARE(dialog()->command().text, QStringLiteral("Another one"));
    QVERIFY(program.quits());
}

int main(int argc, char **argv)
{
    QApplication toolkit(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    TestApplication test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_application.moc"
