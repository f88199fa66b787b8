#include "models/json.h"
#include "server/mutations/publicationflow.h"
#include "server/store/owncontactstore.h"
#include "server/store/publicationstore.h"
#include "tests/server/support/scene.h"

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

/// A scene in which somebody has claimed the customer and written an answer.
struct Desk final : Scene
{
    DraftId draft = fresh<DraftId>();

    explicit Desk(bool isClaimed = true)
    {
        if (isClaimed)
            std::ignore = push(agent, ClaimTake{supportCase.personId, false});
        std::ignore = push(agent, DraftSave{draft, supportCase.id, mention.id, Visibility::Public, QStringLiteral("It is on its way."), 0});
    }

    PublicationSubmit submit(const QString &text = QStringLiteral("It is on its way."))
    {
        PublicationSubmit command;
        command.id = fresh<PublicationId>();
        command.draftId = draft;
        command.caseId = supportCase.id;
        command.mentionId = mention.id;
        command.text = text;
        command.threadRevision = server.row<Thread>(mention.threadId).revision;
        return command;
    }
    Publication publication(const PublicationId &id) { return server.row<Publication>(id); }
    CaseState caseState() { return server.row<Case>(supportCase.id).state; }
    bool isDraftDone() { return server.row<Draft>(draft).isDone; }

    /// What the publication worker does.
    bool move(const PublicationId &id, PublicationState to)
    {
        return server.store
            ->write([&](Rows &rows) -> Result<bool> {
                return PublicationFlow(rows).move(rows.find<Publication>(id).value_or(Publication{}), to);
            })
            .value_or(false);
    }
    ReviewApprove approve(const PublicationId &id)
    {
        const Publication row = publication(id);
        return {id, row.textHash, server.row<Thread>(mention.threadId).revision, {}};
    }
};

} // namespace

class TestPublications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyIsQueuedWithAnUndoWindow();
    void theWayToSentAnswersTheCase();
    void aReplyNeedsTheClaim();
    void aReplyWrittenOfflineNeedsNoToken();
    void aLeaseThatRanOutPublishesNothing();
    void aReplyAgainstAChangedThreadIsStopped();
    void personalDataDoesNotGoOutInPublic();
    void aLeadMaySayWhyItDoes();
    void theCompanysOwnContactsMayBeWritten();
    void theClaimEndsWithTheLastAnswer();
    void whatWasQueuedIsLookedForAfterARestore();
    void aVariableThatIsLeftIsNotSent();
    void aReplyMustFitTheNetwork();
    void refusesWhatCannotBeAnswered();
    void oneReplyOfACaseAtATime();
    void aDraftIsSentOnceUnlessItIsTypedOn();
    void aFailedReplyIsNotTriedAgainAfterItsDraftWasSent();

    void aTraineesReplyGoesToReview();
    void approvalIsBoundToTextAndThread();
    void onlyALeadReviews();
    void aReturnedReplyIsItsAuthorsAgain();
    void aReturnedReplyCanBeSubmittedAnew();
    void personalDataInReviewNeedsTheLeadsReason();

    void undoBringsTheTextBack();
    void undoComesTooLateWhileSending();
    void aFailedReplyIsTriedAgain();
    void aPersonSettlesAnUnknownOutcome();
    void aPersonSaysThatItWasPostedByHand();
    void othersDoNotTouchMyReply();
};

void TestPublications::aReplyIsQueuedWithAnUndoWindow()
{
    Desk desk;
    PublicationSubmit command = desk.submit();
    command.claimToken = desk.server.row<Claim>(desk.supportCase.personId).token;
    ACCEPTED(desk.push(desk.agent, command));
    const Publication queued = desk.publication(command.id);
    QCOMPARE(queued.state, PublicationState::Queued);
    QCOMPARE(queued.textHash, textHashOf(command.text));
    QCOMPARE(queued.authorId, desk.server.agent.id);
    QVERIFY(queued.notBefore - desk.server.clock.now() == 10s);
    QVERIFY(desk.isDraftDone());
    const auto due = [&] {
        return desk.server.store->read([](Rows &rows) -> Result<qsizetype> { return PublicationStore(rows).due(10).size(); }).value_or(-1);
    };
    QCOMPARE(due(), 0);
    desk.server.clock.advance(10s);
    QCOMPARE(due(), 1);
}

