#include "models/json.h"
#include "tests/storage/cachefixture.h"

#include <QTest>

using namespace otklik;

namespace {

QList<Draft> draftsOf(CacheFixture &fixture, int number)
{
    const auto seen = wait(fixture.cache().conversations().conversation(samples::openCase(number).id));
    return seen ? seen->drafts : QList<Draft>{};
}

bool type(CacheFixture &fixture, const QString &text, qint64 revision = 0)
{
    fixture.clock().advance(std::chrono::seconds(1));
    return wait(fixture.cache().drafts().save(samples::draft(0, text, revision))).has_value();
}

DraftSave saveIn(const Mutation &mutation)
{
    return fromJson<DraftSave>(mutation.payload).value_or(DraftSave{});
}

/// The server's answer to a save that met another version of the draft.
bool refuse(CacheFixture &fixture, const Mutation &mutation, const Draft &current)
{
    const MutationAnswer answer{mutation.id, MutationVerdict::Conflict, 0, QStringLiteral("draft_changed"),
                                {{QStringLiteral("kind"), QStringLiteral("draft")}, {QStringLiteral("row"), toJson(current)}}};
    return wait(fixture.cache().sync().recordAnswers({answer}, {})).has_value();
}

QStringList textsOf(const QList<Draft> &drafts)
{
    QStringList texts;
    for (const Draft &draft : drafts)
        texts.append(draft.text);
    texts.sort();
    return texts;
}

} // namespace

/// What is typed is never lost (C8).
class TestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingIsOneMutationUntilItIsSent();
    void typingOnWhileASaveIsOnItsWayNamesTheNextRevision();
    void aStaleEditorStartsFromItsOwnLastSave();
    void anotherVersionOfTheSameDraftIsKeptBesideMine();
    void aVersionThatIsStillOnItsWayDownDoesNotReplaceMine();
    void anEarlierSaveIsNotTakenForALaterOne();
    void allThatWasTypedAfterARefusedSaveGoesOnInMyDraft();
    void theEditorThatKnowsNothingOfTheConflictWritesIntoItsOwnDraft();
    void typingOnDuringAConflictGoesOnInMyDraft();
    void aRejectedSaveKeepsTheTextHere();
    void aRefusedSubmitGivesTheTextBack();
    void aRefusedMoveToPrivateGivesBothTextsBack();
    void anotherPublicLineIsKeptBesideMine();
    void aPublicLineIsSavedAgain();
    void aNewDraftIsDiscardedWithoutAWordToTheServer();
    void aSavedDraftIsDiscardedOnTheServer();
    void typingAfterASubmitIsASaveOfItsOwn();
};

void TestDrafts::typingIsOneMutationUntilItIsSent()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    for (const char16_t *text : {u"D", u"De", u"Dear"})
        QVERIFY(type(fixture, QString::fromUtf16(text)));
    QCOMPARE(textsOf(draftsOf(fixture, 0)), QStringList{QStringLiteral("Dear")});
    const auto sent = fixture.send();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(saveIn(sent.first()).text, QStringLiteral("Dear"));
    QCOMPARE(saveIn(sent.first()).baseRevision, 0);
}

void TestDrafts::typingOnWhileASaveIsOnItsWayNamesTheNextRevision()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(type(fixture, QStringLiteral("one")));
    const auto first = fixture.send();
    QVERIFY(type(fixture, QStringLiteral("one two")));
    QVERIFY(type(fixture, QStringLiteral("one two three")));
    QCOMPARE(fixture.send(), first); // unanswered: again as it was; the second waits for its verdict
    QVERIFY(fixture.answer(first.first().id, MutationVerdict::Accepted, fixture.seq() + 1));
    const auto second = fixture.send();
    QCOMPARE(second.size(), 1);
    QCOMPARE(saveIn(second.first()).text, QStringLiteral("one two three"));
    QCOMPARE(saveIn(second.first()).baseRevision, 1);
    QCOMPARE(textsOf(draftsOf(fixture, 0)), QStringList{QStringLiteral("one two three")});
}

void TestDrafts::aStaleEditorStartsFromItsOwnLastSave()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(type(fixture, QStringLiteral("one")));
    const auto first = fixture.send();
    QVERIFY(fixture.answer(first.first().id, MutationVerdict::Accepted, fixture.seq() + 1));
    QVERIFY(fixture.pull({samples::draft(0, QStringLiteral("one"), 1)}));
    QVERIFY(type(fixture, QStringLiteral("one two"), 0)); // the editor was not reloaded
    QCOMPARE(saveIn(fixture.send().value(0)).baseRevision, 1);
}

