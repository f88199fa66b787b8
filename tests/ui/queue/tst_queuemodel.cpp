#include "tests/support/uisamples.h"
#include "ui/queue/queuemodel.h"
#include "ui/queue/queuepresenter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

CaseId caseId(int number)
{
    return {QStringLiteral("case-%1").arg(number, 4, 10, QLatin1Char('0'))};
}

/// `count` open cases, one a minute.
QList<QueueItem> manyCases(int count, TimePoint now)
{
    QList<QueueItem> cases;
    for (int i = 0; i < count; ++i) {
        QueueItem item;
        item.caseId = caseId(i);
        item.personId = {QStringLiteral("person-%1").arg(i)};
        item.authorName = QStringLiteral("Author %1").arg(i);
        item.deadlineAt = now + std::chrono::minutes(i);
        cases.append(item);
    }
    return cases;
}

/// A model on a fake store, with the model tester watching.
struct Desk final
{
    FakeClock clock;
    fakes::FakeQueueStore store;
    UserId me{QStringLiteral("me")};
    QueueModel model{store, clock, me};
    std::optional<QAbstractItemModelTester> tester;
    QSignalSpy resets{&model, &QAbstractItemModel::modelReset};

    enum class Watch { Tester, Nobody }; ///< the tester fetches more by itself

    explicit Desk(int count, Watch watch = Watch::Tester)
    {
        if (watch == Watch::Tester)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        store.me = me;
        store.cases = manyCases(count, clock.now());
        model.start();
        settle();
    }

    void settle()
    {
        QSignalSpy settled(&model, &QueueModel::settled);
        QVERIFY(settled.count() > 0 || settled.wait());
    }

    void changed(const QSet<CaseId> &cases)
    {
        StoreChange change;
        change.cases = cases;
        model.apply(change);
        settle();
    }

    [[nodiscard]] QStringList order() const
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids.append(model.itemAt(row).caseId.value);
        return ids;
    }

    /// What the store would say now, as far as the model has loaded.
    void compareWithStore()
    {
        const auto page = store.page(model.filter(), std::nullopt, model.rowCount()).result();
        QStringList ids;
        for (const QueueItem &item : page->items)
            ids.append(item.caseId.value);
        QCOMPARE(order(), ids);
    }
};

} // namespace

class TestQueueModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePageIsReadFirstAndMoreOnDemand();
    void aChangedRowIsChangedInPlace();
    void aNewCaseIsInsertedAtItsDeadline();
    void anAnsweredCaseLeaves();
    void aMovedDeadlineMovesTheRow();
    void aCaseBehindTheLoadedPageWaitsForItsPage();
    void aChangeDuringAReadIsNotLost();
    void manyChangesAreReadAsAPage();
    void theWholeWorkspaceAnewKeepsWhatIsStillThere();
    void answersForAnOlderFilterAreDropped();
    void randomChangesEndInTheStoresOrder();
    void aFailureIsToldAndTheNextChangeTriesAgain();
    void claimingRespectsTheHolder();
    void countsFollowTheStore();
};

void TestQueueModel::onePageIsReadFirstAndMoreOnDemand()
{
    Desk desk(100);
    QCOMPARE(desk.store.pageCalls, 1);
    QCOMPARE(desk.model.rowCount(), QueueModel::pageSize);
    while (desk.model.canFetchMore({})) {
        desk.model.fetchMore({});
        desk.settle();
    }
    QCOMPARE(desk.model.rowCount(), 100);
    QCOMPARE(desk.resets.count(), 0);
    desk.compareWithStore();
}

void TestQueueModel::aChangedRowIsChangedInPlace()
{
    Desk desk(5);
    QSignalSpy data(&desk.model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&desk.model, &QAbstractItemModel::rowsInserted);
    desk.store.item(caseId(2)).heat = 90;
    desk.changed({caseId(2)});
    QCOMPARE(data.count(), 1);
    QCOMPARE(data.first().at(0).toModelIndex().row(), 2);
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(desk.model.itemAt(2).heat, 90);
    desk.changed({caseId(2)});
    QCOMPARE(data.count(), 1); // nothing new, nothing told
}

