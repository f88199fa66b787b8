#include "storage/database/migrations.h"
#include "storage/database/rows.h"
#include "storage/database/transaction.h"
#include "storage/sqlite/database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sqlite3.h>

using namespace otklik;
using sqlite::Database;
using sqlite::OpenOptions;
using sql::Query;

namespace {

const QString good = QStringLiteral(":/tests/sqlite/schema/good");
const QString broken = QStringLiteral(":/tests/sqlite/schema/broken");

Mention sampleMention()
{
    Mention mention;
    mention.id = {QStringLiteral("0190f000-0000-7000-8000-000000000001")};
    mention.text = QStringLiteral("Ёлка «не работает» 🙁\nвторая строка");
    mention.visibility = Visibility::Private;
    mention.publishedAt = TimePoint(std::chrono::milliseconds(1'700'000'000'123));
    mention.editedAt = TimePoint(std::chrono::milliseconds(1'700'000'000'999));
    mention.version = 9'007'199'254'740'993; // does not fit a double
    mention.isBrand = true;
    return mention;
}

} // namespace

/// Opening, migrating, binding and failing: what the cache and the server's
/// store both stand on.
class TestSqlite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewDatabaseRunsAllVersionsInOrder();
    void migratingAgainChangesNothing();
    void aFailingVersionLeavesTheDatabaseAtTheOneBefore();
    void aNewerDatabaseIsRefusedAndLeftAsItIs();
    void aDamagedFileIsToldAsCorruption();
    void aMissingFolderIsToldAsUnreachable();
    void writingThroughAReadOnlyConnectionIsRefused();
    void aLockedDatabaseIsToldAsBusy();
    void aFullDiskIsToldAndEarlierRowsStayWhole();
    void aRowComesBackAsItWasWritten();
    void anEmbeddedZeroIsKept();
    void anUpsertReplacesAllButTheKey();
    void anUnknownEnumNameIsCorruption();
    void aQueryInsideItselfGetsItsOwnStatement();
    void aFailedPartIsRolledBackAlone();

private:
    std::unique_ptr<Database> open(const OpenOptions &options = {});
    QTemporaryDir m_folder;
    QString m_path;
    int m_number = 0;
};

void TestSqlite::init()
{
    m_path = m_folder.filePath(QStringLiteral("%1.sqlite").arg(++m_number));
}

std::unique_ptr<Database> TestSqlite::open(const OpenOptions &options)
{
    auto opened = Database::open(m_path, options);
    return opened ? std::move(*opened) : nullptr;
}

void TestSqlite::aNewDatabaseRunsAllVersionsInOrder()
{
    auto database = open();
    QVERIFY(database);
    QVERIFY(sql::migrate(*database, good));
    QCOMPARE(database->schemaVersion(), 2);
    Query query = database->query("SELECT text, language FROM word");
    QVERIFY(query.next());
    QCOMPARE(query.value<QString>(0), QStringLiteral("first"));
}

void TestSqlite::migratingAgainChangesNothing()
{
    QVERIFY(sql::migrate(*open(), good));
    auto database = open();
    QVERIFY(sql::migrate(*database, good));
    Query query = database->query("SELECT count(*) FROM word");
    QVERIFY(query.next());
    QCOMPARE(query.value<qint64>(0), 1);
}

void TestSqlite::aFailingVersionLeavesTheDatabaseAtTheOneBefore()
{
    auto database = open();
    const auto done = sql::migrate(*database, broken);
    QVERIFY(!done);
    QCOMPARE(database->schemaVersion(), 1);
    Query query = database->query("SELECT count(*) FROM sqlite_master WHERE name='half'");
    QVERIFY(query.next());
    QCOMPARE(query.value<qint64>(0), 0);
}

void TestSqlite::aNewerDatabaseIsRefusedAndLeftAsItIs()
{
    open()->execute("PRAGMA user_version=99; CREATE TABLE future(x)");
    auto database = open();
    const auto done = sql::migrate(*database, good);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::GiveUp);
    QCOMPARE(done.error().code, QStringLiteral("database_newer"));
    QCOMPARE(database->schemaVersion(), 99);
}

void TestSqlite::aDamagedFileIsToldAsCorruption()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto opened = Database::open(m_path);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Corruption);
    QCOMPARE(opened.error().code, QStringLiteral("database_damaged"));
    QCOMPARE(QFile(m_path).size(), 8192);
}

void TestSqlite::aMissingFolderIsToldAsUnreachable()
{
    const auto opened = Database::open(m_folder.filePath(QStringLiteral("none/x.sqlite")));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, QStringLiteral("database_unreachable"));
}

void TestSqlite::writingThroughAReadOnlyConnectionIsRefused()
{
    auto writer = open();
    QVERIFY(sql::migrate(*writer, good));
    auto reader = open({.mode = OpenOptions::Mode::ReadOnly});
    const auto done = sql::guarded([&]() -> Result<qint64> { return reader->run("DELETE FROM word"); });
    QVERIFY(!done);
    QCOMPARE(done.error().code, QStringLiteral("database_readonly"));
}

