#include "sync/massremoval.h"
#include "tests/sync/syncrig.h"

using namespace otklik;

namespace {

/// A cache with so many notes, complete.
struct FullRig final
{
    explicit FullRig(int notes, int pageRows = 1000)
        : rig(policyOf(pageRows))
    {
        rig.server.checkpointEvery = 1000;
        for (int i = 0; i < notes; ++i)
            rig.server.feed.insert(++rig.server.seq, note(i));
        rig.connect();
        isReady = rig.settles();
    }
    /// The server marks the first ones as removed, and says that there is news.
    void removeOnServer(int count)
    {
        for (int i = 0; i < count; ++i) {
            Note gone = note(i);
            gone.isRemoved = true;
            rig.server.put(gone);
        }
        rig.api->tellNews();
    }
    [[nodiscard]] int shown() const
    {
        int count = 0;
        for (const Entity &row : std::as_const(rig.store.rows))
            count += std::get<Note>(row).isRemoved ? 0 : 1;
        return count;
    }

    [[nodiscard]] static SyncPolicy policyOf(int pageRows)
    {
        SyncPolicy policy = fastPolicy();
        policy.pullRows = pageRows;
        return policy;
    }

    Rig rig;
    bool isReady = false;
};

} // namespace

/// "Delete everything" asks first.
class TestMassRemoval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsUnusual_data();
    void whatIsUnusual();
    void aDaysRemovalsPassWithoutAQuestion();
    void aMassRemovalStopsBeforeItAndAsks();
    void manySmallPagesAreCountedTogether();
    void whoAgreesGetsIt();
    void agreementHoldsForOnePullOnly();
    void nothingGoesUpWhileItAsks();
    void aRestoredServerThatKnowsFarLessAsks();
    void aServerRestoredFromYesterdayIsReadAnewByItself();
    void aServerThatIsRestoredAgainAndAgainIsNotFollowedForEver();
    void aServerThatRefusesEverythingAsRestoredIsNotAskedInACircle();
};

void TestMassRemoval::whatIsUnusual_data()
{
    QTest::addColumn<qint64>("taken");
    QTest::addColumn<qint64>("held");
    QTest::addColumn<bool>("isUnusual");
    QTest::newRow("nothing") << qint64(0) << qint64(0) << false;
    QTest::newRow("all of a small cache") << qint64(200) << qint64(200) << false;
    QTest::newRow("many, but a fifth") << qint64(400) << qint64(2000) << false;
    QTest::newRow("more than a fifth") << qint64(401) << qint64(2000) << true;
    QTest::newRow("all") << qint64(201) << qint64(201) << true;
}

void TestMassRemoval::whatIsUnusual()
{
    QFETCH(qint64, taken);
    QFETCH(qint64, held);
    QFETCH(bool, isUnusual);
    for (qint64 RowCounts::*sort :
         {&RowCounts::mentions, &RowCounts::cases, &RowCounts::notes, &RowCounts::contacts, &RowCounts::drafts}) {
        RowCounts gone;
        RowCounts there;
        there.mentions = 1'000'000; // one sort is not hidden behind another
        gone.*sort = taken;
        there.*sort = held;
        QCOMPARE(otklik::isUnusual(gone, there), isUnusual);
    }
}

void TestMassRemoval::aDaysRemovalsPassWithoutAQuestion()
{
    FullRig full(300);
    QVERIFY(full.isReady);
    full.removeOnServer(200);
    QTRY_COMPARE(full.shown(), 100);
    QVERIFY(full.rig.settles());
}

void TestMassRemoval::aMassRemovalStopsBeforeItAndAsks()
{
    FullRig full(300);
    QVERIFY(full.isReady);
    full.removeOnServer(300);
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Asking);
    QVERIFY(full.rig.status.removal);
    QCOMPARE(full.rig.status.removal->taken.notes, 300);
    QCOMPARE(full.rig.status.removal->held.notes, 300);
    QVERIFY(!full.rig.status.removal->isRestored);
    QCOMPARE(full.rig.status.requestId, QStringLiteral("changes-1"));
    QCOMPARE(full.shown(), 300);

    full.rig.engine.retry(); // to ask again is not to agree
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Asking);
    QCOMPARE(full.shown(), 300);
}

