#include "models/uuid7.h"
#include "tests/storage/cachefixture.h"

#include <QTest>

using namespace otklik;

namespace {

QStringList notesAt(CacheFixture &fixture, int person)
{
    QStringList texts;
    const auto card = wait(fixture.cache().conversations().card(samples::person(person).id));
    if (card)
        for (const Note &note : card->notes)
            texts.append(note.text);
    texts.sort();
    return texts;
}

CaseState stateOf(CacheFixture &fixture, int number)
{
    const auto conversation = wait(fixture.cache().conversations().conversation(samples::openCase(number).id));
    return conversation ? conversation->supportCase.state : CaseState::Open;
}

QStringList pendingCodes(CacheFixture &fixture)
{
    QStringList codes;
    const auto pending = wait(fixture.cache().outbox().pending());
    if (pending)
        for (const PendingMutation &row : *pending)
            codes.append(QString(nameOf(row.mutation.kind))
                         + (row.state == PendingState::Refused ? u':' + row.answer.code : QString()));
    return codes;
}

NoteAdd noteAdd(int number, const QString &text)
{
    return {samples::note(number, {}).id, samples::person(number).id, text};
}

} // namespace

/// base ⊕ pending: what is seen while commands are on their way.
class TestPending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommandIsSeenAtOnceAndAfterARestart();
    void whatIsSeenAfterAnAnswer_data();
    void whatIsSeenAfterAnAnswer();
    void anAcceptedCommandStaysVisibleUntilItsChangeHasCome();
    void aPullUnderneathKeepsTheGuessOnTop();
    void aRefusalBringsTheServersRowBack();
    void aRefusalLeavesOtherPendingCommandsInPlace();
    void commandsAreHandedOutInOrderAndNotBeforeTheirTime();
    void aClockThatWasSetRightDoesNotHoldThemBack();
    void aClaimOfMineIsMineAgainWhenTheClockIsSetRight();
    void whoTakesAPersonOverFromMeIsTold();
    void theSecondEditOfANoteWaitsForTheFirst();
    void anEditOnTopOfARefusedOneIsRefusedWithIt();
    void aRefusedCommandStaysUntilItIsDismissed();
    void whatNobodyWaitsForStandsInNoList();
    void aNewEpochForgetsRowsAndKeepsWhatWasTyped();
    void theFirstSyncIsTakenUpAtItsCheckpoint();
    void whatTheFirstSyncBringsReplacesTheGuess();
    void pagesHearOnlyOfRowsThatBecameDifferent();
};

void TestPending::aCommandIsSeenAtOnceAndAfterARestart()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(wait(fixture.cache().mutations().enqueue(noteAdd(0, QStringLiteral("calls on Friday")))));
    QCOMPARE(notesAt(fixture, 0), QStringList{QStringLiteral("calls on Friday")});
    QVERIFY(fixture.takeChanges().pending);
    QVERIFY(fixture.open());
    QCOMPARE(notesAt(fixture, 0), QStringList{QStringLiteral("calls on Friday")});
    QCOMPARE(pendingCodes(fixture), QStringList{QStringLiteral("note.add")});
}

void TestPending::whatIsSeenAfterAnAnswer_data()
{
    QTest::addColumn<MutationVerdict>("verdict");
    QTest::addColumn<QStringList>("notes");
    QTest::addColumn<QStringList>("pending");
    const QStringList written{QStringLiteral("mine")};
    QTest::newRow("accepted, its change not read yet") << MutationVerdict::Accepted << written << QStringList{};
    QTest::newRow("conflict") << MutationVerdict::Conflict << QStringList{}
                              << QStringList{QStringLiteral("note.add:code")};
    QTest::newRow("rejected") << MutationVerdict::Rejected << QStringList{}
                              << QStringList{QStringLiteral("note.add:code")};
}