void TestDrafts::anotherVersionOfTheSameDraftIsKeptBesideMine()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({samples::draft(0, QStringLiteral("from the office"), 3)}));
    QVERIFY(type(fixture, QStringLiteral("from the laptop"), 2));
    const auto sent = fixture.send();
    QCOMPARE(saveIn(sent.first()).baseRevision, 2);
    QVERIFY(fixture.answer(sent.first().id, MutationVerdict::Conflict, 0, QStringLiteral("draft_changed")));
    QCOMPARE(textsOf(draftsOf(fixture, 0)),
             (QStringList{QStringLiteral("from the laptop"), QStringLiteral("from the office")}));
    QCOMPARE(draftsOf(fixture, 0).first().text, QStringLiteral("from the laptop")); // the newest
    // The own one goes to the server as a draft of its own.
    const auto next = fixture.send();
    QCOMPARE(next.size(), 1);
    QVERIFY(saveIn(next.first()).id != samples::draft(0, {}, 0).id);
    QCOMPARE(saveIn(next.first()).baseRevision, 0);
    QCOMPARE(saveIn(next.first()).text, QStringLiteral("from the laptop"));
    QCOMPARE(wait(fixture.cache().sync().backlog())->refused, 1);
}

void TestDrafts::aVersionThatIsStillOnItsWayDownDoesNotReplaceMine()
{
    // My other laptop made the draft first; its row comes only after the answer.
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(type(fixture, QStringLiteral("from the laptop"), 0));
    const auto sent = fixture.send();
    const Draft other = samples::draft(0, QStringLiteral("from the office"), 1);
    QVERIFY(refuse(fixture, sent.first(), other));
    QVERIFY(fixture.pull({other}));
    QCOMPARE(textsOf(draftsOf(fixture, 0)),
             (QStringList{QStringLiteral("from the laptop"), QStringLiteral("from the office")}));
    const auto next = fixture.send();
    QCOMPARE(next.size(), 1);
    QVERIFY(saveIn(next.first()).id != other.id);
    QCOMPARE(saveIn(next.first()).text, QStringLiteral("from the laptop"));
}

void TestDrafts::anEarlierSaveIsNotTakenForALaterOne()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({samples::draft(0, QStringLiteral("first"), 1)}));
    QVERIFY(type(fixture, QStringLiteral("second"), 1));
    QVERIFY(fixture.answer(fixture.send().value(0).id, MutationVerdict::Accepted, fixture.seq() + 5)); // not read yet
    QVERIFY(type(fixture, QStringLiteral("third"), 1));
    QVERIFY(refuse(fixture, fixture.send().value(0), samples::draft(0, QStringLiteral("from the office"), 3)));
    QVERIFY(textsOf(draftsOf(fixture, 0)).contains(QStringLiteral("third")));
    const auto next = fixture.send();
    QCOMPARE(next.size(), 1);
    QCOMPARE(saveIn(next.first()).text, QStringLiteral("third"));
    QVERIFY(saveIn(next.first()).id != samples::draft(0, {}, 0).id);
}

void TestDrafts::allThatWasTypedAfterARefusedSaveGoesOnInMyDraft()
{
    // Typed, submitted, typed on, submitted, typed on: each save names the revision that the one before would have got.
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    const DraftId draft = samples::draft(0, {}, 0).id;
    QVERIFY(type(fixture, QStringLiteral("one")));
    const auto sent = fixture.send();
    for (const QString &text : {QStringLiteral("two"), QStringLiteral("three")}) {
        PublicationSubmit submit;
        submit.id = {QStringLiteral("publication ") + text};
        submit.draftId = draft;
        submit.caseId = samples::openCase(0).id;
        submit.text = text;
        QVERIFY(wait(fixture.cache().mutations().enqueue(submit)));
        QVERIFY(type(fixture, text));
    }
    QVERIFY(refuse(fixture, sent.first(), samples::draft(0, QStringLiteral("from the office"), 1)));
    QList<DraftSave> saves;
    for (auto next = fixture.send(); !next.isEmpty(); next = fixture.send())
        for (const Mutation &mutation : std::as_const(next)) {
            if (mutation.kind == MutationKind::DraftSave)
                saves.append(saveIn(mutation));
            QVERIFY(fixture.answer(mutation.id, MutationVerdict::Accepted, fixture.seq() + 5));
        }
    QCOMPARE(saves.size(), 2);
    QVERIFY(saves.first().id != draft);
    QCOMPARE(saves.last().id, saves.first().id);
    QCOMPARE(saves.first().baseRevision, 0);
    QCOMPARE(saves.last().baseRevision, 1);
}

