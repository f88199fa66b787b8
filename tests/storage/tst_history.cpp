#include "storage/database/errors.h"
#include "storage/historypruner.h"
#include "storage/sqlite/database.h"
#include "tests/storage/cachefixture.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

constexpr int customers = 12;

/// Customer `number` wrote so many days before the fixed start, and was answered.
QList<Entity> answered(int number, int daysAgo)
{
    Case done = samples::openCase(number);
    done.state = CaseState::Answered;
    done.changedAt = samples::at(-1440 * daysAgo);
    Mention mention = samples::mention(number, QStringLiteral("kettle %1").arg(number));
    mention.publishedAt = samples::at(-1440 * daysAgo);
    MentionVersion version;
    version.id = {QStringLiteral("version-%1").arg(number)};
    version.mentionId = mention.id;
    Decision decision;
    decision.id = {QStringLiteral("decision-%1").arg(number)};
    decision.caseId = done.id;
    return {
        samples::person(number), samples::account(number), samples::thread(number), done, mention, version, decision};
}

/// Customers answered 0, 50, 100, … days ago; the cursor is complete.
void fill(CacheFixture &fixture)
{
    SnapshotBatch batch;
    batch.changes = samples::changes({samples::user(samples::me(), QStringLiteral("Marina")), samples::source()});
    for (int i = 0; i < customers; ++i)
        batch.changes += samples::changes(answered(i, 50 * i));
    batch.isEnd = true;
    batch.epoch = QStringLiteral("epoch");
    batch.upTo = fixture.seq();
    QVERIFY(wait(fixture.cache().sync().applySnapshot(batch)));
}

QSet<int> found(CacheFixture &fixture)
{
    QSet<int> numbers;
    const auto page = wait(fixture.cache().search().search(QStringLiteral("kettle"), std::nullopt, 1000));
    for (const SearchHit &hit : page.value_or(SearchPage{}).hits)
        numbers.insert(hit.entry.mention.text.section(u' ', 1).toInt());
    return numbers;
}

bool isThere(CacheFixture &fixture, int number)
{
    return wait(fixture.cache().conversations().conversation(samples::openCase(number).id)).has_value();
}

qint64 rowsOf(const CacheFixture &fixture, const char *table)
{
    return sql::guarded([&]() -> Result<qint64> {
               auto file = sqlite::Database::open(fixture.path(), {.mode = sqlite::OpenOptions::Mode::ReadOnly});
               if (!file)
                   return tl::unexpected<Error>(file.error());
               auto query = (*file)->query(std::string("SELECT count(*) FROM ") + table);
               return query.next() ? query.value<qint64>(0) : -1;
           })
        .value_or(-1);
}

} // namespace

/// The cache keeps open work and a window of history, and lets the rest go.
class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOlderThanTheWindowIsLetGo();
    void withoutAWindowEverythingStays();
    void openWorkStaysHoweverOld();
    void whatWasTypedOrWaitsKeepsItsThread();
    void aClockYearsAheadTakesNothingAway();
    void aCacheThatIsTooLargeLosesItsOldestFirst();
    void nothingIsLetGoBeforeTheFirstSyncHasEnded();
    void whoTypesMeanwhileIsServed();
};

void TestHistory::whatIsOlderThanTheWindowIsLetGo()
{
    CacheFixture fixture;
    fill(fixture);
    std::ignore = fixture.takeChanges();
    fixture.cache().setHistoryWindow({180, qint64(1) << 40});
    QTRY_COMPARE(found(fixture), (QSet<int>{0, 1, 2, 3}));
    QTRY_VERIFY(!isThere(fixture, customers - 1));
    QVERIFY(isThere(fixture, 3));
    QTRY_COMPARE(rowsOf(fixture, "thread"), 4);
    QCOMPARE(rowsOf(fixture, "mention_version"), 4);
    QCOMPARE(rowsOf(fixture, "decision"), 4);
    QCOMPARE(rowsOf(fixture, "person"), customers); // people stay
    QCOMPARE(wait(fixture.cache().queue().counts())->answered, 4);
    QVERIFY(fixture.takeChanges().cases.contains(samples::openCase(5).id));
    QVERIFY(fixture.indexesMatchRows());
}

