#include "server/mutations/publicationflow.h"
#include "server/store/publicationstore.h"
#include "tests/server/support/scene.h"

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

/// Somebody has claimed the customer and written a private answer with a public line.
struct Desk final : Scene
{
    DraftId draft = fresh<DraftId>();

    explicit Desk(bool isTrainees = false)
    {
        TestClient &who = isTrainees ? trainee : agent;
        std::ignore = push(who, ClaimTake{supportCase.personId, false});
        DraftSave save{draft, supportCase.id, mention.id, Visibility::Private, QStringLiteral("Please tell us the number."), 0};
        save.publicLine = QStringLiteral("We have sent you a private message.");
        std::ignore = push(who, save);
    }
    PublicationSubmit submit()
    {
        PublicationSubmit command;
        command.publicLineId = fresh<PublicationId>();
        command.id = fresh<PublicationId>();
        command.draftId = draft;
        command.caseId = supportCase.id;
        command.mentionId = mention.id;
        command.visibility = Visibility::Private;
        command.text = QStringLiteral("Please tell us the number.");
        command.publicLine = QStringLiteral("We have sent you a private message.");
        command.threadRevision = server.row<Thread>(mention.threadId).revision;
        return command;
    }
    PublicationSubmit posted()
    {
        PublicationSubmit command = submit();
        command.visibility = Visibility::Public;
        command.publicLine.clear();
        command.publicLineId = {};
        command.postedUrl = QStringLiteral("https://network.example/answer/1");
        return command;
    }
    Publication row(const PublicationId &id) { return server.row<Publication>(id); }
    PublicationState state(const PublicationId &id) { return row(id).state; }
    bool isThere(const PublicationId &id)
    {
        return server.store->read([&](Rows &rows) -> Result<bool> { return rows.find<Publication>(id).has_value(); }).value_or(true);
    }
    bool move(const PublicationId &id, PublicationState to)
    {
        return server.store
            ->write([&](Rows &rows) -> Result<bool> {
                return PublicationFlow(rows).move(rows.find<Publication>(id).value_or(Publication{}), to);
            })
            .value_or(false);
    }
    QStringList due()
    {
        return server.store
            ->read([](Rows &rows) -> Result<QStringList> {
                QStringList ids;
                const QList<Publication> all = PublicationStore(rows).due(10);
                for (const Publication &one : all)
                    ids.append(one.id.value);
                return ids;
            })
            .value_or(QStringList());
    }
    ReviewApprove approve(const PublicationId &id)
    {
        return {id, row(id).textHash, server.row<Thread>(mention.threadId).revision, {}};
    }
};

} // namespace

/// The ways of a reply beside the plain one: led into private, moved in time, posted by hand.
class TestReplyWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMoveToPrivateIsTwoPublicationsInOneStep();
    void whatIsRefusedOfOneLeavesNothingOfBoth_data();
    void whatIsRefusedOfOneLeavesNothingOfBoth();
    void aMessageThatCameInPrivateHasNoPublicLine();
    void undoTakesBothBack_data();
    void undoTakesBothBack();
    void whatFailsComesBackWhole();
    void bothLieInReviewAndComeBackTogether();
    void bothAreApprovedEachByItsOwnText();

    void anotherTimeIsForAllThatFollows();
    void anotherTimeInReviewCountsWhenApproved();
    void noOtherTimeForWhatHasLeft();
    void onesOwnReplyOrALeadsHandMovesIt();

    void aReplyPostedByHandAnswersTheCase();
    void aPostThatWasReadBeforeIsAttachedToo();
    void whatStandsInTheWayOfSendingDoesNotMatterByHand();
    void whatIsSaidOfAPostingByHandMakesSense_data();
    void whatIsSaidOfAPostingByHandMakesSense();
    void onlyOneReplyIsPostedByHandOfADraft();
};

