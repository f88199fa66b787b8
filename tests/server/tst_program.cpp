#include "models/command.h"
#include "models/json.h"
#include "models/uuid7.h"
#include "server/main/exitcodes.h"
#include "storage/sqlite/database.h"
#include "tests/server/support/serverrun.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace otklik;
using namespace otklik::server;

namespace {

QProcessEnvironment withFullDisk(const QString &flag)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(OTKLIK_FULLDISK));
    environment.insert(QStringLiteral("OTKLIK_FULL_DISK"), flag);
    environment.insert(QStringLiteral("ASAN_OPTIONS"), environment.value(QStringLiteral("ASAN_OPTIONS")) + QStringLiteral(":verify_asan_link_order=0"));
    return environment;
}

/// A tag of the owner, as something that is written and can be read again.
Mutation noteOn(const PersonId &person, const QString &text)
{
    const SystemClock clock;
    return makeMutation(NoteAdd{newId<NoteId>(clock), person, text}, clock);
}

} // namespace

/// otklik-server as a process: started, stopped, killed, and kept from starting.
class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLogThatNobodyReadsHoldsNothingUp();
    void theDesktopStartsAndStopsIt();
    void itEndsWhenItsParentDies();
    void itEndsOnATermSignal();
    void anEmbeddedServerNeedsItsSecret();
    void aKilledServerLosesNothingThatItAccepted();
    void aSecondServerOnOneDatabaseSaysSo();
    void aPortInUseIsTold();
    void aNewerDatabaseIsLeftAlone();
    void aDamagedDatabaseIsLeftAlone();
    void aFolderThatCannotBeWrittenIsTold();
    void aFullDiskAtTheStartIsTold();
    void aFullDiskWhileRunningLosesNothing();
    void accountsAreMadeAndEnded();
    void whoIsWhoAtAnIssuerIsKept();
    void theCompanysOwnContactsAreKept();
    void aPersonIsExportedAndErased();
    void aMistypedFolderIsTold_data();
    void aMistypedFolderIsTold();
    void aFailedImportLeavesNothing();
    void theDemoWantsAnEmptyDatabase();
    void helpIsGiven();
    void wrongArgumentsAreTold_data();
    void wrongArgumentsAreTold();
};

void TestProgram::theDesktopStartsAndStopsIt()
{
    QTemporaryDir folder;
    Embedded server(folder.path());
    QVERIFY(server.port > 0);
    TestClient client(server.port, server.signIn());
    const TestReply me = client.get("/v1/me");
    QCOMPARE(me.status, 200);
    QCOMPARE(me.json().value(QStringLiteral("user")).toObject().value(QStringLiteral("role")).toString(), QStringLiteral("administrator"));
    server.process.closeWriteChannel();
    QCOMPARE(server.end(), exitOk);
    // Nothing is left beside the database: the log was folded in.
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("otklik.db-wal"))));
    QVERIFY(!server.process.readAllStandardError().contains("a secret"));
}

void TestProgram::itEndsWhenItsParentDies()
{
    QTemporaryDir folder;
    // A parent that hands over the secret, and dies without a word.
    QProcess parent;
    QProcess server;
    parent.setStandardOutputProcess(&server);
    server.start(program, serveIn(folder.path(), {QStringLiteral("--embedded")}));
    parent.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("echo secret; exec sleep 1000")});
    while (!server.canReadLine() && server.waitForReadyRead(patience)) { }
    const auto port = static_cast<quint16>(QJsonDocument::fromJson(server.readLine()).object().value(QStringLiteral("port")).toInt());
    QVERIFY(port > 0);
    TestClient client(port);
    QCOMPARE(client.get("/healthz").status, 200);
    parent.kill();
    QVERIFY(parent.waitForFinished(patience));
    QVERIFY(client.isClosedWithin(patience));
    QVERIFY(server.waitForFinished(patience));
    QCOMPARE(server.exitCode(), exitOk);
}