void TestPublications::theWayToSentAnswersTheCase()
{
    Desk desk;
    const auto command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    QCOMPARE(desk.caseState(), CaseState::Open);
    QVERIFY(!desk.move(command.id, PublicationState::Sent)); // not without sending
    QVERIFY(desk.move(command.id, PublicationState::Sending));
    QVERIFY(desk.move(command.id, PublicationState::Sent));
    QCOMPARE(desk.caseState(), CaseState::Answered);
    COMPARE_CODE(desk.push(desk.agent, PublicationUndo{command.id}), "publication_changed");
}

void TestPublications::aReplyNeedsTheClaim()
{
    Desk desk(false);
    COMPARE_CODE(desk.push(desk.agent, desk.submit()), "claim_lost");
    ACCEPTED(desk.push(desk.lead, ClaimTake{desk.supportCase.personId, false}));
    const auto taken = desk.push(desk.agent, desk.submit());
    QCOMPARE(taken.verdict, MutationVerdict::Conflict);
    QCOMPARE(taken.code, QStringLiteral("claimed"));
    QCOMPARE(taken.current.value(QStringLiteral("row")).toObject().value(QStringLiteral("holder_id")).toString(), desk.server.lead.id.value);
    desk.server.clock.advance(16min);
    ACCEPTED(desk.push(desk.agent, ClaimTake{desk.supportCase.personId, false}));
    PublicationSubmit old = desk.submit();
    old.claimToken = 1; // of the lead's turn
    COMPARE_CODE(desk.push(desk.agent, old), "claim_lost");
}

void TestPublications::aReplyWrittenOfflineNeedsNoToken()
{
    Desk desk(false);
    // Claimed, written and sent while offline: all arrive in one call.
    const auto answers = desk.agent.push({desk.server.mutation(ClaimTake{desk.supportCase.personId, false}),
                                          desk.server.mutation(desk.submit())});
    QCOMPARE(answers.value(1).verdict, MutationVerdict::Accepted);
}

void TestPublications::aLeaseThatRanOutPublishesNothing()
{
    Desk desk;
    PublicationSubmit command = desk.submit();
    command.claimToken = desk.server.row<Claim>(desk.supportCase.personId.value).token;
    desk.server.clock.advance(15min);
    COMPARE_CODE(desk.push(desk.agent, command), "claim_lost");
    command.claimToken = 0; // as if it had been claimed offline
    COMPARE_CODE(desk.push(desk.agent, command), "claim_lost");
    // A laptop that slept renews before it hands over: nobody else came, so that the token is still good.
    command.id = desk.fresh<PublicationId>();
    command.claimToken = desk.server.row<Claim>(desk.supportCase.personId.value).token;
    const auto answers = desk.agent.push(
        {desk.server.mutation(ClaimTake{desk.supportCase.personId, false}), desk.server.mutation(command)});
    QCOMPARE(answers.value(1).verdict, MutationVerdict::Accepted);
}

void TestPublications::aReplyAgainstAChangedThreadIsStopped()
{
    Desk desk;
    const auto command = desk.submit();
    desk.server.ingest({desk.server.post(QStringLiteral("p1b"), QStringLiteral("ivan"), QStringLiteral("It has come!"), QStringLiteral("p1"))});
    const auto answer = desk.push(desk.agent, command);
    QCOMPARE(answer.verdict, MutationVerdict::Conflict);
    QCOMPARE(answer.code, QStringLiteral("thread_changed"));
    QCOMPARE(answer.current.value(QStringLiteral("kind")).toString(), QStringLiteral("thread"));
    QCOMPARE(answer.current.value(QStringLiteral("mentions")).toArray(),
             QJsonArray{desk.server.mention(QStringLiteral("p1b")).id.value});
    // An edit of what stood there before is a change, too.
    const PublicationSubmit second = desk.submit();
    desk.server.ingest({desk.server.post(QStringLiteral("p1"), QStringLiteral("ivan"), QStringLiteral("Where is it now?"))});
    const auto edited = desk.push(desk.agent, second);
    QCOMPARE(edited.code, QStringLiteral("thread_changed"));
    QCOMPARE(edited.current.value(QStringLiteral("mentions")).toArray(),
             QJsonArray{desk.server.mention(QStringLiteral("p1")).id.value});
    ACCEPTED(desk.push(desk.agent, desk.submit()));
}

