#include "storage/entityrows.h"
#include "storage/localdrafts.h"
#include "storage/localmutations.h"
#include "storage/writer.h"
#include "tests/storage/cachefixture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace otklik;

namespace {

QByteArray hashOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256)
                                          : QByteArray();
}

/// Speaks to the file behind the cache's back.
void alter(const QString &path, const QByteArray &sql)
{
    auto opened = sqlite::Database::open(path);
    QVERIFY(opened);
    (*opened)->execute(sql);
    (*opened)->execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

/// Fills the root page of a table with rubbish.
void damageTable(const QString &path, const QString &table)
{
    qint64 page = 0;
    qint64 pageSize = 0;
    {
        auto opened = sqlite::Database::open(path);
        QVERIFY(opened);
        (*opened)->execute("PRAGMA wal_checkpoint(TRUNCATE)");
        sql::Query root = (*opened)->query("SELECT rootpage FROM sqlite_master WHERE name=?");
        root.bind(1, table);
        QVERIFY(root.next());
        page = root.value<qint64>(0);
        sql::Query size = (*opened)->query("PRAGMA page_size");
        QVERIFY(size.next());
        pageSize = size.value<qint64>(0);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek((page - 1) * pageSize));
    file.write(QByteArray(pageSize, '\xEE'));
}

/// One draft and one note that the server has not seen.
void typeSomething(CacheFixture &fixture)
{
    QVERIFY(fixture.pull(samples::workspace(3)));
    QVERIFY(wait(fixture.cache().drafts().save(samples::draft(0, QStringLiteral("typed, not sent"), 0))));
    QVERIFY(wait(fixture.cache().mutations().enqueue(
        NoteAdd{{QStringLiteral("note")}, samples::person(0).id, QStringLiteral("remark")})));
}

void verifyKeptInANewCache(CacheFixture &fixture)
{
    QVERIFY2(fixture.open(), qPrintable(fixture.openError.code));
    QCOMPARE(wait(fixture.cache().sync().cursor())->isComplete, false);
    QVERIFY(fixture.pull(samples::workspace(3)));
    const auto seen = wait(fixture.cache().conversations().conversation(samples::openCase(0).id));
    QCOMPARE(seen->drafts.size(), 1);
    QCOMPARE(seen->drafts.first().text, QStringLiteral("typed, not sent"));
    QCOMPARE(wait(fixture.cache().conversations().card(samples::person(0).id))->notes.size(), 1);
    QCOMPARE(fixture.send().size(), 2);
}

} // namespace

/// What bad input gets: a code that says what happened, and nothing is lost.
class TestBadCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewerCacheIsRefusedAndLeftAsItIs();
    void aNewerCacheIsMovedAsideOnlyWhenAskedAndWhatWasTypedComesAlong();
    void aFileThatIsNoDatabaseIsToldAsDamaged();
    void damageUnderWayIsToldAndWhatWasTypedIsSaved();
    void aSecondInstanceIsRefused();
    void anotherUsersCacheIsRefused();
    void aFullDiskIsToldAndWhatWasWrittenStays();
    void aRefusedJobDoesNotUndoItsNeighbours();
    void aKilledProcessLosesNothingThatWasAcknowledged();
    void aLockFileWithoutAHolderIsNoLock();
    void everythingHandedInIsWrittenBeforeTheEnd();
};

void TestBadCases::aNewerCacheIsRefusedAndLeftAsItIs()
{
    CacheFixture fixture;
    fixture.close();
    alter(fixture.path(), "PRAGMA user_version=99");
    const QByteArray before = hashOf(fixture.path());
    QVERIFY(!fixture.open());
    QCOMPARE(fixture.openError.kind, Error::Kind::GiveUp);
    QCOMPARE(fixture.openError.code, QStringLiteral("database_newer"));
    QCOMPARE(hashOf(fixture.path()), before);
}

void TestBadCases::aNewerCacheIsMovedAsideOnlyWhenAskedAndWhatWasTypedComesAlong()
{
    CacheFixture fixture;
    typeSomething(fixture);
    fixture.close();
    alter(fixture.path(), "PRAGMA user_version=99; ALTER TABLE draft ADD COLUMN from_the_future TEXT");
    QVERIFY(!fixture.open());
    const QByteArray before = hashOf(fixture.path());
    const auto salvage = Cache::moveAside(fixture.path(), samples::me(), fixture.clock());
    QVERIFY2(salvage, salvage ? "" : qPrintable(salvage.error().detail));
    QCOMPARE(salvage->drafts, 1);
    QCOMPARE(salvage->mutations, 2);
    QCOMPARE(hashOf(salvage->keptAs), before);
    verifyKeptInANewCache(fixture);
}

