#include "server/main/exitcodes.h"
#include "tests/server/support/serverrun.h"

#include <QTemporaryDir>
#include <QTest>

using namespace otklik;
using namespace otklik::server;

/// What an operator does with otklik-server: backs it up, restores it, watches and stops it.
class TestOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBackupIsMadeBesideARunningServer();
    void aBackupIsPutInThePlaceOfTheDatabase();
    void aBackupIsTriedWithoutTouchingAnything();
    void whoWatchesIsToldThatItStops();
    void aSecondSignalEndsItAtOnce();
};

void TestOperation::aBackupIsMadeBesideARunningServer()
{
    QTemporaryDir folder;
    QTemporaryDir other;
    Embedded server(folder.path());
    const QString file = other.filePath(QStringLiteral("otklik.db"));
    const QStringList backup{QStringLiteral("backup"), file, QStringLiteral("--data"), folder.path()};
    const Run made = run(backup);
    QVERIFY2(made.exitCode == exitOk, made.err.constData());
    QCOMPARE(run(backup).exitCode, exitFailed); // overwrites nothing
    Embedded restored(other.path());
    QVERIFY(restored.port > 0);
    TestClient mine(server.port, server.signIn());
    TestClient theirs(restored.port, restored.signIn());
    const QJsonObject a = mine.get("/v1/me").json();
    const QJsonObject b = theirs.get("/v1/me").json();
    QCOMPARE(a.value(QStringLiteral("workspace_id")), b.value(QStringLiteral("workspace_id")));
    QVERIFY(a.value(QStringLiteral("epoch")) != b.value(QStringLiteral("epoch")));
}

void TestOperation::aBackupIsPutInThePlaceOfTheDatabase()
{
    QTemporaryDir folder;
    QTemporaryDir other;
    const QString file = other.filePath(QStringLiteral("monday.otklik"));
    const QStringList data{QStringLiteral("--data"), folder.path()};
    const auto restore = [&](const QStringList &more) { return run(QStringList{QStringLiteral("restore"), file} + data + more); };
    QJsonObject before;
    {
        Embedded server(folder.path());
        TestClient client(server.port, server.signIn());
        before = client.get("/v1/me").json();
        QCOMPARE(run(QStringList{QStringLiteral("backup"), file} + data).exitCode, exitOk);
        const Run running = restore({QStringLiteral("--replace")});
        QCOMPARE(running.exitCode, exitAlreadyRunning); // not under the feet of a server
        QCOMPARE(client.get("/v1/me").json().value(QStringLiteral("epoch")), before.value(QStringLiteral("epoch")));
    }
    const QByteArray stands = contentOf(folder.filePath(QStringLiteral("otklik.db")));
    QVERIFY(restore({}).exitCode != exitOk); // nothing is written over unasked
    QVERIFY(contentOf(folder.filePath(QStringLiteral("otklik.db"))) == stands);
    const Run done = restore({QStringLiteral("--replace")});
    QVERIFY2(done.exitCode == exitOk, done.err.constData());
    QVERIFY2(done.out.contains("What was there before is "), done.out.constData());
    Embedded server(folder.path());
    TestClient client(server.port, server.signIn());
    const QJsonObject after = client.get("/v1/me").json();
    QCOMPARE(after.value(QStringLiteral("workspace_id")), before.value(QStringLiteral("workspace_id")));
    QVERIFY(after.value(QStringLiteral("epoch")) != before.value(QStringLiteral("epoch")));
}

void TestOperation::aBackupIsTriedWithoutTouchingAnything()
{
    QTemporaryDir folder;
    QTemporaryDir other;
    const QString file = other.filePath(QStringLiteral("monday.otklik"));
    {
        Embedded server(folder.path());
        QVERIFY(server.port > 0);
    }
    QCOMPARE(run({QStringLiteral("backup"), file, QStringLiteral("--data"), folder.path()}).exitCode, exitOk);
    const QStringList verify{QStringLiteral("restore"), QStringLiteral("--verify"), file, QStringLiteral("--data"), folder.path()};
    const QByteArray stands = contentOf(folder.filePath(QStringLiteral("otklik.db")));
    const Run well = run(verify);
    QVERIFY2(well.exitCode == exitOk, well.err.constData());
    QVERIFY(well.out.startsWith("ok"));
    QVERIFY(!well.out.contains("WRONG"));
    QByteArray content = contentOf(file);
    content.replace(content.size() / 2, 4096, QByteArray(4096, 'x'));
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write(content) == content.size());
    broken.close();
    const Run found = run(verify);
    QVERIFY2(found.exitCode != exitOk, found.out.constData());
    QVERIFY(contentOf(folder.filePath(QStringLiteral("otklik.db"))) == stands);
}

void TestOperation::whoWatchesIsToldThatItStops()
{
    QTemporaryDir folder;
    Embedded server(folder.path(), {QStringLiteral("--metrics-listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--drain"), QStringLiteral("3")});
    QVERIFY(server.port > 0);
    server.process.setReadChannel(QProcess::StandardError);
    quint16 watched = 0;
    while (watched == 0 && (server.process.canReadLine() || server.process.waitForReadyRead(patience))) {
        const QJsonObject line = QJsonDocument::fromJson(server.process.readLine()).object();
        if (line.value(QStringLiteral("event")) == QLatin1StringView("watched"))
            watched = static_cast<quint16>(line.value(QStringLiteral("port")).toInt());
    }
    QVERIFY(watched > 0);
    TestClient watcher(watched);
    QCOMPARE(watcher.get("/readyz").status, 200);
    QCOMPARE(watcher.get("/healthz").status, 200);
    // Not a part of the protocol, and nothing of the protocol is to be had there.
    const auto answers = [&](quint16 port, const QByteArray &path, const QByteArray &with) {
        TestClient client(port);
        client.write("GET " + path + " HTTP/1.1\r\nHost: here\r\n\r\n");
        return !client.readUntil(with).isEmpty();
    };
    QVERIFY(answers(watched, "/metrics", "\notklik_"));
    QVERIFY(answers(watched, "/v1/me", "HTTP/1.1 404 "));
    QVERIFY(answers(server.port, "/metrics", "HTTP/1.1 404 "));
    const QByteArray token = server.signIn();
    server.process.terminate();
    QTRY_COMPARE(TestClient(watched).get("/readyz").status, 503); // the load balancer looks elsewhere …
    QCOMPARE(TestClient(watched).get("/healthz").status, 200);
    QCOMPARE(TestClient(server.port, token).get("/v1/me").status, 200); // … and until it does, people are answered
    QCOMPARE(server.end(), exitOk);
}

void TestOperation::aSecondSignalEndsItAtOnce()
{
    QTemporaryDir folder;
    Embedded server(folder.path(), {QStringLiteral("--drain"), QStringLiteral("600")});
    QVERIFY(server.port > 0);
    server.process.terminate();
    QTRY_COMPARE(TestClient(server.port).get("/readyz").status, 503);
    server.process.terminate();
    QCOMPARE(server.end(), -1); // by the signal; ten minutes are not waited for
    Embedded again(folder.path());
    QVERIFY(again.port > 0); // and nothing is broken by it
}

QTEST_GUILESS_MAIN(TestOperation)
#include "tst_operation.moc"
