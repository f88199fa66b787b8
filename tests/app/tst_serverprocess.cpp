#include "app/serverprocess.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

ServerLaunch launchOf(const QStringList &arguments)
{
    ServerLaunch launch;
    launch.program = QStringLiteral(SCRIPTED_SERVER);
    launch.arguments = arguments;
    launch.firstRestart = 1ms;
    launch.longestRestart = 10ms;
    launch.longestStop = 200ms;
    return launch;
}

bool isAlive(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return false;
    const QByteArray line = stat.readAll();
    return line.mid(line.lastIndexOf(')') + 2, 1) != "Z";
}

} // namespace

class TestServerProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerTellsItsPortAndGetsASecretOf256Bits();
    void everyStartHasAnotherSecret();
    void aStoppedServerEndsByItself();
    void aServerThatDoesNotStopIsKilled();
    void aCrashedServerIsStartedAgain_data();
    void aCrashedServerIsStartedAgain();
    void aRefusalWaitsForAPerson_data();
    void aRefusalWaitsForAPerson();
    void aServerThatSaysNothingIsGivenUp();
    void aMissingServerIsTold();
    void theServerEndsWithItsParent();
};

void TestServerProcess::aServerTellsItsPortAndGetsASecretOf256Bits()
{
    ServerProcess server(launchOf({QStringLiteral("serve")}), [] { return 0.5; }, nullptr);
    QSignalSpy started(&server, &ServerProcess::started);
    server.start();
    QTRY_COMPARE(started.size(), 1);
    QCOMPARE(started.first().at(0).toUrl(), QUrl(QStringLiteral("http://127.0.0.1:1064")));
    const QString secret = started.first().at(1).toString();
    QCOMPARE(secret.size(), 64);
    QCOMPARE(server.state(), ServerProcess::State::Running);
}

void TestServerProcess::everyStartHasAnotherSecret()
{
    QSet<QString> secrets;
    for (int i = 0; i < 3; ++i) {
        ServerProcess server(launchOf({QStringLiteral("serve")}), [] { return 0.5; }, nullptr);
        QSignalSpy started(&server, &ServerProcess::started);
        server.start();
        QTRY_COMPARE(started.size(), 1);
        secrets.insert(started.first().at(1).toString());
    }
    QCOMPARE(secrets.size(), 3);
}

void TestServerProcess::aStoppedServerEndsByItself()
{
    ServerProcess server(launchOf({QStringLiteral("serve")}), [] { return 0.5; }, nullptr);
    QSignalSpy started(&server, &ServerProcess::started);
    QSignalSpy stopped(&server, &ServerProcess::stopped);
    QSignalSpy crashed(&server, &ServerProcess::crashed);
    server.start();
    QTRY_COMPARE(started.size(), 1);
    const qint64 pid = server.processId();
    server.stop();
    QTRY_COMPARE(stopped.size(), 1);
    QVERIFY(!isAlive(pid));
    QCOMPARE(crashed.size(), 0);
    QCOMPARE(server.state(), ServerProcess::State::Stopped);
}

void TestServerProcess::aServerThatDoesNotStopIsKilled()
{
    ServerProcess server(launchOf({QStringLiteral("deaf")}), [] { return 0.5; }, nullptr);
    QSignalSpy started(&server, &ServerProcess::started);
    QSignalSpy stopped(&server, &ServerProcess::stopped);
    server.start();
    QTRY_COMPARE(started.size(), 1);
    server.stop();
    QTRY_COMPARE(stopped.size(), 1);
}

void TestServerProcess::aCrashedServerIsStartedAgain_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<int>("starts");
    QTest::newRow("after it told its port") << QStringLiteral("crash-once") << 2;
    QTest::newRow("before it told its port") << QStringLiteral("crash-early-once") << 1;
}

void TestServerProcess::aCrashedServerIsStartedAgain()
{
    QFETCH(QString, how);
    QFETCH(int, starts);
    const QTemporaryDir folder;
    ServerProcess server(launchOf({how, folder.filePath(QStringLiteral("starts"))}), [] { return 0.5; }, nullptr);
    QSignalSpy started(&server, &ServerProcess::started);
    QSignalSpy crashed(&server, &ServerProcess::crashed);
    server.start();
    QTRY_COMPARE(started.size(), starts);
    QCOMPARE(crashed.size(), 1);
    QCOMPARE(started.last().at(0).toUrl().port(), 2002);
    QCOMPARE(server.state(), ServerProcess::State::Running);
}

void TestServerProcess::aRefusalWaitsForAPerson_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("code");
    const QString refuse = QStringLiteral("refuse");
    for (const char *code : {"database_newer", "database_damaged", "disk_full", "address_in_use", "already_running"})
        QTest::newRow(code) << QStringList{refuse, QLatin1StringView(code)} << QString(QLatin1StringView(code));
    QTest::newRow("another program") << QStringList{QStringLiteral("html")} << QStringLiteral("server_silent");
    QTest::newRow("a flood") << QStringList{QStringLiteral("babble")} << QStringLiteral("server_silent");
}

void TestServerProcess::aRefusalWaitsForAPerson()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, code);
    ServerProcess server(launchOf(arguments), [] { return 0.5; }, nullptr);
    QSignalSpy refused(&server, &ServerProcess::refused);
    QSignalSpy crashed(&server, &ServerProcess::crashed);
    server.start();
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().toString(), code);
    QCOMPARE(server.state(), ServerProcess::State::Refused);
    server.start(); // "try again"
    QTRY_COMPARE(refused.size(), 2);
    QCOMPARE(crashed.size(), 0);
}

void TestServerProcess::aServerThatSaysNothingIsGivenUp()
{
    ServerLaunch launch = launchOf({QStringLiteral("silent")});
    launch.longestStart = 50ms;
    ServerProcess server(launch, [] { return 0.5; }, nullptr);
    QSignalSpy refused(&server, &ServerProcess::refused);
    server.start();
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().toString(), QStringLiteral("server_silent"));
}

void TestServerProcess::aMissingServerIsTold()
{
    ServerLaunch launch = launchOf({});
    launch.program = QStringLiteral("/nonexistent/otklik-server");
    ServerProcess server(launch, [] { return 0.5; }, nullptr);
    QSignalSpy refused(&server, &ServerProcess::refused);
    server.start();
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().toString(), QStringLiteral("server_missing"));
}

void TestServerProcess::theServerEndsWithItsParent()
{
    // A parent that starts the server and is killed: this program again, as a helper.
    QProcess parent;
    parent.setProgram(QCoreApplication::applicationFilePath());
    parent.setArguments({QStringLiteral("--as-parent")});
    parent.start();
    QTRY_VERIFY(parent.canReadLine());
    const qint64 pid = parent.readLine().trimmed().toLongLong();
    QVERIFY(isAlive(pid));
    parent.kill();
    QTRY_VERIFY(!isAlive(pid));
}

namespace {

int runAsParent(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    ServerProcess server(launchOf({QStringLiteral("serve")}), [] { return 0.5; }, nullptr);
    QObject::connect(&server, &ServerProcess::started, &server, [&server] {
        std::printf("%lld\n", static_cast<long long>(server.processId()));
        std::fflush(stdout);
    });
    server.start();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--as-parent") == 0)
        return runAsParent(argc, argv);
    const QCoreApplication application(argc, argv);
    TestServerProcess test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_serverprocess.moc"