void TestQueueModel::aNewCaseIsInsertedAtItsDeadline()
{
    Desk desk(5);
    QueueItem item = desk.store.cases.first();
    item.caseId = caseId(77);
    item.deadlineAt += 150s;
    desk.store.cases.append(item);
    QSignalSpy inserted(&desk.model, &QAbstractItemModel::rowsInserted);
    desk.changed({caseId(77)});
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 3);
    desk.compareWithStore();
}

void TestQueueModel::anAnsweredCaseLeaves()
{
    Desk desk(5);
    desk.store.item(caseId(1)).state = CaseState::Answered;
    QSignalSpy removed(&desk.model, &QAbstractItemModel::rowsRemoved);
    desk.changed({caseId(1)});
    QCOMPARE(removed.count(), 1);
    QCOMPARE(desk.model.rowOf(caseId(1)), -1);
}

void TestQueueModel::aMovedDeadlineMovesTheRow()
{
    Desk desk(5);
    QSignalSpy moved(&desk.model, &QAbstractItemModel::rowsMoved);
    desk.store.item(caseId(4)).deadlineAt -= 1h;
    desk.changed({caseId(4)});
    QCOMPARE(moved.count(), 1);
    QCOMPARE(desk.model.rowOf(caseId(4)), 0);
    desk.store.item(caseId(4)).deadlineAt += 2h;
    desk.changed({caseId(4)});
    QCOMPARE(moved.count(), 2);
    desk.compareWithStore();
}

void TestQueueModel::aCaseBehindTheLoadedPageWaitsForItsPage()
{
    Desk desk(100, Desk::Watch::Nobody);
    desk.store.item(caseId(3)).deadlineAt += 24h;
    desk.changed({caseId(3)});
    QCOMPARE(desk.model.rowOf(caseId(3)), -1);
    // The last loaded row too: else the next page would begin behind a gap.
    const int last = desk.model.rowCount() - 1;
    const CaseId lastCase = desk.model.itemAt(last).caseId;
    desk.store.item(lastCase).deadlineAt += 12h;
    desk.changed({lastCase});
    QCOMPARE(desk.model.rowOf(lastCase), -1);
    while (desk.model.canFetchMore({})) {
        desk.model.fetchMore({});
        desk.settle();
    }
    QCOMPARE(desk.model.rowCount(), 100);
    desk.compareWithStore();
}

void TestQueueModel::aChangeDuringAReadIsNotLost()
{
    Desk desk(60);
    desk.store.gate.hold();
    desk.model.fetchMore({});
    desk.store.item(caseId(50)).heat = 77; // after the page was read, before it came
    StoreChange change;
    change.cases = {caseId(50)};
    desk.model.apply(change);
    desk.store.gate.release();
    desk.settle();
    QCOMPARE(desk.model.itemAt(desk.model.rowOf(caseId(50))).heat, 77);
    desk.compareWithStore();
}

void TestQueueModel::manyChangesAreReadAsAPage()
{
    Desk desk(1000);
    QSet<CaseId> all;
    for (QueueItem &item : desk.store.cases) {
        item.heat = 5;
        all.insert(item.caseId);
    }
    desk.changed(all);
    QCOMPARE(desk.store.itemCalls, 0);
    QCOMPARE(desk.model.itemAt(0).heat, 5);
    QCOMPARE(desk.resets.count(), 0);
}

void TestQueueModel::theWholeWorkspaceAnewKeepsWhatIsStillThere()
{
    Desk desk(30);
    const QPersistentModelIndex kept = desk.model.index(10);
    desk.store.cases.removeIf([](const QueueItem &item) { return item.caseId == caseId(3); });
    desk.store.item(caseId(20)).deadlineAt -= 2h;
    StoreChange change;
    change.everything = true;
    desk.model.apply(change);
    desk.settle();
    QVERIFY(kept.isValid());
    QCOMPARE(desk.model.itemAt(kept.row()).caseId, caseId(10));
    QCOMPARE(desk.resets.count(), 0);
    desk.compareWithStore();
}