void TestReplyWays::aMoveToPrivateIsTwoPublicationsInOneStep()
{
    Desk desk;
    const PublicationSubmit command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    const Publication line = desk.row(command.publicLineId);
    const Publication reply = desk.row(command.id);
    QCOMPARE(line.visibility, Visibility::Public);
    QCOMPARE(line.text, command.publicLine);
    QCOMPARE(line.textHash, textHashOf(command.publicLine));
    QCOMPARE(reply.visibility, Visibility::Private);
    QCOMPARE(reply.afterId, line.id);
    for (const Publication &one : {line, reply}) {
        QCOMPARE(one.state, PublicationState::Queued);
        QCOMPARE(one.caseId, desk.supportCase.id);
        QCOMPARE(one.mentionId, desk.mention.id);
        QCOMPARE(one.draftId, desk.draft);
    }
    desk.server.clock.advance(1min);
    QCOMPARE(desk.due(), QStringList{line.id.value});
    QVERIFY(desk.move(line.id, PublicationState::Sending));
    QVERIFY(desk.due().isEmpty());
    QVERIFY(desk.move(line.id, PublicationState::Sent));
    QCOMPARE(desk.server.row<Case>(desk.supportCase.id).state, CaseState::Open); // the line is no answer
    QCOMPARE(desk.due(), QStringList{reply.id.value});
    QVERIFY(desk.move(reply.id, PublicationState::Sending));
    QVERIFY(desk.move(reply.id, PublicationState::Sent));
    QCOMPARE(desk.server.row<Case>(desk.supportCase.id).state, CaseState::Answered);
    // The same once more is no second one.
    COMPARE_CODE(desk.push(desk.agent, command), "publication_changed");
}

void TestReplyWays::whatIsRefusedOfOneLeavesNothingOfBoth_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::newRow("the line says nothing") << QStringLiteral("blank") << QStringLiteral("empty_text");
    QTest::newRow("the line is too long") << QStringLiteral("long") << QStringLiteral("too_long");
    QTest::newRow("personal data in the line") << QStringLiteral("secret") << QStringLiteral("personal_data");
    QTest::newRow("a gap in the line") << QStringLiteral("gap") << QStringLiteral("variable_left");
    QTest::newRow("the line has no id") << QStringLiteral("no id") << QStringLiteral("bad_id");
    QTest::newRow("the line has the reply's id") << QStringLiteral("same id") << QStringLiteral("bad_value");
    QTest::newRow("the reply is public") << QStringLiteral("public") << QStringLiteral("bad_value");
    QTest::newRow("the reply says nothing") << QStringLiteral("empty") << QStringLiteral("empty_text");
    QTest::newRow("the reply is too long") << QStringLiteral("long reply") << QStringLiteral("too_long");
    QTest::newRow("too far away") << QStringLiteral("late") << QStringLiteral("bad_value");
    QTest::newRow("the thread has gone on") << QStringLiteral("thread") << QStringLiteral("thread_changed");
}

void TestReplyWays::whatIsRefusedOfOneLeavesNothingOfBoth()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    Desk desk;
    PublicationSubmit command = desk.submit();
    const QHash<QString, std::function<void()>> spoil{
        {QStringLiteral("blank"), [&] { command.publicLine = QStringLiteral("  "); }},
        {QStringLiteral("long"), [&] { command.publicLine = QStringLiteral("word ").repeated(200); }},
        {QStringLiteral("secret"), [&] { command.publicLine = QStringLiteral("We called +7 916 123-45-67."); }},
        {QStringLiteral("gap"), [&] { command.publicLine = QStringLiteral("See {{order}}."); }},
        {QStringLiteral("no id"), [&] { command.publicLineId = {}; }},
        {QStringLiteral("same id"), [&] { command.publicLineId = command.id; }},
        {QStringLiteral("public"), [&] { command.visibility = Visibility::Public; }},
        {QStringLiteral("empty"), [&] { command.text.clear(); }},
        {QStringLiteral("long reply"), [&] { command.text = QStringLiteral("word ").repeated(200); }},
        {QStringLiteral("late"), [&] { command.sendAt = desk.server.clock.now() + 400 * 24h; }},
        {QStringLiteral("thread"), [&] { command.threadRevision += 1; }},
    };
    spoil.value(what)();
    const MutationAnswer answer = desk.push(desk.agent, command);
    QCOMPARE(answer.code, code);
    QVERIFY(!desk.isThere(command.id));
    QVERIFY(command.publicLineId.isEmpty() || !desk.isThere(command.publicLineId));
    QVERIFY(!desk.server.row<Draft>(desk.draft).isDone);
    QCOMPARE(desk.server.row<Draft>(desk.draft).publicLine, QStringLiteral("We have sent you a private message."));
}