void TestDrafts::theEditorThatKnowsNothingOfTheConflictWritesIntoItsOwnDraft()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({samples::draft(0, QStringLiteral("from the office"), 3)}));
    QVERIFY(type(fixture, QStringLiteral("laptop"), 2));
    const auto sent = fixture.send();
    QVERIFY(fixture.answer(sent.first().id, MutationVerdict::Conflict, 0, QStringLiteral("draft_changed")));
    QVERIFY(type(fixture, QStringLiteral("laptop goes on"), 2));
    QCOMPARE(textsOf(draftsOf(fixture, 0)),
             (QStringList{QStringLiteral("from the office"), QStringLiteral("laptop goes on")}));
    // Who has seen both and chooses the server's one edits the server's one.
    QVERIFY(type(fixture, QStringLiteral("office goes on"), 3));
    QCOMPARE(textsOf(draftsOf(fixture, 0)),
             (QStringList{QStringLiteral("laptop goes on"), QStringLiteral("office goes on")}));
}

void TestDrafts::typingOnDuringAConflictGoesOnInMyDraft()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({samples::draft(0, QStringLiteral("office"), 3)}));
    QVERIFY(type(fixture, QStringLiteral("laptop"), 2));
    const auto sent = fixture.send();
    QVERIFY(type(fixture, QStringLiteral("laptop and more"), 2));
    QVERIFY(fixture.answer(sent.first().id, MutationVerdict::Conflict, 0, QStringLiteral("draft_changed")));
    QCOMPARE(textsOf(draftsOf(fixture, 0)), (QStringList{QStringLiteral("laptop and more"), QStringLiteral("office")}));
    const auto next = fixture.send();
    QCOMPARE(next.size(), 1);
    QCOMPARE(saveIn(next.first()).text, QStringLiteral("laptop and more"));
    QCOMPARE(saveIn(next.first()).baseRevision, 0);
}

void TestDrafts::aRejectedSaveKeepsTheTextHere()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(type(fixture, QStringLiteral("precious")));
    const auto sent = fixture.send();
    QVERIFY(fixture.answer(sent.first().id, MutationVerdict::Rejected, 0, QStringLiteral("unknown_case")));
    QCOMPARE(textsOf(draftsOf(fixture, 0)), QStringList{QStringLiteral("precious")});
    QVERIFY(fixture.open());
    QCOMPARE(textsOf(draftsOf(fixture, 0)), QStringList{QStringLiteral("precious")});
    QVERIFY(type(fixture, QStringLiteral("precious still")));
    QCOMPARE(textsOf(draftsOf(fixture, 0)), QStringList{QStringLiteral("precious still")});
}

void TestDrafts::aRefusedSubmitGivesTheTextBack()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({samples::draft(0, QStringLiteral("first words"), 1)}));
    PublicationSubmit submit;
    submit.id = {QStringLiteral("publication-1")};
    submit.draftId = samples::draft(0, {}, 0).id;
    submit.caseId = samples::openCase(0).id;
    submit.mentionId = samples::openCase(0).mentionId;
    submit.text = QStringLiteral("first words and the rest");
    const auto id = wait(fixture.cache().mutations().enqueue(submit));
    QVERIFY(draftsOf(fixture, 0).isEmpty());
    QCOMPARE(wait(fixture.cache().outbox().publications(9))->size(), 1);
    QVERIFY(wait(fixture.cache().outbox().publications(9))->first().isPending);
    QVERIFY(fixture.answer(*id, MutationVerdict::Conflict, 0, QStringLiteral("thread_changed")));
    QVERIFY(wait(fixture.cache().outbox().publications(9))->isEmpty());
    QCOMPARE(textsOf(draftsOf(fixture, 0)),
             (QStringList{QStringLiteral("first words"), QStringLiteral("first words and the rest")}));
}