void TestPublications::personalDataDoesNotGoOutInPublic()
{
    Desk desk;
    const QString text = QStringLiteral("Please call +7 916 123-45-67, we will help.");
    COMPARE_CODE(desk.push(desk.agent, desk.submit(text)), "personal_data");
    PublicationSubmit reasoned = desk.submit(text);
    reasoned.overrideReason = QStringLiteral("He asked for it");
    COMPARE_CODE(desk.push(desk.agent, reasoned), "personal_data"); // an agent's reason is not enough
    PublicationSubmit inPrivate = desk.submit(text);
    inPrivate.visibility = Visibility::Private;
    ACCEPTED(desk.push(desk.agent, inPrivate));
}

void TestPublications::aLeadMaySayWhyItDoes()
{
    Desk desk;
    ACCEPTED(desk.push(desk.lead, ClaimTake{desk.supportCase.personId, true}));
    PublicationSubmit command = desk.submit(QStringLiteral("Please call +7 916 123-45-67, we will help."));
    COMPARE_CODE(desk.push(desk.lead, command), "personal_data");
    command.overrideReason = QStringLiteral("The number of the shop's owner, on his wish");
    ACCEPTED(desk.push(desk.lead, command));
    QCOMPARE(desk.audited("personal_data.published", command.id.value), 1);
}

void TestPublications::theCompanysOwnContactsMayBeWritten()
{
    Desk desk;
    const auto set = desk.server.store->write([](Rows &rows) -> Result<void> {
        OwnContactStore(rows).add(QStringLiteral("help@shop.example"));
        return {};
    });
    QVERIFY(set);
    COMPARE_CODE(desk.push(desk.agent, desk.submit(QStringLiteral("Write to ivan.petrov@mail.example, please."))), "personal_data");
    ACCEPTED(desk.push(desk.agent, desk.submit(QStringLiteral("Write to help@shop.example, please."))));
}

void TestPublications::theClaimEndsWithTheLastAnswer()
{
    Desk desk;
    // The same person also asks elsewhere.
    desk.server.ingest({desk.server.post(QStringLiteral("elsewhere"), QStringLiteral("ivan"), QStringLiteral("And another thing"))});
    const auto answer = [&](const CaseId &id, const MentionId &mention) {
        PublicationSubmit command = desk.submit();
        command.draftId = desk.fresh<DraftId>();
        command.caseId = id;
        command.mentionId = mention;
        command.threadRevision = desk.server.row<Thread>(desk.server.row<Mention>(mention).threadId).revision;
        ACCEPTED(desk.push(desk.agent, command));
        QVERIFY(desk.move(command.id, PublicationState::Sending));
        QVERIFY(desk.move(command.id, PublicationState::Sent));
    };
    const auto holder = [&] { return desk.server.row<Claim>(desk.supportCase.personId.value).holderId; };
    const Case other = desk.server.caseOf(QStringLiteral("elsewhere"));
    QCOMPARE(other.personId, desk.supportCase.personId);
    answer(desk.supportCase.id, desk.mention.id);
    QCOMPARE(holder(), desk.server.agent.id);
    answer(other.id, other.mentionId);
    QVERIFY(holder().isEmpty());
}

void TestPublications::whatWasQueuedIsLookedForAfterARestore()
{
    SQLITE_ONLY();
    Desk desk;
    const PublicationSubmit command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    QCOMPARE(desk.publication(command.id).state, PublicationState::Queued);
    const QString file = desk.server.folder.filePath(QStringLiteral("backup.db"));
    QVERIFY(desk.server.store->backup(file));
    QCOMPARE(desk.publication(command.id).state, PublicationState::Queued); // here it goes out as ever
    const auto restored = Store::open(file, desk.server.clock);
    QVERIFY(restored);
    const auto there = (*restored)->read([&](Rows &rows) -> Result<PublicationState> {
        return rows.find<Publication>(command.id).value_or(Publication{}).state;
    });
    QCOMPARE(there.value_or(PublicationState::Draft), PublicationState::Sending);
}

void TestPublications::aVariableThatIsLeftIsNotSent()
{
    Desk desk;
    PublicationSubmit command = desk.submit();
    command.claimToken = desk.server.row<Claim>(desk.supportCase.personId).token;
    command.text = QStringLiteral("Your order {{order}} is on its way.");
    const auto answer = desk.push(desk.agent, command);
    COMPARE_CODE(answer, "variable_left");
    QCOMPARE(answer.current.value(u"variable").toString(), QStringLiteral("{{order}}"));
    command.text = QStringLiteral("Your order {5} is on its way.");
    ACCEPTED(desk.push(desk.agent, command));
}

