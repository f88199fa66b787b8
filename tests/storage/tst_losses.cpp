#include "tests/storage/cachefixture.h"

#include <QTest>

using namespace otklik;

namespace {

RowCounts takenBy(CacheFixture &fixture, const QList<Entity> &rows)
{
    return wait(fixture.cache().sync().takenAwayBy(samples::changes(rows, fixture.seq() + 1))).value_or(RowCounts{-1});
}

Note removed(Note note)
{
    note.isRemoved = true;
    return note;
}

Draft done(Draft draft)
{
    draft.isDone = true;
    return draft;
}

} // namespace

/// What rows of the server would take away is counted before they are applied.
class TestLosses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordinaryRowsTakeNothing();
    void everySortIsCounted();
    void whatIsGoneAlreadyOrWasNeverHereIsNotCounted();
    void anAnswerIsNoLoss();
    void whatIsHeldIsCounted();
    void myDraftNeverBecomesSomebodyElses();
};

void TestLosses::ordinaryRowsTakeNothing()
{
    CacheFixture fixture;
    QCOMPARE(takenBy(fixture, samples::workspace(3)), RowCounts{});
    QVERIFY(fixture.pull(samples::workspace(3)));
    QCOMPARE(takenBy(fixture, samples::workspace(3)), RowCounts{});
}

void TestLosses::everySortIsCounted()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(3)));
    Contact contact;
    contact.id = {QStringLiteral("contact")};
    contact.value = QStringLiteral("+7 900");
    QVERIFY(fixture.pull(
        {samples::note(0, QStringLiteral("note")), contact, samples::draft(0, QStringLiteral("text"), 1)}));

    Mention deleted = samples::mention(0, QStringLiteral("text"));
    deleted.deletedAt = samples::at(1);
    Mention emptied = samples::mention(1, QString());
    Case closed = samples::openCase(0);
    closed.state = CaseState::Closed;
    contact.isRemoved = true;
    const RowCounts taken =
        takenBy(fixture, {deleted, emptied, closed, removed(samples::note(0, QStringLiteral("note"))), contact,
                          done(samples::draft(0, QStringLiteral("text"), 2))});
    QCOMPARE(taken, (RowCounts{2, 1, 1, 1, 1}));
}

void TestLosses::whatIsGoneAlreadyOrWasNeverHereIsNotCounted()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({removed(samples::note(0, QStringLiteral("note")))}));
    QCOMPARE(takenBy(fixture, {removed(samples::note(0, QStringLiteral("note"))),
                               removed(samples::note(1, QStringLiteral("never seen")))}),
             RowCounts{});
}

void TestLosses::anAnswerIsNoLoss()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    Case answered = samples::openCase(0);
    answered.state = CaseState::Answered;
    QCOMPARE(takenBy(fixture, {answered}), RowCounts{});
}

void TestLosses::whatIsHeldIsCounted()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(3)));
    QVERIFY(fixture.pull({samples::note(0, QStringLiteral("one")), removed(samples::note(1, QStringLiteral("gone"))),
                          samples::draft(0, QStringLiteral("text"), 1)}));
    const auto held = wait(fixture.cache().sync().held());
    QVERIFY(held);
    QCOMPARE(held->mentions, 3);
    QCOMPARE(held->cases, 3);
    QCOMPARE(held->notes, 1);
    QCOMPARE(held->contacts, 0);
    QCOMPARE(held->drafts, 1);
}

void TestLosses::myDraftNeverBecomesSomebodyElses()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({samples::draft(0, QStringLiteral("mine"), 1)}));
    Draft theirs = samples::draft(0, QStringLiteral("theirs"), 2);
    theirs.authorId = samples::colleague();
    const auto taken = wait(fixture.cache().sync().takenAwayBy(samples::changes({theirs})));
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, QStringLiteral("foreign_row"));
}

QTEST_GUILESS_MAIN(TestLosses)
#include "tst_losses.moc"