void TestProgram::itEndsOnATermSignal()
{
    QTemporaryDir folder;
    QProcess server;
    server.start(program, serveIn(folder.path(), {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}));
    while (!server.canReadLine() && server.waitForReadyRead(patience)) { }
    QVERIFY(server.readLine().startsWith("otklik-server listens on 127.0.0.1:"));
    server.terminate();
    QVERIFY(server.waitForFinished(patience));
    QCOMPARE(server.exitStatus(), QProcess::NormalExit);
    QCOMPARE(server.exitCode(), exitOk);
}

void TestProgram::anEmbeddedServerNeedsItsSecret()
{
    QTemporaryDir folder;
    const Run made = run(serveIn(folder.path(), {QStringLiteral("--embedded")}), "\n");
    QCOMPARE(made.exitCode, exitNoSecret);
    QCOMPARE(made.out, QByteArray("{\"error\":\"no_secret\"}\n"));
    QCOMPARE(run(serveIn(folder.path(), {QStringLiteral("--embedded")})).exitCode, exitNoSecret);
}

void TestProgram::aKilledServerLosesNothingThatItAccepted()
{
    QTemporaryDir folder;
    QList<QByteArray> accepted;
    for (int round = 0; round < 3; ++round) {
        Embedded server(folder.path());
        QVERIFY(server.port > 0);
        TestClient client(server.port, server.signIn());
        for (const QByteArray &token : accepted) {
            TestClient earlier(server.port, token);
            QCOMPARE(earlier.get("/v1/me").status, 200); // a session is a row like any other
        }
        accepted.append(server.signIn());
        server.process.kill();
        QCOMPARE(server.end(), -1);
    }
}

void TestProgram::aSecondServerOnOneDatabaseSaysSo()
{
    QTemporaryDir folder;
    Embedded first(folder.path());
    QVERIFY(first.port > 0);
    Embedded second(folder.path());
    QCOMPARE(second.error, QStringLiteral("already_running"));
    QCOMPARE(second.end(), exitAlreadyRunning);
    QVERIFY(second.process.readAllStandardError().contains("Another otklik-server already works with"));
    TestClient client(first.port);
    QCOMPARE(client.get("/healthz").status, 200);
}

void TestProgram::aPortInUseIsTold()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    QTemporaryDir folder;
    const Run made = run(serveIn(folder.path(), {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(taken.serverPort())}));
    QCOMPARE(made.exitCode, exitAddress);
    QVERIFY2(made.err.contains("choose another port"), made.err.constData());
    QVERIFY(made.out.isEmpty());
}

void TestProgram::aNewerDatabaseIsLeftAlone()
{
    QTemporaryDir folder;
    { Embedded server(folder.path()); }
    const QString file = folder.filePath(QStringLiteral("otklik.db"));
    {
        auto database = sqlite::Database::open(file);
        QVERIFY(database);
        (*database)->execute("PRAGMA user_version=1000; PRAGMA journal_mode=DELETE;");
    }
    const QByteArray before = contentOf(file);
    Embedded newer(folder.path());
    QCOMPARE(newer.error, QStringLiteral("database_newer"));
    QCOMPARE(newer.end(), exitDatabaseNewer);
    QVERIFY(newer.process.readAllStandardError().contains("newer version of Otklik"));
    // Only the header's journal mode may differ: no page of data.
    QCOMPARE(contentOf(file).mid(100), before.mid(100));
}

