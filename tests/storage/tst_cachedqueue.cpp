#include "tests/storage/cachefixture.h"

#include <QTest>

using namespace otklik;

namespace {

QStringList idsOf(const QueuePage &page)
{
    QStringList ids;
    for (const QueueItem &item : page.items)
        ids.append(item.caseId.value);
    return ids;
}

} // namespace

/// The queue as it is read from the cache.
class TestCachedQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openWorkStandsInTheOrderOfItsDeadlines();
    void pagesFollowEachOtherWithoutGapsOrRepeats_data();
    void pagesFollowEachOtherWithoutGapsOrRepeats();
    void anItemShowsWhoWroteWhat();
    void aClaimMovesTheCaseFromFreeToItsHolder();
    void aClaimThatHasRunOutIsFreeAgain();
    void aWishedClaimIsMineUntilRefused();
    void answeredCasesStandNewestFirst();
    void itemsLeaveOutWhatTheFilterDoesNotShow();
    void countsFollowEveryChange();
    void aStartedDraftIsShown();
    void aChangeNamesWhatPagesShow();
};

void TestCachedQueue::openWorkStandsInTheOrderOfItsDeadlines()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(3)));
    auto late = samples::openCase(0);
    late.deadlineAt = samples::at(1000);
    QVERIFY(fixture.pull({late}));
    const auto page = wait(fixture.cache().queue().page(QueueFilter::Open, {}, 10));
    QVERIFY(page);
    QCOMPARE(idsOf(*page), (QStringList{samples::openCase(1).id.value, samples::openCase(2).id.value,
                                        samples::openCase(0).id.value}));
    QVERIFY(!page->hasMore);
}

void TestCachedQueue::pagesFollowEachOtherWithoutGapsOrRepeats_data()
{
    QTest::addColumn<QueueFilter>("filter");
    QTest::newRow("by deadline") << QueueFilter::Open;
    QTest::newRow("free") << QueueFilter::Free;
    QTest::newRow("answered, newest first") << QueueFilter::Answered;
}

void TestCachedQueue::pagesFollowEachOtherWithoutGapsOrRepeats()
{
    QFETCH(QueueFilter, filter);
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(25)));
    QList<Entity> sameTime;
    for (int n = 0; n < 25; ++n) {
        auto row = samples::openCase(n);
        row.deadlineAt = row.changedAt = samples::at(n / 10);
        if (filter == QueueFilter::Answered)
            row.state = n % 2 ? CaseState::Answered : CaseState::Closed;
        sameTime.append(row);
    }
    QVERIFY(fixture.pull(sameTime));
    QStringList seen;
    std::optional<QueueCursor> after;
    bool hasMore = true;
    while (hasMore) {
        const auto page = wait(fixture.cache().queue().page(filter, after, 4));
        QVERIFY(page);
        QVERIFY(!page->items.isEmpty());
        seen += idsOf(*page);
        after = cursorOf(page->items.last(), filter);
        hasMore = page->hasMore;
    }
    QCOMPARE(seen.size(), 25);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 25);
}

void TestCachedQueue::anItemShowsWhoWroteWhat()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    auto mention = samples::mention(0, QStringLiteral("  First line\n\nsecond ") + QString(500, u'x'));
    mention.visibility = Visibility::Private;
    QVERIFY(fixture.pull({mention, samples::claim(0, samples::colleague(), samples::at(10))}));
    const auto page = wait(fixture.cache().queue().page(QueueFilter::Open, {}, 10));
    QVERIFY(page);
    const QueueItem item = page->items.value(0);
    QCOMPARE(item.authorName, QStringLiteral("Anna 0"));
    QCOMPARE(item.handle, QStringLiteral("handle0"));
    QVERIFY(item.firstWords.startsWith(QStringLiteral("First line second x")));
    QCOMPARE(item.firstWords.size(), 160);
    QCOMPARE(item.visibility, Visibility::Private);
    QCOMPARE(item.holderName, QStringLiteral("Oleg"));
    QCOMPARE(item.claimExpiresAt, samples::at(10));
    QVERIFY(!item.hasDraft);
    QVERIFY(!item.isClaimWished);
}

void TestCachedQueue::aClaimMovesTheCaseFromFreeToItsHolder()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(3)));
    QVERIFY(fixture.pull({samples::claim(0, samples::me(), samples::at(10)),
                          samples::claim(1, samples::colleague(), samples::at(10))}));
    auto &queue = fixture.cache().queue();
    QCOMPARE(idsOf(*wait(queue.page(QueueFilter::Mine, {}, 9))), QStringList{samples::openCase(0).id.value});
    QCOMPARE(idsOf(*wait(queue.page(QueueFilter::Free, {}, 9))), QStringList{samples::openCase(2).id.value});
    QCOMPARE(idsOf(*wait(queue.page(QueueFilter::Open, {}, 9))).size(), 3);
    // The claim is on the person: a case that comes later has the same holder.
    auto another = samples::openCase(9);
    another.personId = samples::person(0).id;
    QVERIFY(fixture.pull({another}));
    QCOMPARE(idsOf(*wait(queue.page(QueueFilter::Mine, {}, 9))).size(), 2);
}

