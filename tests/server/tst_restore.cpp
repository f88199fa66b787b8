#include "server/backup/restore.h"
#include "server/backup/trialrestore.h"
#include "models/json.h"
#include "server/store/feedstore.h"
#include "server/store/rowrights.h"
#include "server/store/workspacestore.h"
#include "storage/database/database.h"
#include "storage/sqlite/database.h"
#include "tests/server/support/scene.h"

#include <QDir>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

/// Every row of the feed by kind and id, with its change number.
QMap<QString, QString> rowsOf(Store &store)
{
    QMap<QString, QString> all;
    const auto read = store.read([&](Rows &rows) -> Result<void> {
        const User administrator{{}, {}, {}, Role::Administrator, false, true, {}};
        RowRights rights(rows, administrator);
        const FeedStore::Page page = FeedStore(rows, rights).changes(0, 1'000'000);
        for (const EntityChange &change : page.changes)
            all.insert(QString(nameOf(kindOf(change.entity))) + u' ' + idOf(change.entity),
                       QString::number(change.seq)
                           + QString::fromUtf8(QJsonDocument(std::visit([](const auto &row) { return toJson(row); }, change.entity)).toJson()));
        return {};
    });
    const auto pictures = store.read([&](Rows &rows) -> Result<void> {
        auto query = rows.database().query("SELECT hash, bytes FROM attachment");
        while (query.next())
            all.insert(QStringLiteral("picture ") + query.value<QString>(0), QString::fromLatin1(query.value<QByteArray>(1).toHex()));
        return {};
    });
    if (!read || !pictures)
        all.insert(QStringLiteral("error"), (read ? pictures : read).error().code);
    return all;
}

QString epochOf(Store &store)
{
    return store.read([](Rows &rows) -> Result<QString> { return WorkspaceStore(rows).workspace().epoch; }).value_or(QString());
}

/// A server with some work, and a backup of it.
struct Office final
{
    Scene scene;
    QTemporaryDir folder;
    QString backup = folder.filePath(QStringLiteral("monday.db"));
    QString place = folder.filePath(QStringLiteral("data/otklik.db"));

    Office()
    {
        QDir().mkpath(folder.filePath(QStringLiteral("data")));
        ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
        ACCEPTED(scene.push(scene.agent, NoteAdd{scene.fresh<NoteId>(), scene.supportCase.personId, QString::fromUtf8("чай \" ' \\ \n 😀")}));
        ACCEPTED(scene.push(scene.agent, CaseDecide{scene.fresh<DecisionId>(), scene.supportCase.id, {{QStringLiteral("a"), 1}}, 1, Outcome::AnswerInPlace, true}));
        const QByteArray picture("\x89PNG\r\n\x1a\n\0\xff", 10);
        QCOMPARE(scene.agent.send("PUT", "/v1/attachments/" + attachmentHashOf(picture).toLatin1(), picture, "image/png").status, 200);
        QVERIFY(scene.server.store->backup(backup));
    }

    /// Opens what was restored into the file.
    std::unique_ptr<Store> open(const QString &where)
    {
        auto opened = Store::open(where, scene.server.clock);
        return opened ? std::move(*opened) : nullptr;
    }

    void change(const QByteArray &sql) const
    {
        auto database = sqlite::Database::open(backup);
        QVERIFY(database);
        (*database)->execute(sql);
        (*database)->execute("PRAGMA journal_mode=DELETE");
    }
};

QStringList wrongOf(const QString &file)
{
    const auto results = checkBackup(file);
    if (!results)
        return {results.error().code};
    QStringList wrong;
    for (const CheckResult &result : *results)
        if (!result.isWell)
            wrong.append(result.what);
    return wrong;
}

} // namespace

/// A backup is worth what comes back of it.
class TestRestore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatComesBackIsWhatWasThere();
    void aCompanyMovesToTheOtherEngineAndBack();
    void aCheckTouchesNothing();
    void aTrialSaysThatAllIsTheSame();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void aDatabaseThatIsThereIsLeftAlone();
    void whatWasReplacedIsKept();
    void aLogLeftBesideThePlaceIsNotReplayed();
    void aPostgresDatabaseInUseIsLeftAlone();
    void aBackupThatCannotBeReadChangesNothing();
};