void TestHistory::withoutAWindowEverythingStays()
{
    CacheFixture fixture;
    fill(fixture);
    QVERIFY(wait(fixture.cache().sync().cursor()));
    QCOMPARE(found(fixture).size(), customers);
}

void TestHistory::openWorkStaysHoweverOld()
{
    CacheFixture fixture;
    fill(fixture);
    Case open = samples::openCase(10);
    QVERIFY(fixture.pull({open}));
    fixture.cache().setHistoryWindow({30, qint64(1) << 40});
    QTRY_COMPARE(found(fixture), (QSet<int>{0, 10}));
    QVERIFY(isThere(fixture, 10));
}

void TestHistory::whatWasTypedOrWaitsKeepsItsThread()
{
    CacheFixture fixture;
    fill(fixture);
    QVERIFY(wait(fixture.cache().drafts().save(samples::draft(7, QStringLiteral("half a sen"), 0))));
    QVERIFY(wait(fixture.cache().mutations().enqueue(CaseReopen{samples::openCase(8).id})));
    QVERIFY(wait(fixture.cache().mutations().enqueue(ClaimTake{samples::person(9).id})));
    const auto refused =
        wait(fixture.cache().mutations().enqueue(CaseClose{samples::openCase(11).id, QStringLiteral("x")}));
    QVERIFY(fixture.answer(*refused, MutationVerdict::Conflict, 0, QStringLiteral("case_changed")));
    fixture.cache().setHistoryWindow({30, qint64(1) << 40});
    QTRY_COMPARE(found(fixture), (QSet<int>{0, 7, 8, 9, 11}));
    const auto conversation = wait(fixture.cache().conversations().conversation(samples::openCase(7).id));
    QVERIFY(conversation);
    QCOMPARE(conversation->drafts.size(), 1);
}

void TestHistory::aClockYearsAheadTakesNothingAway()
{
    CacheFixture fixture;
    fill(fixture);
    fixture.clock().advance(std::chrono::days(3650));
    fixture.cache().setHistoryWindow({180, qint64(1) << 40});
    QTRY_COMPARE(found(fixture), (QSet<int>{0, 1, 2, 3}));
}

void TestHistory::aCacheThatIsTooLargeLosesItsOldestFirst()
{
    CacheFixture fixture;
    fill(fixture);
    fixture.cache().setHistoryWindow({100'000, 1});
    QTRY_COMPARE(found(fixture).size(), customers - 1); // a tenth, then it looks again
    QVERIFY(!found(fixture).contains(customers - 1));
    fixture.cache().setHistoryWindow({100'000, 1});
    QTRY_COMPARE(found(fixture).size(), customers - 2);
    QVERIFY(fixture.indexesMatchRows());
}

void TestHistory::nothingIsLetGoBeforeTheFirstSyncHasEnded()
{
    CacheFixture fixture;
    QList<Entity> rows = answered(0, 0);
    rows += answered(1, 400);
    QVERIFY(fixture.pull(rows)); // no end of a snapshot
    fixture.cache().setHistoryWindow({30, qint64(1) << 40});
    QVERIFY(wait(fixture.cache().sync().cursor()));
    QVERIFY(wait(fixture.cache().sync().cursor())); // a round would have begun between the two
    QCOMPARE(found(fixture), (QSet<int>{0, 1}));
}

void TestHistory::whoTypesMeanwhileIsServed()
{
    CacheFixture fixture;
    fill(fixture);
    QList<Entity> many;
    for (int i = 0; i < 3 * HistoryPruner::rowsAtOnce; ++i) {
        Mention mention = samples::mention(1000 + i, QStringLiteral("kettle %1").arg(1000 + i));
        mention.threadId = samples::thread(11).id;
        mention.publishedAt = samples::at(-1440 * 500 - i);
        many.append(mention);
    }
    QVERIFY(fixture.pull(many));
    fixture.cache().setHistoryWindow({180, qint64(1) << 40});
    QVERIFY(wait(fixture.cache().drafts().save(samples::draft(0, QStringLiteral("typed meanwhile"), 0))));
    QVERIFY(found(fixture).size() > 4); // it was not done first
    QTRY_COMPARE(found(fixture), (QSet<int>{0, 1, 2, 3}));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