void TestReplyWays::aMessageThatCameInPrivateHasNoPublicLine()
{
    Desk desk;
    desk.mention.visibility = Visibility::Private;
    QVERIFY(desk.server.store->write([&](Rows &rows) -> Result<void> {
        rows.put(desk.mention);
        return {};
    }));
    COMPARE_CODE(desk.push(desk.agent, desk.submit()), "bad_value");
}

void TestReplyWays::undoTakesBothBack_data()
{
    QTest::addColumn<bool>("isLineNamed");
    QTest::newRow("the line is named") << true;
    QTest::newRow("the reply is named") << false;
}

void TestReplyWays::undoTakesBothBack()
{
    QFETCH(bool, isLineNamed);
    Desk desk;
    const PublicationSubmit command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    QVERIFY(desk.server.row<Draft>(desk.draft).isDone);
    ACCEPTED(desk.push(desk.agent, PublicationUndo{isLineNamed ? command.publicLineId : command.id}));
    QCOMPARE(desk.state(command.publicLineId), PublicationState::Draft);
    QCOMPARE(desk.state(command.id), PublicationState::Draft);
    const Draft draft = desk.server.row<Draft>(desk.draft);
    QVERIFY(!draft.isDone);
    QCOMPARE(draft.text, command.text);
    QCOMPARE(draft.publicLine, command.publicLine);
    // And it can be handed over anew.
    PublicationSubmit again = desk.submit();
    ACCEPTED(desk.push(desk.agent, again));
    QCOMPARE(desk.state(again.publicLineId), PublicationState::Queued);
}

void TestReplyWays::whatFailsComesBackWhole()
{
    Desk desk;
    const PublicationSubmit command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    QVERIFY(desk.move(command.publicLineId, PublicationState::Sending));
    QVERIFY(desk.move(command.publicLineId, PublicationState::Failed));
    ACCEPTED(desk.push(desk.agent, PublicationResolve{command.publicLineId, false, {}}));
    QCOMPARE(desk.state(command.publicLineId), PublicationState::Draft);
    QCOMPARE(desk.state(command.id), PublicationState::Draft); // it never leaves without its line
    QVERIFY(!desk.server.row<Draft>(desk.draft).isDone);
    // The line stands there, and the answer failed: only that comes back.
    const PublicationSubmit again = desk.submit();
    ACCEPTED(desk.push(desk.agent, again));
    QVERIFY(desk.move(again.publicLineId, PublicationState::Sending));
    QVERIFY(desk.move(again.publicLineId, PublicationState::Sent));
    QVERIFY(desk.move(again.id, PublicationState::Failed));
    ACCEPTED(desk.push(desk.agent, PublicationResolve{again.id, false, {}}));
    QCOMPARE(desk.state(again.publicLineId), PublicationState::Sent);
    QCOMPARE(desk.state(again.id), PublicationState::Draft);
    // Handed over once more, the same line is not said twice; the answer leaves after the one that stands there.
    const PublicationSubmit third = desk.submit();
    ACCEPTED(desk.push(desk.agent, third));
    QVERIFY(!desk.isThere(third.publicLineId));
    QCOMPARE(desk.row(third.id).afterId, again.publicLineId);
    desk.server.clock.advance(1min);
    QCOMPARE(desk.due(), QStringList{third.id.value});
}

void TestReplyWays::bothLieInReviewAndComeBackTogether()
{
    Desk desk(true);
    const PublicationSubmit command = desk.submit();
    ACCEPTED(desk.push(desk.trainee, command));
    QCOMPARE(desk.state(command.publicLineId), PublicationState::InReview);
    QCOMPARE(desk.state(command.id), PublicationState::InReview);
    ACCEPTED(desk.push(desk.lead, desk.approve(command.publicLineId)));
    ACCEPTED(desk.push(desk.lead, ReviewReturn{command.id, desk.row(command.id).textHash, QStringLiteral("Warmer, please.")}));
    for (const PublicationId &id : {command.publicLineId, command.id}) {
        QCOMPARE(desk.state(id), PublicationState::Draft);
        QCOMPARE(desk.row(id).reviewComment, QStringLiteral("Warmer, please."));
    }
    QVERIFY(!desk.server.row<Draft>(desk.draft).isDone);
    desk.server.clock.advance(1min);
    QVERIFY(desk.due().isEmpty());
}