void TestPublications::aReplyMustFitTheNetwork()
{
    Desk desk;
    const auto answer = desk.push(desk.agent, desk.submit(QString(501, u'я')));
    COMPARE_CODE(answer, "too_long");
    QCOMPARE(answer.current.value(QStringLiteral("limit")).toInt(), 500);
    QCOMPARE(answer.current.value(QStringLiteral("used")).toInt(), 501);
    // The instance takes more than the network's own limit.
    desk.server.source.lengthLimit = 1000;
    QVERIFY(desk.server.store->write([&](Rows &rows) -> Result<void> {
        rows.put(desk.server.source);
        return {};
    }));
    ACCEPTED(desk.push(desk.agent, desk.submit(QString(501, u'я'))));
}

void TestPublications::refusesWhatCannotBeAnswered()
{
    Desk desk;
    COMPARE_CODE(desk.push(desk.agent, desk.submit(QStringLiteral("  \n "))), "empty_text");
    PublicationSubmit command = desk.submit();
    command.mentionId = desk.fresh<MentionId>();
    COMPARE_CODE(desk.push(desk.agent, command), "not_found");
    desk.server.ingest({desk.server.post(QStringLiteral("q1"), QStringLiteral("olga"), QStringLiteral("Hello"))});
    command.mentionId = desk.server.mention(QStringLiteral("q1")).id;
    COMPARE_CODE(desk.push(desk.agent, command), "wrong_person");
    command = desk.submit();
    command.id.value = QStringLiteral("1");
    COMPARE_CODE(desk.push(desk.agent, command), "bad_id");
    const auto marked = desk.server.store->write([&](Rows &rows) -> Result<qint64> {
        return Ingest(rows).markDeleted(desk.server.source.id, {QStringLiteral("p1")});
    });
    QCOMPARE(marked.value_or(0), 1);
    COMPARE_CODE(desk.push(desk.agent, desk.submit()), "not_answerable");
}

void TestPublications::oneReplyOfACaseAtATime()
{
    Desk desk;
    const auto command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    COMPARE_CODE(desk.push(desk.agent, desk.submit()), "already_submitted");
    COMPARE_CODE(desk.push(desk.agent, command), "publication_changed");
    COMPARE_CODE(desk.push(desk.lead, command), "id_exists");
}

void TestPublications::aDraftIsSentOnceUnlessItIsTypedOn()
{
    // The author's other laptop has been offline and does not know that the reply is out.
    Desk desk;
    const auto command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    QVERIFY(desk.move(command.id, PublicationState::Sending) && desk.move(command.id, PublicationState::Sent));
    ACCEPTED(desk.push(desk.agent, ClaimTake{desk.supportCase.personId, false}));
    const auto again = desk.push(desk.agent, desk.submit());
    COMPARE_CODE(again, "already_submitted");
    QCOMPARE(again.current.value(QStringLiteral("row")).toObject(), toJson(desk.publication(command.id)));
    const qint64 revision = desk.server.row<Draft>(desk.draft).revision;
    ACCEPTED(desk.push(desk.agent, DraftSave{desk.draft, desk.supportCase.id, desk.mention.id, Visibility::Public,
                                             QStringLiteral("It has arrived."), revision}));
    ACCEPTED(desk.push(desk.agent, desk.submit(QStringLiteral("It has arrived."))));
}

void TestPublications::aFailedReplyIsNotTriedAgainAfterItsDraftWasSent()
{
    Desk desk;
    const auto failed = desk.submit();
    ACCEPTED(desk.push(desk.agent, failed));
    QVERIFY(desk.move(failed.id, PublicationState::Sending) && desk.move(failed.id, PublicationState::Failed));
    const auto second = desk.submit();
    ACCEPTED(desk.push(desk.agent, second));
    QVERIFY(desk.move(second.id, PublicationState::Sending) && desk.move(second.id, PublicationState::Sent));
    COMPARE_CODE(desk.push(desk.agent, PublicationRetry{failed.id}), "already_submitted");
}

void TestPublications::aTraineesReplyGoesToReview()
{
    Desk desk(false);
    ACCEPTED(desk.push(desk.trainee, ClaimTake{desk.supportCase.personId, false}));
    const auto command = desk.submit(); // does not ask for a review
    ACCEPTED(desk.push(desk.trainee, command));
    QCOMPARE(desk.publication(command.id).state, PublicationState::InReview);
    QCOMPARE(desk.caseState(), CaseState::InReview);
    COMPARE_CODE(desk.push(desk.agent, CaseReopen{desk.supportCase.id}), "case_changed");
}