void TestProgram::aDamagedDatabaseIsLeftAlone()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("otklik.db"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("This is not a database at all. " + QByteArray(10'000, 'x'));
    file.close();
    const QByteArray before = contentOf(path);
    Embedded damaged(folder.path());
    QCOMPARE(damaged.error, QStringLiteral("database_damaged"));
    QCOMPARE(damaged.end(), exitDatabaseDamaged);
    QVERIFY(damaged.process.readAllStandardError().contains("is damaged"));
    QCOMPARE(contentOf(path), before);
}

void TestProgram::aFolderThatCannotBeWrittenIsTold()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    Embedded server(file.fileName() + QStringLiteral("/below"));
    QCOMPARE(server.error, QStringLiteral("database_unreachable"));
    QCOMPARE(server.end(), exitUnwritable);
    QVERIFY(server.process.readAllStandardError().contains("--data DIR"));
}

void TestProgram::aFullDiskAtTheStartIsTold()
{
    QTemporaryDir folder;
    Embedded server(folder.path(), {}, withFullDisk(folder.path()));
    QCOMPARE(server.error, QStringLiteral("disk_full"));
    QCOMPARE(server.end(), exitDiskFull);
    QVERIFY(server.process.readAllStandardError().contains("is full"));
    // There is room again: it starts as if nothing had been.
    Embedded again(folder.path());
    QVERIFY(again.port > 0);
}

void TestProgram::aFullDiskWhileRunningLosesNothing()
{
    QTemporaryDir folder;
    const QString flag = folder.filePath(QStringLiteral("full"));
    Embedded server(folder.path(), {QStringLiteral("--demo")}, withFullDisk(flag));
    QVERIFY(server.port > 0);
    TestClient client(server.port, server.signIn());
    const QJsonArray rows = client.get("/v1/changes?after=0&limit=2000").json().value(QStringLiteral("changes")).toArray();
    PersonId person;
    for (const QJsonValue &row : rows)
        if (row.toObject().value(QStringLiteral("kind")) == QLatin1StringView("person"))
            person.value = row.toObject().value(QStringLiteral("row")).toObject().value(QStringLiteral("id")).toString();
    QVERIFY(!person.isEmpty());

    QFile full(flag);
    QVERIFY(full.open(QIODevice::WriteOnly));
    full.close();
    const QByteArray body = QJsonDocument(QJsonObject{
        {QStringLiteral("mutations"), QJsonArray{[&] {
             const Mutation mutation = noteOn(person, QStringLiteral("written on a full disk"));
             return QJsonObject{{QStringLiteral("id"), mutation.id.value},
                                {QStringLiteral("kind"), QString(nameOf(mutation.kind))},
                                {QStringLiteral("created_at"), json::toValue(mutation.createdAt)},
                                {QStringLiteral("payload"), mutation.payload}};
         }()}}}).toJson();
    const TestReply refused = client.send("POST", "/v1/mutations", body, "application/json");
    QCOMPARE(refused.status, 507);
    QCOMPARE(refused.code(), QStringLiteral("disk_full"));
    QCOMPARE(client.get("/v1/me").status, 200); // reading goes on

    QVERIFY(QFile::remove(flag));
    const TestReply accepted = client.send("POST", "/v1/mutations", body, "application/json");
    QCOMPARE(accepted.status, 200);
    QVERIFY2(accepted.body.contains("\"accepted\""), accepted.body.constData());
}

void TestProgram::accountsAreMadeAndEnded()
{
    QTemporaryDir folder;
    QCOMPARE(run(userIn(folder.path(), {QStringLiteral("add"), QStringLiteral("olga"), QStringLiteral("--name"), QStringLiteral("Ольга"), QStringLiteral("--role"), QStringLiteral("lead")}), "a password\n").exitCode, exitOk);
    QCOMPARE(run(userIn(folder.path(), {QStringLiteral("add"), QStringLiteral("olga")}), "x\n").exitCode, exitFailed);
    QCOMPARE(run(userIn(folder.path(), {QStringLiteral("add"), QStringLiteral("ivan")}), "\n").exitCode, exitFailed);
    QCOMPARE(run(userIn(folder.path(), {QStringLiteral("list")})).out, QByteArray("olga\tОльга\tlead\n"));

    Embedded server(folder.path());
    TestClient client(server.port);
    const auto signIn = [&](const QString &password) {
        return client.post("/v1/sessions", {{QStringLiteral("login"), QStringLiteral("olga")}, {QStringLiteral("password"), password}});
    };
    const TestReply in = signIn(QStringLiteral("a password"));
    QCOMPARE(in.status, 201);
    TestClient olga(server.port, in.json().value(QStringLiteral("token")).toString().toLatin1());
    QCOMPARE(olga.get("/v1/me").status, 200);
    // Beside the running server: a new password ends the old sessions, disabling ends all.
    QCOMPARE(run(userIn(folder.path(), {QStringLiteral("password"), QStringLiteral("olga")}), "another\n").exitCode, exitOk);
    QCOMPARE(olga.get("/v1/me").status, 401);
    QCOMPARE(signIn(QStringLiteral("a password")).status, 401);
    QCOMPARE(signIn(QStringLiteral("another")).status, 201);
    QCOMPARE(run(userIn(folder.path(), {QStringLiteral("disable"), QStringLiteral("olga")})).exitCode, exitOk);
    QCOMPARE(signIn(QStringLiteral("another")).status, 401);
    QCOMPARE(run(userIn(folder.path(), {QStringLiteral("disable"), QStringLiteral("nobody")})).exitCode, exitFailed);
}

void TestProgram::whoIsWhoAtAnIssuerIsKept()
{
    QTemporaryDir folder;
    const auto identity = [&](const QStringList &more) {
        return run(QStringList{QStringLiteral("identity"), QStringLiteral("--data"), folder.path()} + more);
    };
    const QStringList issuer{QStringLiteral("--issuer"), QStringLiteral("https://login.example")};
    for (const char *login : {"anna", "vera"})
        QCOMPARE(run(userIn(folder.path(), {QStringLiteral("add"), QString::fromLatin1(login)}), "pw\n").exitCode, exitOk);
    const QStringList anna{QStringLiteral("add"), QStringLiteral("anna")};
    const QStringList vera{QStringLiteral("add"), QStringLiteral("vera")};
    QCOMPARE(identity(anna + issuer + QStringList{QStringLiteral("--subject"), QStringLiteral("s-1")}).exitCode, exitOk);
    QCOMPARE(identity(vera + issuer + QStringList{QStringLiteral("--email"), QStringLiteral("Vera@shop.example")}).exitCode, exitOk);
    QCOMPARE(identity({QStringLiteral("list")}).out, QByteArray("anna\thttps://login.example\ts-1\n"
                                                               "vera\thttps://login.example\tvera@shop.example (invited)\n"));
    const QStringList nobody{QStringLiteral("add"), QStringLiteral("nobody"), QStringLiteral("--subject"), QStringLiteral("s-2")};
    QCOMPARE(identity(nobody + issuer).exitCode, exitFailed);
    QCOMPARE(identity({QStringLiteral("remove"), QStringLiteral("anna")}).exitCode, exitOk);
    QCOMPARE(identity({QStringLiteral("list")}).out.count('\n'), 1);
}

void TestProgram::theCompanysOwnContactsAreKept()
{
    QTemporaryDir folder;
    const auto contact = [&](const QStringList &more) {
        return run(QStringList{QStringLiteral("contact"), QStringLiteral("--data"), folder.path()} + more);
    };
    Embedded server(folder.path()); // they are changed beside a running server
    for (const char *value : {"help@shop.example", "@shop.example", "+7 495 123-45-67"})
        QCOMPARE(contact({QStringLiteral("add"), QString::fromLatin1(value)}).exitCode, exitOk);
    QCOMPARE(contact({QStringLiteral("add"), QStringLiteral("@shop.example")}).exitCode, exitOk); // there already
    const Run refused = contact({QStringLiteral("add"), QStringLiteral("our office")});
    QCOMPARE(refused.exitCode, exitFailed);
    QVERIFY(refused.err.startsWith("our office is neither an e-mail address"));
    QCOMPARE(contact({QStringLiteral("remove"), QStringLiteral("help@shop.example")}).exitCode, exitOk);
    QCOMPARE(contact({QStringLiteral("remove"), QStringLiteral("help@shop.example")}).exitCode, exitFailed);
    QCOMPARE(contact({QStringLiteral("list")}).out, QByteArray("@shop.example\n+7 495 123-45-67\n"));
}

void TestProgram::aPersonIsExportedAndErased()
{
    QTemporaryDir folder;
    QTemporaryDir other;
    QFile posts(other.filePath(QStringLiteral("posts.csv")));
    QVERIFY(posts.open(QIODevice::WriteOnly));
    posts.write("id,author,text\n1,zaqomark,My zaqomark kettle leaks\n2,lea,Mine too\n");
    posts.close();
    const auto inFolder = [&](const QStringList &arguments, const QByteArray &input = {}) {
        return run(arguments + QStringList{QStringLiteral("--data"), folder.path()}, input);
    };
    QCOMPARE(inFolder({QStringLiteral("import"), posts.fileName(), QStringLiteral("--as"), QStringLiteral("inbox")}).exitCode, exitOk);
    Embedded server(folder.path());
    const QString person = QStringLiteral("reviews:zaqomark");
    const QString file = other.filePath(QStringLiteral("all.json"));
    QCOMPARE(inFolder({QStringLiteral("export"), person, file}).exitCode, exitOk);
    QVERIFY(contentOf(file).contains("My zaqomark kettle leaks"));
    QVERIFY(!contentOf(file).contains("Mine too"));
    QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(inFolder({QStringLiteral("export"), person, file}).exitCode, exitFailed); // overwrites nothing

    const Run refused = inFolder({QStringLiteral("erase"), person}, "no\n");
    QCOMPARE(refused.exitCode, exitFailed);
    QVERIFY(refused.err.contains("reviews:zaqomark")); // it said whom
    const QString act = other.filePath(QStringLiteral("act.txt"));
    const QStringList erase{QStringLiteral("erase"), person, QStringLiteral("--act"), act, QStringLiteral("--reason"), QStringLiteral("letter 7")};
    const Run done = inFolder(erase, "yes\n");
    QVERIFY2(done.exitCode == exitOk, done.err.constData());
    QCOMPARE(done.out, contentOf(act));
    QVERIFY(done.out.contains("letter 7"));
    for (const char *name : {"otklik.db", "otklik.db-wal"})
        QVERIFY2(!contentOf(folder.filePath(QString::fromLatin1(name))).contains("zaqomark"), name);
    QVERIFY(contentOf(folder.filePath(QStringLiteral("otklik.db"))).contains("Mine too"));
    const Run again = inFolder({QStringLiteral("erase"), person, QStringLiteral("--yes")});
    QCOMPARE(again.exitCode, exitFailed);
    QVERIFY(again.err.startsWith("There is no person"));
    TestClient client(server.port, server.signIn());
    QVERIFY(client.get("/v1/changes?after=0").body.contains("Mine too"));
    server.process.closeWriteChannel();
    QCOMPARE(server.end(), exitOk);
    QVERIFY(!server.process.readAllStandardError().contains("zaqomark"));
}

void TestProgram::aMistypedFolderIsTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("backup") << QStringList{QStringLiteral("backup"), QStringLiteral("copy.db")};
    QTest::newRow("users") << QStringList{QStringLiteral("user"), QStringLiteral("list")};
    QTest::newRow("password") << QStringList{QStringLiteral("user"), QStringLiteral("password"), QStringLiteral("olga")};
    QTest::newRow("erase") << QStringList{QStringLiteral("erase"), QStringLiteral("mastodon:olga"), QStringLiteral("--yes")};
    QTest::newRow("export") << QStringList{QStringLiteral("export"), QStringLiteral("mastodon:olga"), QStringLiteral("olga.json")};
    QTest::newRow("contacts") << QStringList{QStringLiteral("contact"), QStringLiteral("list")};
}