void TestPending::whatIsSeenAfterAnAnswer()
{
    QFETCH(MutationVerdict, verdict);
    QFETCH(QStringList, notes);
    QFETCH(QStringList, pending);
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    const auto id = wait(fixture.cache().mutations().enqueue(noteAdd(0, QStringLiteral("mine"))));
    QCOMPARE(fixture.send().size(), 1);
    QVERIFY(fixture.answer(*id, verdict, fixture.seq() + 5,
                           verdict == MutationVerdict::Accepted ? QString() : QStringLiteral("code")));
    QCOMPARE(notesAt(fixture, 0), notes);
    QCOMPARE(pendingCodes(fixture), pending);
    // Nothing of a refused command leaves the laptop: its text can still be read.
    const auto rows = wait(fixture.cache().outbox().pending());
    for (const PendingMutation &row : *rows)
        QCOMPARE(row.mutation.payload.value(QLatin1StringView("text")).toString(), QStringLiteral("mine"));
}

void TestPending::anAcceptedCommandStaysVisibleUntilItsChangeHasCome()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    const qint64 before = fixture.seq();
    const auto id = wait(fixture.cache().mutations().enqueue(noteAdd(0, QStringLiteral("guess"))));
    std::ignore = fixture.send();
    QVERIFY(fixture.answer(*id, MutationVerdict::Accepted, before + 2));
    QVERIFY(fixture.pull({samples::person(0)}, before + 1));
    QCOMPARE(notesAt(fixture, 0), QStringList{QStringLiteral("guess")});
    QVERIFY(fixture.pull({samples::note(0, QStringLiteral("as the server has it"))}, before + 2));
    QCOMPARE(notesAt(fixture, 0), QStringList{QStringLiteral("as the server has it")});
    QCOMPARE(wait(fixture.cache().sync().backlog())->waiting, 0);
}

void TestPending::aPullUnderneathKeepsTheGuessOnTop()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(wait(fixture.cache().mutations().enqueue(
        CaseClose{samples::openCase(0).id, QStringLiteral("duplicate")})));
    auto hotter = samples::openCase(0);
    hotter.heat = 77;
    QVERIFY(fixture.pull({hotter}));
    const auto seen = wait(fixture.cache().conversations().conversation(hotter.id));
    QCOMPARE(seen->supportCase.state, CaseState::Closed); // mine
    QCOMPARE(seen->supportCase.heat, 77);                 // the server's
    QCOMPARE(wait(fixture.cache().queue().counts())->open, 0);
}

void TestPending::aRefusalBringsTheServersRowBack()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    const auto id = wait(fixture.cache().mutations().enqueue(
        CaseClose{samples::openCase(0).id, QStringLiteral("duplicate")}));
    QCOMPARE(stateOf(fixture, 0), CaseState::Closed);
    std::ignore = fixture.takeChanges();
    QVERIFY(fixture.answer(*id, MutationVerdict::Rejected, 0, QStringLiteral("not_allowed")));
    QCOMPARE(stateOf(fixture, 0), CaseState::Open);
    QCOMPARE(wait(fixture.cache().queue().counts())->open, 1);
    const StoreChange change = fixture.takeChanges();
    QVERIFY(change.cases.contains(samples::openCase(0).id));
    QVERIFY(change.pending);
}

void TestPending::aRefusalLeavesOtherPendingCommandsInPlace()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(2)));
    const auto first = wait(fixture.cache().mutations().enqueue(noteAdd(0, QStringLiteral("first"))));
    QVERIFY(wait(fixture.cache().mutations().enqueue(noteAdd(1, QStringLiteral("second")))));
    QVERIFY(fixture.answer(*first, MutationVerdict::Rejected, 0, QStringLiteral("no")));
    QCOMPARE(notesAt(fixture, 0), QStringList{});
    QCOMPARE(notesAt(fixture, 1), QStringList{QStringLiteral("second")});
}