void TestRestore::whatComesBackIsWhatWasThere()
{
    Office office;
    QVERIFY(restoreToFile(office.backup, office.place, Replacing::Never));
    const auto restored = office.open(office.place);
    QVERIFY(restored);
    QCOMPARE(rowsOf(*restored), rowsOf(*office.scene.server.store));
    // Sessions come back, too, and the epoch is another one: laptops notice.
    QVERIFY(epochOf(*restored) != epochOf(*office.scene.server.store));
    QCOMPARE(QFile::permissions(office.place) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestRestore::aCompanyMovesToTheOtherEngineAndBack()
{
    if (!TestDatabase::isPostgres())
        QSKIP("needs PostgreSQL: see the same test there");
    Office office;
    const QMap<QString, QString> before = rowsOf(*office.scene.server.store);
    QVERIFY(restoreToFile(office.backup, office.place, Replacing::Never));
    auto small = office.open(office.place);
    QVERIFY(small);
    QCOMPARE(rowsOf(*small), before);
    const QString second = office.folder.filePath(QStringLiteral("tuesday.db"));
    QVERIFY(small->backup(second));
    const TestDatabase target;
    const auto restored = restoreToPostgres(second, target.place());
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().code + restored.error().detail));
    QVERIFY(restored->rows > before.size());
    const auto large = office.open(target.place());
    QVERIFY(large);
    QCOMPARE(rowsOf(*large), before);
    QVERIFY(epochOf(*large) != epochOf(*small));
    // It goes on counting where it was: the audit has numbers of its own.
    QVERIFY(large->write([&](Rows &rows) -> Result<void> {
        AuditLog(rows).write({}, QLatin1StringView("test"), QStringLiteral("after"));
        return {};
    }));
}

void TestRestore::aCheckTouchesNothing()
{
    Office office;
    const auto contentOf = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = contentOf(office.backup);
    const QStringList files = QDir(office.folder.path()).entryList(QDir::AllEntries | QDir::Hidden);
    QCOMPARE(wrongOf(office.backup), QStringList());
    QVERIFY(tryRestore(office.backup));
    QCOMPARE(contentOf(office.backup), before);
    QCOMPARE(QDir(office.folder.path()).entryList(QDir::AllEntries | QDir::Hidden), files);
}

void TestRestore::aTrialSaysThatAllIsTheSame()
{
    Office office;
    const auto trial = tryRestore(office.backup);
    QVERIFY(trial);
    QVERIFY2(trial->isWell, qPrintable(trial->found));
    QVERIFY(trial->found.section(u' ', 0, 0).toInt() > 10);
}

void TestRestore::findsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("wrong");
    QTest::newRow("a lost thread") << QByteArray("DELETE FROM thread") << QStringLiteral("references");
    QTest::newRow("a lost person") << QByteArray("DELETE FROM person") << QStringLiteral("references");
    QTest::newRow("a counter that lags") << QByteArray("UPDATE workspace SET last_seq=1") << QStringLiteral("counters");
    QTest::newRow("no workspace") << QByteArray("DELETE FROM workspace") << QStringLiteral("counters");
    QTest::newRow("a newer program's") << QByteArray("PRAGMA user_version=99") << QStringLiteral("database_newer");
    QTest::newRow("another program's") << QByteArray("PRAGMA user_version=0") << QStringLiteral("not_a_backup");
    QTest::newRow("nothing") << QByteArray() << QString();
}

void TestRestore::findsWhatIsWrong()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, wrong);
    Office office;
    office.change(sql);
    QCOMPARE(wrongOf(office.backup).join(u' '), wrong);
}