void TestBadCases::aFileThatIsNoDatabaseIsToldAsDamaged()
{
    CacheFixture fixture;
    fixture.close();
    QFile file(fixture.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<html>it was the proxy</html>");
    file.close();
    QVERIFY(!fixture.open());
    QCOMPARE(fixture.openError.kind, Error::Kind::Corruption);
    QCOMPARE(fixture.openError.code, QStringLiteral("database_damaged"));
    const auto salvage = Cache::moveAside(fixture.path(), samples::me(), fixture.clock());
    QVERIFY(salvage);
    QCOMPARE(salvage->drafts + salvage->mutations, 0);
    QCOMPARE(QFile(salvage->keptAs).size(), 29);
    QVERIFY(fixture.open());
}

void TestBadCases::damageUnderWayIsToldAndWhatWasTypedIsSaved()
{
    CacheFixture fixture;
    typeSomething(fixture);
    fixture.close();
    damageTable(fixture.path(), QStringLiteral("mention"));
    QVERIFY(fixture.open()); // not every page is read at the start
    const auto page = wait(fixture.cache().queue().page(QueueFilter::Open, {}, 10));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Error::Kind::Corruption);
    QCOMPARE(page.error().code, QStringLiteral("database_damaged"));
    fixture.close();
    const auto salvage = Cache::moveAside(fixture.path(), samples::me(), fixture.clock());
    QVERIFY(salvage);
    QCOMPARE(salvage->drafts, 1);
    QCOMPARE(salvage->mutations, 2);
    verifyKeptInANewCache(fixture);
}

void TestBadCases::aSecondInstanceIsRefused()
{
    CacheFixture fixture;
    const FakeEffects effects;
    StoreEvents events;
    const auto second = Cache::open(fixture.path(), samples::me(), fixture.clock(), effects, events);
    QVERIFY(!second);
    QCOMPARE(second.error().code, QStringLiteral("cache_in_use"));
    QCOMPARE(Cache::moveAside(fixture.path(), samples::me(), fixture.clock()).error().code,
             QStringLiteral("cache_in_use"));
    QVERIFY(fixture.pull(samples::workspace(1))); // the first one works on
}

void TestBadCases::anotherUsersCacheIsRefused()
{
    CacheFixture fixture;
    QVERIFY(!fixture.open(samples::colleague()));
    QCOMPARE(fixture.openError.code, QStringLiteral("cache_of_another_user"));
    QVERIFY(fixture.open(samples::me()));
}

void TestBadCases::aFullDiskIsToldAndWhatWasWrittenStays()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    fixture.close();
    auto opened = sqlite::Database::open(fixture.path());
    QVERIFY(opened);
    sqlite::Database &connection = **opened;
    qint64 pages = 0;
    {
        sql::Query count = connection.query("PRAGMA page_count");
        QVERIFY(count.next());
        pages = count.value<qint64>(0);
    }
    connection.execute("PRAGMA max_page_count=" + QByteArray::number(pages + 30));
    const FakeEffects effects;
    StoreEvents events;
    Writer writer(std::move(*opened), samples::me(), fixture.clock(), effects, events);
    LocalMutations mutations(writer);
    const QString text(4000, QChar(u'ж'));
    int written = 0;
    Error error;
    while (error.code.isEmpty() && written < 1000) {
        const auto done = wait(mutations.enqueue(
            NoteAdd{{QStringLiteral("note-%1").arg(written)}, samples::person(0).id, text}));
        done ? static_cast<void>(++written) : static_cast<void>(error = done.error());
    }
    QCOMPARE(error.kind, Error::Kind::Retry);
    QCOMPARE(error.code, QStringLiteral("disk_full"));
    QVERIFY(written > 3);
    // Room again: the same connection goes on, and nothing is missing or half there.
    QVERIFY(wait(writer.write<bool>(Writer::Weight::Typed, [](WriteScope &scope) {
        scope.database.execute("PRAGMA max_page_count=100000");
        return true;
    })));
    QVERIFY(wait(mutations.enqueue(NoteAdd{{QStringLiteral("last")}, samples::person(0).id, text})));
    const auto sound = wait(writer.write<QString>(Writer::Weight::Feed, [](WriteScope &scope) -> Result<QString> {
        sql::Query check = scope.database.query("PRAGMA integrity_check");
        return check.next() ? check.value<QString>(0) : QString();
    }));
    QCOMPARE(*sound, QStringLiteral("ok"));
    const auto count = wait(writer.write<qint64>(Writer::Weight::Feed, [](WriteScope &scope) -> Result<qint64> {
        sql::Query notes = scope.database.query("SELECT count(*) FROM note");
        return notes.next() ? notes.value<qint64>(0) : 0;
    }));
    QCOMPARE(*count, written + 1);
}