void TestPending::commandsAreHandedOutInOrderAndNotBeforeTheirTime()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(3)));
    QList<MutationId> given;
    for (int n = 0; n < 3; ++n)
        given.append(*wait(fixture.cache().mutations().enqueue(noteAdd(n, QStringLiteral("text")))));
    const auto sent = fixture.send();
    QCOMPARE(sent.size(), 3);
    for (int n = 0; n < 3; ++n)
        QCOMPARE(sent.at(n).id, given.at(n));
    const TimePoint later = fixture.clock().now() + std::chrono::seconds(30);
    QVERIFY(wait(fixture.cache().sync().recordFailure(given, {Error::Kind::Retry, QStringLiteral("offline"), {}},
                                                      QStringLiteral("r1"), later)));
    QVERIFY(fixture.send().isEmpty());
    const PendingMutation put = wait(fixture.cache().outbox().pending())->first();
    QCOMPARE(put.problem, QStringLiteral("offline"));
    QCOMPARE(put.requestId, QStringLiteral("r1"));
    QCOMPARE(put.nextTryAt, std::optional(later));
    QCOMPARE(put.triedAt, std::optional(fixture.clock().now()));
    const auto backlog = wait(fixture.cache().sync().backlog());
    QCOMPARE(backlog->waiting, 3);
    QCOMPARE(backlog->nextDueAt, std::optional(later));
    fixture.clock().set(later);
    QCOMPARE(fixture.send(), sent); // the same ids, the same payloads
    QCOMPARE(wait(fixture.cache().outbox().pending())->first().attempts, 2);
}

void TestPending::aClockThatWasSetRightDoesNotHoldThemBack()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    const auto id = wait(fixture.cache().mutations().enqueue(noteAdd(0, QStringLiteral("waits"))));
    const TimePoint then = fixture.clock().now() + std::chrono::years(10);
    QVERIFY(wait(fixture.cache().sync().recordFailure({*id}, {Error::Kind::Retry, QStringLiteral("busy"), {}}, {}, then)));
    QCOMPARE(fixture.send().size(), 1);
}

void TestPending::aClaimOfMineIsMineAgainWhenTheClockIsSetRight()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    const TimePoint right = fixture.clock().now();
    fixture.clock().set(right + std::chrono::years(10));
    QVERIFY(fixture.pull({samples::claim(0, samples::me(), right + std::chrono::hours(1))}));
    QCOMPARE(wait(fixture.cache().queue().counts())->mine, 0); // as far as this laptop knows
    fixture.clock().set(right);
    QVERIFY(wait(fixture.cache().sync().cursor())); // anything that wakes the writer
    QTRY_COMPARE(wait(fixture.cache().queue().counts())->mine, 1);
}

void TestPending::whoTakesAPersonOverFromMeIsTold()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    const TimePoint end = fixture.clock().now() + std::chrono::minutes(15);
    const Claim mine = samples::claim(0, samples::me(), end);
    Claim theirs = mine;
    theirs.holderId = samples::colleague();
    QVERIFY(fixture.pull({mine}));
    QVERIFY(fixture.takeChanges().takenOver.isEmpty());
    QVERIFY(fixture.pull({theirs}));
    QCOMPARE(fixture.takeChanges().takenOver, QSet<PersonId>{mine.id});
    QVERIFY(fixture.pull({theirs})); // no news
    QVERIFY(fixture.pull({mine}));
    // Who has let go has given the person away.
    QVERIFY(wait(fixture.cache().mutations().enqueue(ClaimRelease{mine.id})));
    QVERIFY(fixture.pull({theirs}));
    QVERIFY(fixture.takeChanges().takenOver.isEmpty());
}

void TestPending::theSecondEditOfANoteWaitsForTheFirst()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({samples::note(0, QStringLiteral("old"))}));
    const NoteId note = samples::note(0, {}).id;
    const auto first = wait(fixture.cache().mutations().enqueue(NoteEdit{note, QStringLiteral("newer"), 1}));
    QVERIFY(wait(fixture.cache().mutations().enqueue(NoteEdit{note, QStringLiteral("newest"), 2})));
    QCOMPARE(notesAt(fixture, 0), QStringList{QStringLiteral("newest")});
    QCOMPARE(fixture.send().size(), 1);
    QVERIFY(fixture.answer(*first, MutationVerdict::Accepted, fixture.seq() + 1));
    QCOMPARE(fixture.send().size(), 1);
}