void TestPublications::approvalIsBoundToTextAndThread()
{
    Desk desk;
    PublicationSubmit command = desk.submit();
    command.forReview = true;
    ACCEPTED(desk.push(desk.agent, command));
    ReviewApprove approve = desk.approve(command.id);
    approve.textHash = textHashOf(QStringLiteral("another text"));
    COMPARE_CODE(desk.push(desk.lead, approve), "text_changed");
    approve = desk.approve(command.id);
    desk.server.ingest({desk.server.post(QStringLiteral("p1b"), QStringLiteral("ivan"), QStringLiteral("It has come!"), QStringLiteral("p1"))});
    COMPARE_CODE(desk.push(desk.lead, approve), "thread_changed");
    // The lead has seen the new post and lets the answer go all the same.
    approve = desk.approve(command.id);
    ACCEPTED(desk.push(desk.lead, approve));
    const Publication queued = desk.publication(command.id);
    QCOMPARE(queued.state, PublicationState::Queued);
    QCOMPARE(queued.reviewerId, desk.server.lead.id);
    QCOMPARE(queued.threadRevision, approve.threadRevision);
    QCOMPARE(desk.audited("review.approved", command.id.value), 1);
    COMPARE_CODE(desk.push(desk.lead, approve), "publication_changed");
}

void TestPublications::onlyALeadReviews()
{
    Desk desk;
    PublicationSubmit command = desk.submit();
    command.forReview = true;
    ACCEPTED(desk.push(desk.agent, command));
    COMPARE_CODE(desk.push(desk.agent, desk.approve(command.id)), "not_allowed");
    COMPARE_CODE(desk.push(desk.trainee, ReviewReturn{command.id, desk.publication(command.id).textHash, QStringLiteral("no")}), "not_allowed");
    COMPARE_CODE(desk.push(desk.lead, ReviewApprove{desk.fresh<PublicationId>(), {}, 0, {}}), "not_found");
}

void TestPublications::aReturnedReplyIsItsAuthorsAgain()
{
    Desk desk;
    PublicationSubmit command = desk.submit();
    command.forReview = true;
    ACCEPTED(desk.push(desk.agent, command));
    QVERIFY(desk.isDraftDone());
    const QString hash = desk.publication(command.id).textHash;
    COMPARE_CODE(desk.push(desk.lead, ReviewReturn{command.id, hash, QStringLiteral(" ")}), "comment_required");
    ACCEPTED(desk.push(desk.lead, ReviewReturn{command.id, hash, QStringLiteral("Say when it comes")}));
    const Publication returned = desk.publication(command.id);
    QCOMPARE(returned.state, PublicationState::Draft);
    QCOMPARE(returned.reviewComment, QStringLiteral("Say when it comes"));
    QCOMPARE(desk.caseState(), CaseState::Open);
    QVERIFY(!desk.isDraftDone());
}

void TestPublications::aReturnedReplyCanBeSubmittedAnew()
{
    Desk desk;
    PublicationSubmit command = desk.submit();
    command.forReview = true;
    ACCEPTED(desk.push(desk.agent, command));
    ACCEPTED(desk.push(desk.lead, ReviewReturn{command.id, desk.publication(command.id).textHash, QStringLiteral("When?")}));
    command.text = QStringLiteral("It comes on Friday.");
    ACCEPTED(desk.push(desk.agent, command));
    QCOMPARE(desk.publication(command.id).textHash, textHashOf(command.text));
    ACCEPTED(desk.push(desk.lead, desk.approve(command.id)));
}

void TestPublications::personalDataInReviewNeedsTheLeadsReason()
{
    Desk desk;
    PublicationSubmit command = desk.submit(QStringLiteral("Please call +7 916 123-45-67, we will help."));
    command.forReview = true;
    COMPARE_CODE(desk.push(desk.agent, command), "personal_data");
    command.overrideReason = QStringLiteral("He asked for it");
    ACCEPTED(desk.push(desk.agent, command));
    ReviewApprove approve = desk.approve(command.id);
    COMPARE_CODE(desk.push(desk.lead, approve), "personal_data");
    QCOMPARE(desk.audited("personal_data.published", command.id.value), 0);
    approve.overrideReason = QStringLiteral("Agreed with him by phone");
    ACCEPTED(desk.push(desk.lead, approve));
    QCOMPARE(desk.audited("personal_data.published", command.id.value), 1);
}