void TestBadCases::aRefusedJobDoesNotUndoItsNeighbours()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    fixture.close();
    auto opened = sqlite::Database::open(fixture.path());
    QVERIFY(opened);
    const FakeEffects effects;
    StoreEvents events;
    Writer writer(std::move(*opened), samples::me(), fixture.clock(), effects, events);
    LocalMutations mutations(writer);
    auto first = mutations.enqueue(NoteAdd{{QStringLiteral("a")}, samples::person(0).id, {}});
    auto broken = writer.write<bool>(Writer::Weight::Typed, [](WriteScope &scope) -> Result<bool> {
        scope.database.run("DELETE FROM note");
        EntityRows(scope).put(samples::mention(0, QStringLiteral("never seen")));
        scope.database.run("INSERT INTO no_such_table VALUES(1)");
        return true;
    });
    auto last = mutations.enqueue(NoteAdd{{QStringLiteral("b")}, samples::person(0).id, {}});
    QVERIFY(wait(first));
    QCOMPARE(wait(broken).error().code, QStringLiteral("database_error"));
    QVERIFY(wait(last));
    const auto notes = wait(writer.write<qint64>(Writer::Weight::Feed, [](WriteScope &scope) -> Result<qint64> {
        sql::Query count = scope.database.query("SELECT count(*) FROM note");
        return count.next() ? count.value<qint64>(0) : 0;
    }));
    QCOMPARE(*notes, 2);
    QVERIFY(fixture.indexesMatchRows());
}

void TestBadCases::aKilledProcessLosesNothingThatWasAcknowledged()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    fixture.close();
    QProcess typist;
    typist.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--type-into"), fixture.path()});
    QVERIFY(typist.waitForStarted());
    QByteArray said;
    while (said.count('\n') < 30) {
        QVERIFY(typist.waitForReadyRead());
        said += typist.readAllStandardOutput();
    }
    typist.kill(); // SIGKILL, in the middle of the next save
    QVERIFY(typist.waitForFinished());
    said += typist.readAllStandardOutput();
    said.truncate(said.lastIndexOf('\n'));
    const int acknowledged = said.mid(said.lastIndexOf('\n') + 1).toInt();
    QVERIFY(acknowledged >= 29);

    QVERIFY2(fixture.open(), qPrintable(fixture.openError.code)); // a dead holder's lock is no lock
    const auto seen = wait(fixture.cache().conversations().conversation(samples::openCase(0).id));
    QCOMPARE(seen->drafts.size(), 1);
    const int kept = seen->drafts.first().text.mid(5).toInt();
    QVERIFY2(kept >= acknowledged, qPrintable(QStringLiteral("%1 of %2").arg(kept).arg(acknowledged)));
    const auto sent = fixture.send();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().payload.value(QLatin1StringView("text")).toString(), seen->drafts.first().text);
}

/// What a power cut may leave of a lock: it holds nobody off.
void TestBadCases::aLockFileWithoutAHolderIsNoLock()
{
    CacheFixture fixture;
    fixture.close();
    for (const QByteArray &left : {QByteArray(), QByteArray("x"), QByteArray("4711\notklik\nlaptop\n")}) {
        QFile lock(fixture.path() + QStringLiteral(".lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly) && lock.write(left) == left.size());
        lock.close();
        QVERIFY2(fixture.open(), qPrintable(fixture.openError.code));
        fixture.close();
    }
}

void TestBadCases::everythingHandedInIsWrittenBeforeTheEnd()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QList<Answer<MutationId>> answers;
    for (int n = 0; n < 200; ++n)
        answers.append(fixture.cache().mutations().enqueue(
            NoteAdd{{QStringLiteral("note-%1").arg(n)}, samples::person(0).id, QStringLiteral("text")}));
    fixture.close();
    for (const auto &answer : answers)
        QVERIFY(wait(answer));
    QVERIFY(fixture.open());
    QCOMPARE(wait(fixture.cache().sync().backlog())->waiting, 200);
}

/// The other process of the kill test: types for ever, says what is on disk.
static int typeInto(const QString &path)
{
    const SystemClock clock;
    const FakeEffects effects;
    StoreEvents events;
    const auto cache = Cache::open(path, samples::me(), clock, effects, events);
    if (!cache)
        return 1;
    for (int n = 0;; ++n) {
        if (!wait((*cache)->drafts().save(samples::draft(0, QStringLiteral("typed%1").arg(n), 0))))
            return 2;
        std::printf("%d\n", n);
        std::fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--type-into") == 0)
        return typeInto(QString::fromLocal8Bit(argv[2]));
    TestBadCases test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_badcases.moc"