void TestPending::anEditOnTopOfARefusedOneIsRefusedWithIt()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({samples::note(0, QStringLiteral("old"))}));
    const NoteId note = samples::note(0, {}).id;
    const auto first = wait(fixture.cache().mutations().enqueue(NoteEdit{note, QStringLiteral("mine"), 1}));
    QVERIFY(wait(fixture.cache().mutations().enqueue(NoteEdit{note, QStringLiteral("mine too"), 2})));
    std::ignore = fixture.send();
    QVERIFY(fixture.answer(*first, MutationVerdict::Conflict, 0, QStringLiteral("changed")));
    QVERIFY(fixture.send().isEmpty());
    QCOMPARE(notesAt(fixture, 0), QStringList{QStringLiteral("old")});
    QCOMPARE(pendingCodes(fixture),
             (QStringList{QStringLiteral("note.edit:changed"), QStringLiteral("note.edit:changed")}));
}

void TestPending::aRefusedCommandStaysUntilItIsDismissed()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    const auto id = wait(fixture.cache().mutations().enqueue(noteAdd(0, QStringLiteral("text"))));
    QCOMPARE(wait(fixture.cache().outbox().dismiss(*id)), Result<bool>(false)); // it still waits
    QVERIFY(fixture.answer(*id, MutationVerdict::Rejected, 0, QStringLiteral("no")));
    QCOMPARE(wait(fixture.cache().sync().backlog())->refused, 1);
    QCOMPARE(wait(fixture.cache().outbox().pending())->first().requestId, QStringLiteral("request-1"));
    QVERIFY(fixture.open());
    QCOMPARE(wait(fixture.cache().outbox().dismiss(*id)), Result<bool>(true));
    QVERIFY(wait(fixture.cache().outbox().pending())->isEmpty());
}

void TestPending::whatNobodyWaitsForStandsInNoList()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    const auto look = wait(fixture.cache().mutations().enqueue(CardView{samples::person(0).id}));
    QVERIFY(look);
    QVERIFY(wait(fixture.cache().outbox().pending())->isEmpty());
    QCOMPARE(wait(fixture.cache().sync().backlog())->waiting, 0);
    QCOMPARE(fixture.send().size(), 1); // it goes out all the same
    QVERIFY(fixture.answer(*look, MutationVerdict::Rejected, 0, QStringLiteral("not_found")));
    QVERIFY(wait(fixture.cache().outbox().pending())->isEmpty());
    QCOMPARE(wait(fixture.cache().sync().backlog())->refused, 0);
    QVERIFY(fixture.send().isEmpty());
}