void TestPublications::undoBringsTheTextBack()
{
    Desk desk;
    const auto command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    ACCEPTED(desk.push(desk.agent, PublicationUndo{command.id}));
    QCOMPARE(desk.publication(command.id).state, PublicationState::Draft);
    QCOMPARE(desk.publication(command.id).text, command.text);
    QVERIFY(!desk.isDraftDone());
    QCOMPARE(desk.caseState(), CaseState::Open);
    ACCEPTED(desk.push(desk.agent, desk.submit()));
}

void TestPublications::undoComesTooLateWhileSending()
{
    Desk desk;
    const auto command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    QVERIFY(desk.move(command.id, PublicationState::Sending));
    const auto answer = desk.push(desk.agent, PublicationUndo{command.id});
    QCOMPARE(answer.verdict, MutationVerdict::Conflict);
    QCOMPARE(answer.code, QStringLiteral("publication_changed"));
    QCOMPARE(answer.current.value(QStringLiteral("row")).toObject().value(QStringLiteral("state")).toString(), QStringLiteral("sending"));
}

void TestPublications::aFailedReplyIsTriedAgain()
{
    Desk desk;
    const auto command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    COMPARE_CODE(desk.push(desk.agent, PublicationRetry{command.id}), "publication_changed");
    QVERIFY(desk.move(command.id, PublicationState::Sending));
    QVERIFY(desk.move(command.id, PublicationState::Failed));
    ACCEPTED(desk.push(desk.agent, PublicationRetry{command.id}));
    QCOMPARE(desk.publication(command.id).state, PublicationState::Queued);
    QVERIFY(desk.move(command.id, PublicationState::Failed));
    desk.server.ingest({desk.server.post(QStringLiteral("p1b"), QStringLiteral("ivan"), QStringLiteral("?"), QStringLiteral("p1"))});
    COMPARE_CODE(desk.push(desk.agent, PublicationRetry{command.id}), "thread_changed");
    ACCEPTED(desk.push(desk.agent, PublicationUndo{command.id}));
}

void TestPublications::aPersonSettlesAnUnknownOutcome()
{
    Desk desk;
    const auto command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    QVERIFY(desk.move(command.id, PublicationState::Sending));
    COMPARE_CODE(desk.push(desk.agent, PublicationResolve{command.id, true, {}}), "publication_changed");
    QVERIFY(desk.move(command.id, PublicationState::Unknown));
    COMPARE_CODE(desk.push(desk.agent, PublicationRetry{command.id}), "publication_changed"); // never blindly
    ACCEPTED(desk.push(desk.agent, PublicationResolve{command.id, false, {}}));
    QCOMPARE(desk.publication(command.id).state, PublicationState::Draft);
    QVERIFY(!desk.isDraftDone());
}

void TestPublications::aPersonSaysThatItWasPostedByHand()
{
    Desk desk;
    const auto command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    QVERIFY(desk.move(command.id, PublicationState::Failed)); // nothing is connected
    const QString url = QStringLiteral("https://social.example/@shop/1");
    ACCEPTED(desk.push(desk.agent, PublicationResolve{command.id, true, url}));
    QCOMPARE(desk.publication(command.id).state, PublicationState::Sent);
    QCOMPARE(desk.publication(command.id).url, url);
    QCOMPARE(desk.caseState(), CaseState::Answered);
}

void TestPublications::othersDoNotTouchMyReply()
{
    Desk desk;
    const auto command = desk.submit();
    ACCEPTED(desk.push(desk.agent, command));
    COMPARE_CODE(desk.push(desk.trainee, PublicationUndo{command.id}), "not_allowed");
    COMPARE_CODE(desk.push(desk.trainee, PublicationRetry{command.id}), "not_allowed");
    COMPARE_CODE(desk.push(desk.trainee, PublicationResolve{command.id, true, {}}), "not_allowed");
    ACCEPTED(desk.push(desk.lead, PublicationUndo{command.id}));
    COMPARE_CODE(desk.push(desk.agent, PublicationUndo{desk.fresh<PublicationId>()}), "not_found");
}

QTEST_GUILESS_MAIN(TestPublications)
#include "tst_publications.moc"