void TestRestore::aDatabaseThatIsThereIsLeftAlone()
{
    Office office;
    QVERIFY(restoreToFile(office.backup, office.place, Replacing::Never));
    const auto again = restoreToFile(office.backup, office.place, Replacing::Never);
    QVERIFY(!again);
    QCOMPARE(again.error().code, QStringLiteral("database_in_use"));
    QCOMPARE(QDir(office.folder.filePath(QStringLiteral("data"))).entryList(QDir::Files), QStringList{QStringLiteral("otklik.db")});
}

void TestRestore::whatWasReplacedIsKept()
{
    Office office;
    QVERIFY(restoreToFile(office.backup, office.place, Replacing::Never));
    QString ours;
    {
        const auto store = office.open(office.place);
        QVERIFY(store->write([&](Rows &rows) -> Result<void> {
            WorkspaceStore(rows).setName(QStringLiteral("the one before"));
            return {};
        }));
    }
    const auto restored = restoreToFile(office.backup, office.place, Replacing::KeepAside);
    QVERIFY(restored);
    QCOMPARE(restored->keptAside.size(), 1);
    const auto nameOfWorkspace = [&](const QString &place) {
        const auto store = office.open(place);
        return store->read([](Rows &rows) -> Result<QString> { return WorkspaceStore(rows).workspace().name; }).value_or(QString());
    };
    QCOMPARE(nameOfWorkspace(restored->keptAside.constFirst()), QStringLiteral("the one before"));
    QCOMPARE(nameOfWorkspace(office.place), QStringLiteral("Otklik"));
}

void TestRestore::aLogLeftBesideThePlaceIsNotReplayed()
{
    Office office;
    QVERIFY(restoreToFile(office.backup, office.place, Replacing::Never));
    const QString crashed = office.folder.filePath(QStringLiteral("crashed"));
    QVERIFY(QDir().mkpath(crashed));
    {
        // A server that died in the middle of its work: its log is not folded in.
        auto database = sqlite::Database::open(office.place);
        QVERIFY(database);
        (*database)->execute("UPDATE workspace SET name='from the old log'");
        QVERIFY(QFile::copy(office.place + QStringLiteral("-wal"), crashed + QStringLiteral("/otklik.db-wal")));
        QVERIFY(QFile::copy(office.place + QStringLiteral("-shm"), crashed + QStringLiteral("/otklik.db-shm")));
    }
    const QString place = crashed + QStringLiteral("/otklik.db");
    const auto restored = restoreToFile(office.backup, place, Replacing::Never);
    QVERIFY(restored);
    QCOMPARE(restored->keptAside.size(), 1); // it was set aside, and said so
    const auto store = office.open(place);
    QCOMPARE(store->read([](Rows &rows) -> Result<QString> { return WorkspaceStore(rows).workspace().name; }).value_or(QString()),
             QStringLiteral("Otklik"));
    QCOMPARE(rowsOf(*store), rowsOf(*office.scene.server.store));
}

void TestRestore::aPostgresDatabaseInUseIsLeftAlone()
{
    if (!TestDatabase::isPostgres())
        QSKIP("needs PostgreSQL: see the same test there");
    Office office;
    const QMap<QString, QString> before = rowsOf(*office.scene.server.store);
    const auto refused = restoreToPostgres(office.backup, office.scene.server.database.place());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("database_in_use"));
    QCOMPARE(rowsOf(*office.scene.server.store), before);
}

void TestRestore::aBackupThatCannotBeReadChangesNothing()
{
    Office office;
    QVERIFY(restoreToFile(office.backup, office.place, Replacing::Never));
    QFile broken(office.folder.filePath(QStringLiteral("broken.db")));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray(100'000, 'x'));
    broken.close();
    QVERIFY(!wrongOf(broken.fileName()).isEmpty());
    QVERIFY(!restoreToFile(broken.fileName(), office.place, Replacing::KeepAside));
    const auto store = office.open(office.place);
    QVERIFY(store);
    QCOMPARE(rowsOf(*store), rowsOf(*office.scene.server.store));
    QCOMPARE(QDir(office.folder.filePath(QStringLiteral("data"))).entryList({QStringLiteral("*restoring*")}, QDir::Files), QStringList());
}

QTEST_GUILESS_MAIN(TestRestore)
#include "tst_restore.moc"