void TestReplyWays::bothAreApprovedEachByItsOwnText()
{
    Desk desk(true);
    const PublicationSubmit command = desk.submit();
    ACCEPTED(desk.push(desk.trainee, command));
    ReviewApprove mixed = desk.approve(command.id);
    mixed.publicationId = command.publicLineId;
    COMPARE_CODE(desk.push(desk.lead, mixed), "text_changed");
    ACCEPTED(desk.push(desk.lead, desk.approve(command.publicLineId)));
    ACCEPTED(desk.push(desk.lead, desk.approve(command.id)));
    desk.server.clock.advance(1min);
    QCOMPARE(desk.due(), QStringList{command.publicLineId.value});
}

void TestReplyWays::anotherTimeIsForAllThatFollows()
{
    Desk desk;
    PublicationSubmit command = desk.submit();
    command.sendAt = desk.server.clock.now() + 12h;
    ACCEPTED(desk.push(desk.agent, command));
    const TimePoint sooner = desk.server.clock.now() + 2h;
    ACCEPTED(desk.push(desk.agent, PublicationMove{command.publicLineId, sooner}));
    for (const PublicationId &id : {command.publicLineId, command.id}) {
        QCOMPARE(desk.row(id).sendAt, sooner);
        QCOMPARE(desk.row(id).notBefore, sooner);
    }
    COMPARE_CODE(desk.push(desk.agent, PublicationMove{command.publicLineId, desk.server.clock.now() + 400 * 24h}), "bad_value");
    QCOMPARE(desk.row(command.id).sendAt, sooner);
    // As soon as it may: the undo window begins anew.
    ACCEPTED(desk.push(desk.agent, PublicationMove{command.publicLineId, std::nullopt}));
    QVERIFY(!desk.row(command.id).sendAt);
    QVERIFY(desk.row(command.publicLineId).notBefore - desk.server.clock.now() == 10s);
}

void TestReplyWays::anotherTimeInReviewCountsWhenApproved()
{
    Desk desk(true);
    const PublicationSubmit command = desk.submit();
    ACCEPTED(desk.push(desk.trainee, command));
    const TimePoint later = desk.server.clock.now() + 5h;
    ACCEPTED(desk.push(desk.lead, PublicationMove{command.publicLineId, later}));
    QCOMPARE(desk.state(command.publicLineId), PublicationState::InReview);
    ACCEPTED(desk.push(desk.lead, desk.approve(command.publicLineId)));
    QCOMPARE(desk.row(command.publicLineId).notBefore, later);
}

void TestReplyWays::noOtherTimeForWhatHasLeft()
{
    Desk desk;
    const PublicationSubmit command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    QVERIFY(desk.move(command.publicLineId, PublicationState::Sending));
    COMPARE_CODE(desk.push(desk.agent, PublicationMove{command.publicLineId, desk.server.clock.now() + 1h}), "publication_changed");
    COMPARE_CODE(desk.push(desk.agent, PublicationMove{desk.fresh<PublicationId>(), std::nullopt}), "not_found");
}

void TestReplyWays::onesOwnReplyOrALeadsHandMovesIt()
{
    Desk desk;
    const PublicationSubmit command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    const TimePoint later = desk.server.clock.now() + 1h;
    COMPARE_CODE(desk.push(desk.trainee, PublicationMove{command.publicLineId, later}), "not_allowed");
    ACCEPTED(desk.push(desk.lead, PublicationMove{command.publicLineId, later}));
    QCOMPARE(desk.row(command.publicLineId).notBefore, later);
}

void TestReplyWays::aReplyPostedByHandAnswersTheCase()
{
    Desk desk;
    const PublicationSubmit command = desk.posted();
    ACCEPTED(desk.push(desk.agent, command));
    const Publication row = desk.row(command.id);
    QCOMPARE(row.state, PublicationState::Sent);
    QCOMPARE(row.url, command.postedUrl);
    QCOMPARE(row.text, command.text);
    QCOMPARE(desk.server.row<Case>(desk.supportCase.id).state, CaseState::Answered);
    QVERIFY(desk.server.row<Draft>(desk.draft).isDone);
    QVERIFY(desk.server.row<Claim>(desk.supportCase.personId.value).holderId.isEmpty());
    QCOMPARE(desk.audited("publication.posted_by_hand", command.id.value), 1);
    desk.server.clock.advance(24h);
    QVERIFY(desk.due().isEmpty()); // nothing goes out
    COMPARE_CODE(desk.push(desk.agent, PublicationUndo{command.id}), "publication_changed");
    // Read from the network later, it is the brand's post in the thread and opens nothing.
    IncomingPost own = desk.server.post(QStringLiteral("own"), QStringLiteral("brand"), command.text, QStringLiteral("p1"));
    own.isBrand = true;
    own.url = command.postedUrl;
    desk.server.ingest({own});
    QCOMPARE(desk.server.row<Case>(desk.supportCase.id).state, CaseState::Answered);
    QCOMPARE(desk.row(command.id).externalId, QStringLiteral("own"));
}