void TestPending::aNewEpochForgetsRowsAndKeepsWhatWasTyped()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(3)));
    QVERIFY(fixture.pull({samples::draft(1, QStringLiteral("saved before"), 4)}));
    QVERIFY(wait(fixture.cache().mutations().enqueue(noteAdd(0, QStringLiteral("accepted, not read back")))));
    const auto accepted = fixture.send();
    QVERIFY(fixture.answer(accepted.first().id, MutationVerdict::Accepted, 999));
    QVERIFY(wait(fixture.cache().drafts().save(samples::draft(0, QStringLiteral("typed"), 0))));
    QVERIFY(wait(fixture.cache().sync().resetForEpoch()));
    QCOMPARE(*wait(fixture.cache().sync().cursor()), SyncCursor{});
    QCOMPARE(*wait(fixture.cache().queue().counts()), QueueCounts{});
    QVERIFY(wait(fixture.cache().search().search(QStringLiteral("question"), {}, 9))->hits.isEmpty());

    SnapshotBatch all;
    all.changes = samples::changes(samples::workspace(3));
    all.isEnd = true;
    all.epoch = QStringLiteral("two");
    all.upTo = 40;
    QVERIFY(wait(fixture.cache().sync().applySnapshot(all)));
    QCOMPARE(wait(fixture.cache().queue().counts())->open, 3);
    QCOMPARE(wait(fixture.cache().search().search(QStringLiteral("question"), {}, 9))->hits.size(), 3);
    for (const auto &[number, text] : {std::pair(0, QStringLiteral("typed")), {1, QStringLiteral("saved before")}}) {
        const auto seen = wait(fixture.cache().conversations().conversation(samples::openCase(number).id));
        QCOMPARE(seen->drafts.size(), 1);
        QCOMPARE(seen->drafts.first().text, text);
    }
    QStringList kinds;
    for (const Mutation &mutation : fixture.send())
        kinds.append(nameOf(mutation.kind));
    kinds.sort();
    QCOMPARE(kinds, (QStringList{QStringLiteral("draft.save"), QStringLiteral("draft.save"),
                                 QStringLiteral("note.add")}));
}

void TestPending::theFirstSyncIsTakenUpAtItsCheckpoint()
{
    CacheFixture fixture;
    SnapshotBatch batch;
    batch.changes = samples::changes(samples::workspace(2));
    batch.checkpoint = QStringLiteral("c1");
    batch.isOpenWorkDone = true;
    QVERIFY(wait(fixture.cache().sync().applySnapshot(batch)));
    QVERIFY(fixture.takeChanges().everything);
    QVERIFY(fixture.open());
    auto cursor = wait(fixture.cache().sync().cursor());
    QCOMPARE(cursor->checkpoint, QStringLiteral("c1"));
    QVERIFY(!cursor->isComplete);
    QVERIFY(wait(fixture.cache().sync().applySnapshot(batch))); // the same rows again do no harm
    QCOMPARE(wait(fixture.cache().queue().counts())->open, 2);
    batch = {};
    batch.isEnd = true;
    batch.epoch = QStringLiteral("one");
    batch.upTo = 12;
    QVERIFY(wait(fixture.cache().sync().applySnapshot(batch)));
    cursor = wait(fixture.cache().sync().cursor());
    const SyncCursor expected{QStringLiteral("one"), 12, {}, true};
    QCOMPARE(*cursor, expected);
}

void TestPending::whatTheFirstSyncBringsReplacesTheGuess()
{
    // The command goes up while the rows still come down, and is among them; here the server's row has gone since.
    CacheFixture fixture;
    const auto id = wait(fixture.cache().mutations().enqueue(noteAdd(0, QStringLiteral("guess"))));
    std::ignore = fixture.send();
    QVERIFY(fixture.answer(*id, MutationVerdict::Accepted, 5));
    SnapshotBatch all;
    all.changes = samples::changes(samples::workspace(1));
    all.isEnd = true;
    all.epoch = QStringLiteral("epoch");
    all.upTo = 100;
    QVERIFY(wait(fixture.cache().sync().applySnapshot(all)));
    QCOMPARE(notesAt(fixture, 0), QStringList{});
}

void TestPending::pagesHearOnlyOfRowsThatBecameDifferent()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(3)));
    QVERIFY(wait(fixture.cache().mutations().enqueue(noteAdd(0, QStringLiteral("waits")))));
    QVERIFY(wait(fixture.cache().mutations().enqueue(CaseClose{samples::openCase(1).id, QStringLiteral("spam")})));
    std::ignore = fixture.takeChanges();
    QVERIFY(fixture.pull({samples::openCase(2)}));
    const StoreChange change = fixture.takeChanges();
    QCOMPARE(change.cases, QSet<CaseId>{samples::openCase(2).id});
    QCOMPARE(change.persons, QSet<PersonId>{samples::person(2).id});
}

QTEST_GUILESS_MAIN(TestPending)
#include "tst_pending.moc"