void TestCachedQueue::aClaimThatHasRunOutIsFreeAgain()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({samples::claim(0, samples::colleague(), samples::at(10))}));
    QCOMPARE(wait(fixture.cache().queue().counts())->free, 0);
    fixture.clock().set(samples::at(11));
    std::ignore = fixture.takeChanges();
    QVERIFY(fixture.pull({})); // any job wakes the writer, which looks at the clock
    QTRY_COMPARE(wait(fixture.cache().queue().counts())->free, 1);
    QVERIFY(fixture.takeChanges().cases.contains(samples::openCase(0).id));
}

void TestCachedQueue::aWishedClaimIsMineUntilRefused()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(2)));
    const auto id = wait(fixture.cache().mutations().enqueue(ClaimTake{samples::person(0).id}));
    QVERIFY(id);
    auto &queue = fixture.cache().queue();
    auto mine = wait(queue.page(QueueFilter::Mine, {}, 9));
    QCOMPARE(idsOf(*mine), QStringList{samples::openCase(0).id.value});
    QVERIFY(mine->items.first().isClaimWished);
    QVERIFY(fixture.answer(*id, MutationVerdict::Conflict, 0, QStringLiteral("claimed")));
    QVERIFY(wait(queue.page(QueueFilter::Mine, {}, 9))->items.isEmpty());
    QCOMPARE(wait(queue.counts())->free, 2);
}

void TestCachedQueue::answeredCasesStandNewestFirst()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(3)));
    QList<Entity> rows;
    for (int n : {0, 2}) {
        auto row = samples::openCase(n);
        row.state = CaseState::Answered;
        row.changedAt = samples::at(100 + n);
        rows.append(row);
    }
    QVERIFY(fixture.pull(rows));
    const auto page = wait(fixture.cache().queue().page(QueueFilter::Answered, {}, 10));
    QCOMPARE(idsOf(*page), (QStringList{samples::openCase(2).id.value, samples::openCase(0).id.value}));
}

void TestCachedQueue::itemsLeaveOutWhatTheFilterDoesNotShow()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(3)));
    auto answered = samples::openCase(1);
    answered.state = CaseState::Answered;
    QVERIFY(fixture.pull({answered}));
    const QList<CaseId> asked{samples::openCase(0).id, samples::openCase(1).id, CaseId{QStringLiteral("none")}};
    const auto items = wait(fixture.cache().queue().items(QueueFilter::Open, asked));
    QVERIFY(items);
    QCOMPARE(items->size(), 1);
    QCOMPARE(items->first().caseId, samples::openCase(0).id);
}

void TestCachedQueue::countsFollowEveryChange()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(6)));
    auto inReview = samples::openCase(1);
    inReview.state = CaseState::InReview;
    auto closed = samples::openCase(2);
    closed.state = CaseState::Closed;
    QVERIFY(fixture.pull({inReview, closed, samples::claim(3, samples::me(), samples::at(999))}));
    fixture.clock().set(samples::at(60 + 4)); // the deadlines of 0, 1 and 3 have passed
    const auto counts = wait(fixture.cache().queue().counts());
    QVERIFY(counts);
    const QueueCounts expected{.open = 5, .mine = 1, .free = 3, .inReview = 1, .answered = 1, .overdue = 3};
    QCOMPARE(*counts, expected);
}

void TestCachedQueue::aStartedDraftIsShown()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(wait(fixture.cache().drafts().save(samples::draft(0, QStringLiteral("Dear"), 0))));
    QVERIFY(wait(fixture.cache().queue().page(QueueFilter::Open, {}, 1))->items.first().hasDraft);
    QVERIFY(fixture.takeChanges().cases.contains(samples::openCase(0).id));
}

void TestCachedQueue::aChangeNamesWhatPagesShow()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(2)));
    std::ignore = fixture.takeChanges();
    auto renamed = samples::account(1);
    renamed.name = QStringLiteral("Somebody else");
    QVERIFY(fixture.pull({renamed}));
    const StoreChange change = fixture.takeChanges();
    QCOMPARE(change.cases, QSet<CaseId>{samples::openCase(1).id});
    QCOMPARE(change.persons, QSet<PersonId>{samples::person(1).id});
    QVERIFY(!change.everything && !change.publications && !change.pending && !change.directory);
}

QTEST_GUILESS_MAIN(TestCachedQueue)
#include "tst_cachedqueue.moc"