void TestReplyWays::aPostThatWasReadBeforeIsAttachedToo()
{
    Desk desk;
    IncomingPost own = desk.server.post(QStringLiteral("own"), QStringLiteral("brand"), QStringLiteral("Here."), QStringLiteral("p1"));
    own.isBrand = true;
    own.url = QStringLiteral("https://network.example/answer/1");
    desk.server.ingest({own});
    const PublicationSubmit command = desk.posted();
    ACCEPTED(desk.push(desk.agent, command));
    QCOMPARE(desk.row(command.id).externalId, QStringLiteral("own"));
    // Another one's address is another one's post.
    PublicationSubmit elsewhere = desk.posted();
    elsewhere.draftId = {};
    elsewhere.postedUrl = QStringLiteral("https://network.example/answer/2");
    ACCEPTED(desk.push(desk.agent, ClaimTake{desk.supportCase.personId, false}));
    ACCEPTED(desk.push(desk.agent, elsewhere));
    QCOMPARE(desk.row(elsewhere.id).externalId, QString());
}

void TestReplyWays::whatStandsInTheWayOfSendingDoesNotMatterByHand()
{
    Desk desk;
    desk.mention.answerObstacle = QStringLiteral("comments_closed");
    desk.mention.deletedAt = desk.server.clock.now();
    QVERIFY(desk.server.store->write([&](Rows &rows) -> Result<void> {
        rows.put(desk.mention);
        return {};
    }));
    PublicationSubmit command = desk.posted();
    command.text = QStringLiteral("word ").repeated(200); // longer than a post from here may be
    command.threadRevision = 0; // the own post stands in the thread already
    ACCEPTED(desk.push(desk.agent, command));
    QCOMPARE(desk.state(command.id), PublicationState::Sent);
}

void TestReplyWays::whatIsSaidOfAPostingByHandMakesSense_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::newRow("no address") << QStringLiteral("words") << QStringLiteral("bad_value");
    QTest::newRow("a script") << QStringLiteral("script") << QStringLiteral("bad_value");
    QTest::newRow("nothing was said") << QStringLiteral("empty") << QStringLiteral("empty_text");
    QTest::newRow("later") << QStringLiteral("later") << QStringLiteral("bad_value");
    QTest::newRow("personal data in public") << QStringLiteral("secret") << QStringLiteral("personal_data");
    QTest::newRow("somebody else's customer") << QStringLiteral("claim") << QStringLiteral("claimed");
}

void TestReplyWays::whatIsSaidOfAPostingByHandMakesSense()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    Desk desk;
    PublicationSubmit command = desk.posted();
    TestClient *who = &desk.agent;
    if (what == u"words")
        command.postedUrl = QStringLiteral("there");
    else if (what == u"script")
        command.postedUrl = QStringLiteral("javascript:alert(1)");
    else if (what == u"empty")
        command.text = QStringLiteral(" ");
    else if (what == u"later")
        command.sendAt = desk.server.clock.now() + 1h;
    else if (what == u"secret")
        command.text = QStringLiteral("Call +7 916 123-45-67.");
    else
        who = &desk.lead;
    const MutationAnswer answer = desk.push(*who, command);
    QCOMPARE(answer.code, code);
    QVERIFY(!desk.isThere(command.id));
    QCOMPARE(desk.server.row<Case>(desk.supportCase.id).state, CaseState::Open);
}

void TestReplyWays::onlyOneReplyIsPostedByHandOfADraft()
{
    Desk desk;
    ACCEPTED(desk.push(desk.agent, desk.posted()));
    ACCEPTED(desk.push(desk.agent, ClaimTake{desk.supportCase.personId, false}));
    COMPARE_CODE(desk.push(desk.agent, desk.posted()), "already_submitted");
}

QTEST_GUILESS_MAIN(TestReplyWays)
#include "tst_replyways.moc"