void TestMassRemoval::manySmallPagesAreCountedTogether()
{
    FullRig full(500, 10);
    QVERIFY(full.isReady);
    full.removeOnServer(500);
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Asking);
    QCOMPARE(full.rig.status.removal->held.notes, 500);
    QCOMPARE(full.shown(), 300);

    full.rig.engine.retry(); // nor does each try take another bite
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Asking);
    QCOMPARE(full.shown(), 300);
}

void TestMassRemoval::whoAgreesGetsIt()
{
    FullRig full(300);
    QVERIFY(full.isReady);
    full.removeOnServer(300);
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Asking);
    full.rig.engine.allowRemoval();
    QVERIFY(full.rig.settles());
    QCOMPARE(full.shown(), 0);
    QVERIFY(full.rig.localEqualsServer());
    QVERIFY(!full.rig.status.removal);
}

void TestMassRemoval::agreementHoldsForOnePullOnly()
{
    FullRig full(600);
    QVERIFY(full.isReady);
    full.removeOnServer(300);
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Asking);
    full.rig.engine.allowRemoval();
    QVERIFY(full.rig.settles());
    full.removeOnServer(600);
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Asking);
}

void TestMassRemoval::nothingGoesUpWhileItAsks()
{
    FullRig full(300);
    QVERIFY(full.isReady);
    full.removeOnServer(300);
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Asking);
    full.rig.write(QStringLiteral("one"));
    full.rig.engine.wake();
    full.rig.engine.retry();
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Asking);
    QCOMPARE(full.rig.store.waiting.size(), 1);
    full.rig.engine.allowRemoval();
    QVERIFY(full.rig.settles());
    QTRY_VERIFY(full.rig.localEqualsServer());
}

void TestMassRemoval::aRestoredServerThatKnowsFarLessAsks()
{
    FullRig full(1000);
    QVERIFY(full.isReady);
    full.rig.server.epoch = QStringLiteral("epoch-2");
    full.rig.server.feed.clear();
    full.rig.server.seq = 0;
    full.rig.server.put(note(1));
    full.rig.api->tellNews();
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Asking);
    QVERIFY(full.rig.status.removal->isRestored);
    QCOMPARE(full.rig.status.removal->held.notes, 1000);
    QCOMPARE(full.shown(), 1000);
    QCOMPARE(full.rig.store.resets, 0);

    full.rig.engine.allowRemoval();
    QVERIFY(full.rig.settles());
    QVERIFY(full.rig.localEqualsServer());
}

void TestMassRemoval::aServerRestoredFromYesterdayIsReadAnewByItself()
{
    FullRig full(1000);
    QVERIFY(full.isReady);
    full.rig.server.epoch = QStringLiteral("epoch-2");
    for (int seq = 901; seq <= 1000; ++seq)
        full.rig.server.feed.remove(seq);
    full.rig.server.seq = 900;
    full.rig.api->tellNews();
    QTRY_COMPARE(full.rig.store.resets, 1);
    QVERIFY(full.rig.settles());
    QVERIFY(full.rig.localEqualsServer());
}

void TestMassRemoval::aServerThatIsRestoredAgainAndAgainIsNotFollowedForEver()
{
    FullRig full(10);
    QVERIFY(full.isReady);
    int epoch = 1;
    full.rig.server.distort = [&epoch](ChangesBatch page) {
        page.epoch = QStringLiteral("epoch-%1").arg(++epoch);
        return page;
    };
    full.rig.api->tellNews();
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Failed);
    QCOMPARE(full.rig.status.problem, QStringLiteral("restored_too_often"));
    QCOMPARE(full.rig.store.resets, 3);

    full.rig.server.distort = nullptr;
    full.rig.engine.retry();
    QVERIFY(full.rig.settles());
    QVERIFY(full.rig.localEqualsServer());
}

void TestMassRemoval::aServerThatRefusesEverythingAsRestoredIsNotAskedInACircle()
{
    FullRig full(10);
    QVERIFY(full.isReady);
    full.rig.server.fault = [](const QString &) -> std::optional<Failure> {
        return Failure{{Error::Kind::Conflict, QStringLiteral("epoch_changed"), {}}, {}, {}};
    };
    full.rig.api->tellNews();
    QTRY_COMPARE(full.rig.status.phase, SyncPhase::Failed);
    QCOMPARE(full.rig.store.resets, 0);
    QCOMPARE(full.shown(), 10);
    full.rig.server.fault = nullptr;
    QVERIFY(full.rig.settles());
}

QTEST_GUILESS_MAIN(TestMassRemoval)
#include "tst_massremoval.moc"