void TestQueueModel::answersForAnOlderFilterAreDropped()
{
    Desk desk(10);
    desk.store.item(caseId(7)).state = CaseState::Answered;
    desk.store.gate.hold();
    StoreChange change;
    change.cases = {caseId(1)};
    desk.model.apply(change);
    desk.model.setFilter(QueueFilter::Answered);
    desk.store.gate.release();
    desk.settle();
    QCOMPARE(desk.order(), QStringList{caseId(7).value});
    QCOMPARE(desk.resets.count(), 0);
}

void TestQueueModel::randomChangesEndInTheStoresOrder()
{
    Desk desk(120);
    quint32 seed = 7;
    const auto next = [&](int below) {
        seed = seed * 1664525 + 1013904223;
        return static_cast<int>((seed >> 8) % static_cast<quint32>(below));
    };
    for (int round = 0; round < 60; ++round) {
        QSet<CaseId> touched;
        for (int i = 0; i < 4; ++i) {
            QueueItem &item = desk.store.cases[next(120)];
            touched.insert(item.caseId);
            item.deadlineAt = desk.clock.now() + std::chrono::minutes(next(120));
            item.state = next(5) == 0 ? CaseState::Answered : CaseState::Open;
        }
        if (next(3) == 0)
            desk.model.fetchMore({});
        desk.changed(touched);
        desk.compareWithStore();
    }
    QCOMPARE(desk.resets.count(), 0);
}

void TestQueueModel::aFailureIsToldAndTheNextChangeTriesAgain()
{
    Desk desk(3);
    QSignalSpy failed(&desk.model, &QueueModel::failed);
    desk.store.failure = Error{Error::Kind::Retry, QStringLiteral("database_busy"), {}};
    StoreChange change;
    change.cases = {caseId(0)};
    desk.model.apply(change);
    QVERIFY(failed.wait());
    desk.store.failure.reset();
    desk.store.item(caseId(0)).heat = 1;
    desk.changed({caseId(0)});
    QCOMPARE(desk.model.itemAt(0).heat, 1);
}

void TestQueueModel::claimingRespectsTheHolder()
{
    FakeClock clock;
    fakes::UiSamples samples(clock);
    fakes::FakeMutationLog log;
    StoreEvents events;
    QueuePresenter presenter(samples.queue, log, events, clock, samples.me);
    QSignalSpy loaded(&presenter.model(), &QueueModel::loaded);
    presenter.start();
    QVERIFY(loaded.wait());
    QSignalSpy refused(&presenter, &QueuePresenter::claimRefused);
    presenter.claim(0); // mine already
    presenter.claim(1); // Boris answers
    QCOMPARE(log.commands.size(), 0);
    QCOMPARE(refused.count(), 1);
    QCOMPARE(refused.first().first().toString(), samples.colleague.name);
    presenter.claim(2);
    QCOMPARE(log.all<ClaimTake>().size(), 1);
    QCOMPARE(log.all<ClaimTake>().first().personId, presenter.model().itemAt(2).personId);
    QVERIFY(!log.all<ClaimTake>().first().takeOver);
    clock.advance(26min); // his claim has run out
    presenter.claim(1);
    QCOMPARE(log.all<ClaimTake>().size(), 2);
}

void TestQueueModel::countsFollowTheStore()
{
    FakeClock clock;
    fakes::UiSamples samples(clock);
    fakes::FakeMutationLog log;
    StoreEvents events;
    QueuePresenter presenter(samples.queue, log, events, clock, samples.me);
    presenter.start();
    QTRY_COMPARE(presenter.counts().open, 9);
    QCOMPARE(presenter.counts().mine, 2); // one claimed, one wished for
    QCOMPARE(presenter.counts().inReview, 1);
    samples.queue.cases[3].state = CaseState::Answered;
    StoreChange change;
    change.cases = {samples.queue.cases.at(3).caseId};
    Q_EMIT events.changed(change);
    QTRY_COMPARE(presenter.counts().open, 8);
}

QTEST_GUILESS_MAIN(TestQueueModel)
#include "tst_queuemodel.moc"