void TestDrafts::aRefusedMoveToPrivateGivesBothTextsBack()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    Draft shown = samples::draft(0, QStringLiteral("please tell us more"), 1);
    shown.visibility = Visibility::Private;
    shown.publicLine = QStringLiteral("we have written to you");
    QVERIFY(fixture.pull({shown}));
    PublicationSubmit submit;
    submit.id = {QStringLiteral("publication-1")};
    submit.publicLineId = {QStringLiteral("publication-0")};
    submit.draftId = shown.id;
    submit.caseId = shown.caseId;
    submit.mentionId = shown.mentionId;
    submit.visibility = Visibility::Private;
    submit.text = shown.text;
    submit.publicLine = QStringLiteral("we have written to you, Anna");
    const auto id = wait(fixture.cache().mutations().enqueue(submit));
    QVERIFY(draftsOf(fixture, 0).isEmpty());
    QVERIFY(fixture.answer(*id, MutationVerdict::Conflict, 0, QStringLiteral("thread_changed")));
    QStringList lines;
    const QList<Draft> drafts = draftsOf(fixture, 0);
    for (const Draft &draft : drafts)
        lines.append(draft.publicLine);
    lines.sort();
    QCOMPARE(lines, (QStringList{shown.publicLine, submit.publicLine}));
    QVERIFY(wait(fixture.cache().outbox().publications(9))->isEmpty());
}

void TestDrafts::anotherPublicLineIsKeptBesideMine()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    Draft office = samples::draft(0, QStringLiteral("the same text"), 3);
    office.publicLine = QStringLiteral("from the office");
    QVERIFY(fixture.pull({office}));
    Draft laptop = samples::draft(0, QStringLiteral("the same text"), 2);
    laptop.publicLine = QStringLiteral("from the laptop");
    QVERIFY(wait(fixture.cache().drafts().save(laptop)));
    const auto sent = fixture.send();
    QCOMPARE(saveIn(sent.first()).publicLine, QStringLiteral("from the laptop"));
    QVERIFY(refuse(fixture, sent.first(), office));
    QStringList lines;
    const QList<Draft> drafts = draftsOf(fixture, 0);
    for (const Draft &draft : drafts)
        lines.append(draft.publicLine);
    lines.sort();
    QCOMPARE(lines, (QStringList{QStringLiteral("from the laptop"), QStringLiteral("from the office")}));
    // Answered once more, it is not kept a third time.
    QCOMPARE(saveIn(fixture.send().value(0)).publicLine, QStringLiteral("from the laptop"));
}

void TestDrafts::aPublicLineIsSavedAgain()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    Draft line = samples::draft(0, {}, 0);
    line.publicLine = QStringLiteral("we have written to you");
    QVERIFY(wait(fixture.cache().drafts().save(line)));
    QVERIFY(fixture.open());
    QCOMPARE(draftsOf(fixture, 0).value(0).publicLine, line.publicLine);
    QCOMPARE(saveIn(fixture.send().value(0)).publicLine, line.publicLine);
}

void TestDrafts::aNewDraftIsDiscardedWithoutAWordToTheServer()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(type(fixture, QStringLiteral("never mind")));
    QVERIFY(wait(fixture.cache().drafts().discard(samples::draft(0, {}, 0).id)));
    QVERIFY(draftsOf(fixture, 0).isEmpty());
    QVERIFY(fixture.send().isEmpty());
}

void TestDrafts::aSavedDraftIsDiscardedOnTheServer()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({samples::draft(0, QStringLiteral("saved"), 1)}));
    QVERIFY(wait(fixture.cache().drafts().discard(samples::draft(0, {}, 0).id)));
    QVERIFY(draftsOf(fixture, 0).isEmpty());
    QCOMPARE(fixture.send().value(0).kind, MutationKind::DraftDiscard);
}

void TestDrafts::typingAfterASubmitIsASaveOfItsOwn()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(type(fixture, QStringLiteral("sent text")));
    PublicationSubmit submit;
    submit.id = {QStringLiteral("publication-1")};
    submit.draftId = samples::draft(0, {}, 0).id;
    submit.caseId = samples::openCase(0).id;
    submit.text = QStringLiteral("sent text");
    QVERIFY(wait(fixture.cache().mutations().enqueue(submit)));
    QVERIFY(type(fixture, QStringLiteral("an afterthought")));
    const auto sent = fixture.send();
    QCOMPARE(sent.size(), 2); // the save and the submit; the later save waits
    QCOMPARE(saveIn(sent.first()).text, QStringLiteral("sent text"));
    QCOMPARE(sent.last().kind, MutationKind::PublicationSubmit);
}

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