void TestSqlite::aLockedDatabaseIsToldAsBusy()
{
    auto first = open();
    QVERIFY(sql::migrate(*first, good));
    auto second = open({.busyTimeout = std::chrono::milliseconds(0)});
    sql::Transaction held(*first);
    const auto done = sql::inTransaction(*second, []() -> Result<bool> { return true; });
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Retry);
    QCOMPARE(done.error().code, QStringLiteral("database_busy"));
}

void TestSqlite::aFullDiskIsToldAndEarlierRowsStayWhole()
{
    auto database = open();
    QVERIFY(sql::migrate(*database, good));
    database->execute("PRAGMA max_page_count=20");
    const QString text(5000, QChar(u'ж'));
    Error error;
    int written = 0;
    for (; written < 100 && error.code.isEmpty(); ++written) {
        const auto done = sql::inTransaction(*database, [&]() -> Result<qint64> {
            return database->run("INSERT INTO word(text) VALUES(?)", text);
        });
        if (!done)
            error = done.error();
    }
    QCOMPARE(error.kind, Error::Kind::Retry);
    QCOMPARE(error.code, QStringLiteral("disk_full"));
    Query count = database->query("SELECT count(*) FROM word");
    QVERIFY(count.next());
    QCOMPARE(count.value<qint64>(0), written); // the first row, and all but the failed one
    Query check = database->query("PRAGMA integrity_check");
    QVERIFY(check.next());
    QCOMPARE(check.value<QString>(0), QStringLiteral("ok"));
}

void TestSqlite::aRowComesBackAsItWasWritten()
{
    auto database = open();
    database->execute(QByteArray::fromStdString("CREATE TABLE mention(" + sql::columnsOf<Mention>() + ",UNIQUE(id))"));
    const Mention mention = sampleMention();
    sql::upsert(*database, mention);
    QCOMPARE(sql::findById<Mention>(*database, mention.id.value), mention);
    QVERIFY(!sql::findById<Mention>(*database, QStringLiteral("none")));
    Query stored = database->query("SELECT visibility, typeof(published_at), deleted_at IS NULL FROM mention");
    QVERIFY(stored.next());
    QCOMPARE(stored.value<QString>(0), QStringLiteral("private"));
    QCOMPARE(stored.value<QString>(1), QStringLiteral("integer"));
    QVERIFY(stored.value<bool>(2));
}

void TestSqlite::anEmbeddedZeroIsKept()
{
    auto database = open();
    const QString text = QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b");
    Query query = database->query("SELECT ?");
    query.bind(1, text);
    QVERIFY(query.next());
    QCOMPARE(query.value<QString>(0), text);
}

void TestSqlite::anUpsertReplacesAllButTheKey()
{
    auto database = open();
    database->execute(QByteArray::fromStdString("CREATE TABLE decision(" + sql::columnsOf<Decision>() + ",UNIQUE(id))"));
    Decision decision;
    decision.id = {QStringLiteral("d")};
    decision.answers = {{QStringLiteral("about"), QStringLiteral("да")}};
    sql::upsert(*database, decision);
    decision.answers.insert(QStringLiteral("n"), qint64(9'007'199'254'740'993));
    decision.outcome = Outcome::MoveToPrivate;
    sql::upsert(*database, decision);
    QCOMPARE(sql::findById<Decision>(*database, QStringLiteral("d")), decision);
}

void TestSqlite::anUnknownEnumNameIsCorruption()
{
    auto database = open();
    const auto done = sql::guarded([&]() -> Result<Visibility> {
        Query query = database->query("SELECT 'sideways'");
        std::ignore = query.next();
        return query.value<Visibility>(0);
    });
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Corruption);
}

void TestSqlite::aQueryInsideItselfGetsItsOwnStatement()
{
    auto database = open();
    const std::string_view sql = "SELECT column1 FROM (VALUES (1),(2))";
    Query outer = database->query(sql);
    QVERIFY(outer.next());
    {
        Query inner = database->query(sql);
        QVERIFY(inner.next());
        QVERIFY(inner.next());
        QVERIFY(!inner.next());
    }
    QVERIFY(outer.next());
    QCOMPARE(outer.value<qint64>(0), 2);
}

void TestSqlite::aFailedPartIsRolledBackAlone()
{
    auto database = open();
    QVERIFY(sql::migrate(*database, good));
    const auto done = sql::inTransaction(*database, [&]() -> Result<bool> {
        database->run("INSERT INTO word(text) VALUES('kept')");
        {
            sql::Savepoint part(*database);
            database->run("INSERT INTO word(text) VALUES('undone')");
        }
        sql::Savepoint part(*database);
        database->run("INSERT INTO word(text) VALUES('kept too')");
        part.release();
        return true;
    });
    QVERIFY(done);
    Query count = database->query("SELECT count(*), max(text) FROM word");
    QVERIFY(count.next());
    QCOMPARE(count.value<qint64>(0), 3);
    QCOMPARE(count.value<QString>(1), QStringLiteral("kept too"));
}

QTEST_APPLESS_MAIN(TestSqlite)
#include "tst_sqlite.moc"