void TestProgram::aMistypedFolderIsTold()
{
    QFETCH(QStringList, arguments);
    QTemporaryDir folder;
    const QString wrong = folder.filePath(QStringLiteral("wrong"));
    const Run refused = run(arguments + QStringList{QStringLiteral("--data"), wrong});
    QCOMPARE(refused.exitCode, exitNoDatabase);
    QVERIFY(refused.err.startsWith("There is no database in"));
    QVERIFY(!QFile::exists(wrong));
}

void TestProgram::aFailedImportLeavesNothing()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.csv"));
    const auto import = [&] {
        return run({QStringLiteral("import"), file, QStringLiteral("--as"), QStringLiteral("inbox"), QStringLiteral("--data"), folder.path()});
    };
    QCOMPARE(import().exitCode, exitFailed); // no file
    QFile csv(file);
    QVERIFY(csv.open(QIODevice::WriteOnly));
    csv.write("id;number\n1;2\n");
    csv.close();
    QCOMPARE(import().exitCode, exitFailed); // no column of texts
    Embedded server(folder.path());
    TestClient client(server.port, server.signIn());
    QVERIFY(!client.get("/v1/changes?after=0").body.contains("\"kind\":\"source\""));
}

void TestProgram::theDemoWantsAnEmptyDatabase()
{
    QTemporaryDir folder;
    QCOMPARE(run(userIn(folder.path(), {QStringLiteral("add"), QStringLiteral("anna")}), "a password\n").exitCode, exitOk);
    const Run refused = run(serveIn(folder.path(), {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--demo")}));
    QCOMPARE(refused.exitCode, exitFailed);
    QVERIFY(refused.err.contains("the demo wants an empty one"));
    QCOMPARE(run(userIn(folder.path(), {QStringLiteral("list")})).out, QByteArray("anna\tanna\tagent\n"));
}

void TestProgram::helpIsGiven()
{
    const Run all = run({QStringLiteral("--help")});
    QCOMPARE(all.exitCode, exitOk);
    for (const char *command : {"serve", "user", "identity", "contact", "import", "train", "backup"}) {
        QVERIFY(all.out.contains(command));
        const Run one = run({QString::fromLatin1(command), QStringLiteral("--help")});
        QCOMPARE(one.exitCode, exitOk);
        QVERIFY(one.out.startsWith(QByteArray("otklik-server ") + command));
    }
}

void TestProgram::wrongArgumentsAreTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown command") << QStringList{QStringLiteral("sing")};
    QTest::newRow("unknown option") << QStringList{QStringLiteral("serve"), QStringLiteral("--loud")};
    QTest::newRow("no port") << QStringList{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1")};
    QTest::newRow("unknown role") << QStringList{QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("a"), QStringLiteral("--role"), QStringLiteral("king")};
    QTest::newRow("embedded elsewhere") << QStringList{QStringLiteral("serve"), QStringLiteral("--embedded"), QStringLiteral("--listen"), QStringLiteral("0.0.0.0:1")};
    QTest::newRow("unknown network") << QStringList{QStringLiteral("import"), QStringLiteral("a.csv"), QStringLiteral("--as"), QStringLiteral("inbox"), QStringLiteral("--network"), QStringLiteral("pigeons")};
    const auto serveWith = [](const char *text) { return QString::fromLatin1(text).split(u' '); };
    QTest::newRow("an issuer without a client") << serveWith("serve --issuer https://login.example");
    QTest::newRow("a client without an issuer") << serveWith("serve --client-id otklik");
    QTest::newRow("an issuer over http") << serveWith("serve --issuer http://login.example --client-id otklik");
    QTest::newRow("groups without roles") << serveWith("serve --issuer https://login.example --client-id otklik --group-claim groups");
    QTest::newRow("a group of kings") << serveWith("serve --issuer https://login.example --client-id otklik --group-claim groups --group-role g=king");
    QTest::newRow("a group of two teams") << serveWith("serve --issuer https://login.example --client-id otklik --group-claim groups --group-team g=a,b");
    QTest::newRow("an identity by two names") << serveWith("identity add a --issuer https://login.example --subject s --email e");
    QTest::newRow("no file") << QStringList{QStringLiteral("backup")};
}

void TestProgram::wrongArgumentsAreTold()
{
    QFETCH(QStringList, arguments);
    const Run made = run(arguments);
    QCOMPARE(made.exitCode, exitUsage);
    QVERIFY(made.err.contains("otklik-server"));
    QVERIFY(made.out.isEmpty());
}

/// Standard error is a pipe of 64 KiB, and nobody empties it.
void TestProgram::aLogThatNobodyReadsHoldsNothingUp()
{
    const QTemporaryDir folder;
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe(ends), 0);
    Embedded server(folder.path(), {}, QProcessEnvironment::systemEnvironment(), ends[1]);
    ::close(ends[1]);
    QVERIFY(server.port != 0);
    TestClient client(server.port, server.signIn());
    for (int i = 0; i < 600; ++i) // each leaves a line of more than 150 bytes
        QVERIFY(client.get("/v1/changes?after=0").status >= 200);
    QCOMPARE(TestClient(server.port).get("/healthz").status, 200);
    server.process.terminate();
    QVERIFY(server.process.waitForFinished(patience));
    QCOMPARE(server.process.exitCode(), 0);
    ::close(ends[0]);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
