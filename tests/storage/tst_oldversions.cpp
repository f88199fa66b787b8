#include "storage/sqlite/database.h"
#include "storage/database/errors.h"
#include "storage/database/migrations.h"
#include "tests/storage/cachefixture.h"

#include <QFile>
#include <QTest>

using namespace otklik;

namespace {

const QString typed = QStringLiteral("typed, not sent");

QString fixtureOf(qint64 version)
{
    return QStringLiteral(OTKLIK_SOURCE_DIR "/tests/storage/fixtures/cache-v%1.sql").arg(version);
}

/// What every fixture holds: three customers, one with a note; a typed draft, a
/// note and a claim on their way, and a note that was refused.
void fill(CacheFixture &fixture)
{
    QVERIFY(fixture.pull(samples::workspace(3)));
    QVERIFY(fixture.pull({samples::note(0, QStringLiteral("calls on Friday"))}));
    auto &mutations = fixture.cache().mutations();
    const NoteAdd refused{samples::note(1, {}).id, samples::person(1).id, QStringLiteral("too late")};
    QVERIFY(wait(mutations.enqueue(refused)));
    QVERIFY(fixture.answer(fixture.send().value(0).id, MutationVerdict::Rejected, 0, QStringLiteral("gone")));
    QVERIFY(wait(fixture.cache().drafts().save(samples::draft(0, typed, 0))));
    const NoteAdd waiting{samples::note(2, {}).id, samples::person(0).id, QStringLiteral("prefers e-mail")};
    QVERIFY(wait(mutations.enqueue(waiting)));
    QVERIFY(wait(mutations.enqueue(ClaimTake{samples::person(1).id})));
}

/// Makes the file of `fixture` from SQL text.
void load(CacheFixture &fixture, const QString &sqlFile)
{
    fixture.close();
    QVERIFY(QFile::remove(fixture.path()));
    QFile dump(sqlFile);
    QVERIFY2(dump.open(QIODevice::ReadOnly), "a schema version without its fixture: see fixtures/write-cache.sh");
    auto file = sqlite::Database::open(fixture.path());
    QVERIFY(file);
    const auto loaded = sql::guarded([&]() -> Result<bool> {
        (*file)->execute(dump.readAll());
        return true;
    });
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
}

} // namespace

/// A cache that an earlier version of the program wrote opens in this one, with
/// all that is in it.
class TestOldVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCacheOfThisVersionHoldsTheSame();
    void aCacheOfEveryVersionOpens_data();
    void aCacheOfEveryVersionOpens();

private:
    void everyRowIsThere(Cache &cache);
    void everythingTypedIsThere(CacheFixture &fixture);
    void theSearchFindsAndFollows(CacheFixture &fixture);
};

/// What fixtures/write-cache.sh keeps of this version is what the next one will be asked for.
void TestOldVersions::aCacheOfThisVersionHoldsTheSame()
{
    CacheFixture fixture;
    fill(fixture);
    fixture.close();
    if (const QString path = qEnvironmentVariable("OTKLIK_WRITE_FIXTURE"); !path.isEmpty())
        QVERIFY(QFile::copy(fixture.path(), path));
    QVERIFY(fixture.open());
    everyRowIsThere(fixture.cache());
    everythingTypedIsThere(fixture);
    theSearchFindsAndFollows(fixture);
}

void TestOldVersions::aCacheOfEveryVersionOpens_data()
{
    QTest::addColumn<qint64>("version");
    const CacheFixture opened; // makes the schemas known to the resource system
    const qint64 newest = sql::newestVersion(QStringLiteral(":/otklik/storage/sql"));
    QVERIFY(newest > 0);
    for (qint64 version = 1; version <= newest; ++version)
        QTest::addRow("schema version %lld", static_cast<long long>(version)) << version;
}

void TestOldVersions::aCacheOfEveryVersionOpens()
{
    QFETCH(qint64, version);
    CacheFixture fixture;
    load(fixture, fixtureOf(version));
    if (QTest::currentTestFailed())
        return;
    QVERIFY2(fixture.open(), qPrintable(fixture.openError.code + fixture.openError.detail));
    everyRowIsThere(fixture.cache());
    everythingTypedIsThere(fixture);
    theSearchFindsAndFollows(fixture);
}

void TestOldVersions::everyRowIsThere(Cache &cache)
{
    QCOMPARE(wait(cache.sync().cursor())->seq, samples::workspace(3).size() + 1);
    const auto counts = wait(cache.queue().counts());
    QCOMPARE(counts->open, 3);
    QCOMPARE(counts->mine, 1);
    for (int number = 0; number < 3; ++number) {
        const auto seen = wait(cache.conversations().conversation(samples::openCase(number).id));
        QVERIFY(seen);
        QCOMPARE(seen->entries.size(), 1);
        QCOMPARE(seen->entries.first().mention,
                 samples::mention(number, QStringLiteral("Question number %1").arg(number)));
        QCOMPARE(seen->entries.first().authorName, samples::account(number).name);
    }
}

void TestOldVersions::everythingTypedIsThere(CacheFixture &fixture)
{
    const auto seen = wait(fixture.cache().conversations().conversation(samples::openCase(0).id));
    QCOMPARE(seen->drafts.value(0).text, typed);
    QCOMPARE(wait(fixture.cache().conversations().card(samples::person(0).id))->notes.size(), 2);
    const auto pending = wait(fixture.cache().outbox().pending());
    QCOMPARE(pending->size(), 4);
    QStringList kinds;
    const auto waiting = fixture.send();
    for (const Mutation &mutation : waiting)
        kinds.append(nameOf(mutation.kind));
    QCOMPARE(kinds,
             (QStringList{QStringLiteral("draft.save"), QStringLiteral("note.add"), QStringLiteral("claim.take")}));
}

void TestOldVersions::theSearchFindsAndFollows(CacheFixture &fixture)
{
    const auto hits = [&](const char16_t *query) {
        const auto page = wait(fixture.cache().search().search(QString::fromUtf16(query), {}, 9));
        return page ? page->hits.size() : -1;
    };
    QVERIFY(fixture.indexesMatchRows());
    QCOMPARE(hits(u"questions"), 3);
    QCOMPARE(hits(u"from:anna"), 1);
    Account renamed = samples::account(0);
    renamed.name = QStringLiteral("Zinaida");
    QVERIFY(fixture.pull({renamed, samples::mention(1, QStringLiteral("giraffe"))}, 100));
    QCOMPARE(hits(u"from:anna"), 0);
    QCOMPARE(hits(u"from:zinaida"), 1);
    QCOMPARE(hits(u"questions"), 2);
    QCOMPARE(hits(u"giraffe"), 1);
    QVERIFY(fixture.indexesMatchRows());
}

QTEST_GUILESS_MAIN(TestOldVersions)
#include "tst_oldversions.moc"
