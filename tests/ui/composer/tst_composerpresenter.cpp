#include "tests/ui/composer/desk.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

class TestComposerPresenter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListTicksFromTheSpansThatAreColoured();
    void missingPartsAreNamed();
    void anOverruledGuessChangesWhatIsMissing();
    void questionsAreTickedWhenTheyAreAnswered();
    void theLanguageFollowsTheDraftThenTheCustomer();
    void theSolutionMayComeInPrivate();
    void personalDataBlocksPublishingInPublicOnly();
    void theCompanysOwnContactsAreNobodysPersonalData();
    void aLeadPublishesPersonalDataWithAReason();
    void lengthCountsWhatTheNetworkAdds();
    void publishingHandsOverTheExactTextAndState();
    void aReplyThatSolvesAConflictSaysSo();
    void aReplyThatSolvesNothingNewMarksNothing();
    void aTraineeCanOnlySendToReview();
    void anotherAgentsClaimIsRespected();
    void aClaimThatRunsOutClosesTheGate();
    void switchingCasesKeepsEachDraft();
    void aDraftSurvivesARestart();
    void whatCouldNotBeWrittenDownStaysInTheEditor();
    void aReplyOnItsWayIsShownAndCannotBeChanged();
    void aReturnedReplyShowsTheCommentAndTheTextAgain();
    void aSentReplyGivesWayWhenTheCustomerWritesAgain();
    void aPrivateMessageIsAnsweredInPrivate();
    void theFaultOfTheDecisionAsksForAnApology();
    void theChecklistChangesLine_by_line();
    void hostileTextIsOnlyText();
    void manyKeystrokesAreJudgedOnce();
};

void TestComposerPresenter::theListTicksFromTheSpansThatAreColoured()
{
    Desk desk;
    desk.show(1);
    desk.composer.setText(goodReply());
    const ReplyReport &report = desk.composer.report();
    for (const CheckKey key : {CheckKey::Interest, CheckKey::Solution, CheckKey::Empathy, CheckKey::Thanks}) {
        QCOMPARE(report.item(key).state, CheckState::Ticked);
        for (const TextSpan &span : report.item(key).evidence)
            QVERIFY(std::any_of(report.wording.cbegin(), report.wording.cend(), [&](const WordingSpan &w) {
                return w.start == span.start && w.length == span.length;
            }));
    }
}

void TestComposerPresenter::missingPartsAreNamed()
{
    Desk desk;
    desk.show(1);
    desk.composer.setText(QStringLiteral("Здравствуйте."));
    (void)desk.composer.report();
    QStringList missing;
    for (int row = 0; row < desk.composer.checklist().rowCount(); ++row)
        if (desk.composer.checklist().rowAt(row).state == CheckState::Missing) {
            missing.append(desk.composer.checklist().rowAt(row).title);
            QVERIFY(!desk.composer.checklist().rowAt(row).hint.isEmpty());
        }
    QCOMPARE(missing, QStringList({QStringLiteral("Interest"), QStringLiteral("Solution"), QStringLiteral("Empathy")}));
}

void TestComposerPresenter::anOverruledGuessChangesWhatIsMissing()
{
    Desk desk;
    HintOverrule overrule;
    overrule.question = QStringLiteral("about");
    overrule.answer = QString(nameOf(ProblemType::Thanks));
    desk.open(1).overrules = {overrule};
    desk.show(1);
    desk.composer.setText(QStringLiteral("Здравствуйте."));
    QVERIFY(desk.composer.report().item(CheckKey::Empathy).state != CheckState::Missing);
    // The decision goes before the guess, whoever corrected it.
    Desk decided;
    decided.open(1).overrules = {overrule};
    decided.open(1).decision = Decision{};
    decided.open(1).decision->answers = {{QStringLiteral("about"), QString(nameOf(ProblemType::Cheated))}};
    decided.show(1);
    decided.composer.setText(QStringLiteral("Здравствуйте."));
    QCOMPARE(decided.composer.report().item(CheckKey::Empathy).state, CheckState::Missing);
}

void TestComposerPresenter::questionsAreTickedWhenTheyAreAnswered()
{
    Desk desk;
    desk.open(8).claim = {desk.open(8).supportCase.personId, desk.samples.me.id, 1, desk.clock.now() + std::chrono::minutes(15)};
    desk.show(8); // "Is the Riga store open on Sunday?"
    QCOMPARE(desk.composer.brief().context.questions.size(), 1);
    QCOMPARE(desk.composer.report().item(CheckKey::Questions).state, CheckState::Missing);
    desk.composer.setText(QStringLiteral("Yes, the Riga store is open on Sunday from 10 to 6."));
    QCOMPARE(desk.composer.report().item(CheckKey::Questions).state, CheckState::Ticked);
    QVERIFY(desk.composer.report().questions.first().isAnswered);
    const ConversationEntry *entry = entryOf(desk.open(8), desk.composer.brief().askedIn.first());
    const TextSpan asked = desk.composer.brief().context.questions.first().span;
    QVERIFY(entry && entry->mention.text.mid(asked.start, asked.length).contains(u"Riga"));

    // Once it is answered, nothing is asked any more.
    desk.open(8).supportCase.state = CaseState::Answered;
    StoreChange change;
    change.cases.insert(desk.open(8).supportCase.id);
    Q_EMIT desk.events.changed(change);
    desk.settle();
    QVERIFY(desk.composer.brief().context.questions.isEmpty());
    desk.composer.setText({});
    desk.settle();
    QCOMPARE(desk.composer.checklist().rowCount(), 0);
}

void TestComposerPresenter::theLanguageFollowsTheDraftThenTheCustomer()
{
    Desk desk;
    desk.show(1);
    QCOMPARE(desk.composer.language(), QStringLiteral("ru"));
    desk.composer.setText(QStringLiteral("Thank you for writing to us about this order, we are looking into it."));
    QCOMPARE(desk.composer.language(), QStringLiteral("en"));
    desk.show(2);
    QCOMPARE(desk.composer.language(), QStringLiteral("en"));
}

void TestComposerPresenter::theSolutionMayComeInPrivate()
{
    Desk desk;
    desk.show(1);
    const QString invitation = QStringLiteral("Здравствуйте! Мы вам сейчас напишем в личные сообщения.");
    desk.composer.setText(invitation);
    QCOMPARE(desk.composer.report().item(CheckKey::Solution).state, CheckState::Missing);

    Decision decision;
    decision.outcome = Outcome::MoveToPrivate;
    desk.open(1).decision = decision;
    StoreChange change;
    change.cases.insert(desk.open(1).supportCase.id);
    Q_EMIT desk.events.changed(change);
    desk.settle();
    desk.composer.setVisibility(Visibility::Public);
    QCOMPARE(desk.composer.report().item(CheckKey::Solution).state, CheckState::Ticked);
    desk.composer.setVisibility(Visibility::Private); // here the solution itself is wanted
    QCOMPARE(desk.composer.report().item(CheckKey::Solution).state, CheckState::Missing);
}

void TestComposerPresenter::personalDataBlocksPublishingInPublicOnly()
{
    Desk desk;
    desk.show(1);
    desk.composer.setText(goodReply() + QStringLiteral(" Позвоните: +7 916 123-45-67."));
    QCOMPARE(desk.composer.publishGate().reason, GateReason::PersonalData);
    QVERIFY(desk.composer.publishReason().contains(QStringLiteral("phone number")));
    QSignalSpy refused(&desk.composer, &ComposerPresenter::refused);
    desk.composer.submit();
    QCOMPARE(refused.size(), 1);
    QVERIFY(desk.log.all<PublicationSubmit>().isEmpty());

    desk.composer.setVisibility(Visibility::Private);
    QVERIFY(desk.composer.publishGate().isOpen());
    desk.composer.submit();
    desk.settle();
    QCOMPARE(desk.log.all<PublicationSubmit>().size(), 1);
    QCOMPARE(desk.log.all<PublicationSubmit>().first().visibility, Visibility::Private);
    QVERIFY(desk.log.all<PublicationSubmit>().first().overrideReason.isEmpty());
}

void TestComposerPresenter::theCompanysOwnContactsAreNobodysPersonalData()
{
    Desk desk;
    desk.show(1);
    desk.composer.setText(goodReply() + QStringLiteral(" Пишите на help@shop.example."));
    QCOMPARE(desk.composer.publishGate().reason, GateReason::PersonalData);

    // The list changes while one writes.
    desk.open(1).ownContacts = {QStringLiteral("@shop.example")};
    StoreChange change;
    change.directory = true;
    Q_EMIT desk.events.changed(change);
    desk.settle();
    QVERIFY(desk.composer.publishGate().isOpen());
}

void TestComposerPresenter::aLeadPublishesPersonalDataWithAReason()
{
    Desk desk([](User &user) { user.role = Role::Lead; });
    desk.show(1);
    desk.composer.setText(goodReply() + QStringLiteral(" Позвоните: +7 916 123-45-67."));
    QCOMPARE(desk.composer.publishGate().reason, GateReason::PersonalData);
    desk.composer.setOverrideReason(QStringLiteral(" our own driver, he agreed "));
    QVERIFY(desk.composer.publishGate().isOpen());
    desk.composer.publish();
    desk.settle();
    QCOMPARE(desk.log.all<PublicationSubmit>().first().overrideReason, QStringLiteral("our own driver, he agreed"));
}

void TestComposerPresenter::lengthCountsWhatTheNetworkAdds()
{
    Desk desk;
    desk.open(2).claim.holderId = desk.samples.me.id;
    desk.show(2); // Mastodon, obrandt@social.example
    desk.composer.setText(QStringLiteral("Hello there"));
    const qint64 added = QStringLiteral("@obrandt ").size();
    QCOMPARE(desk.composer.report().length.used, 11 + added);
    QCOMPARE(desk.composer.report().length.limit, 500);
    desk.composer.setText(QStringLiteral("@obrandt@social.example hello"));
    QCOMPARE(desk.composer.report().length.used, QStringLiteral("@obrandt hello").size());
    desk.composer.setText(QString(500 - added, u'a'));
    QVERIFY(desk.composer.publishGate().reason != GateReason::TooLong);
    desk.composer.setText(QString(501 - added, u'a'));
    QCOMPARE(desk.composer.publishGate().reason, GateReason::TooLong);
    QCOMPARE(desk.composer.report().length.left(), -1);
    desk.composer.setText(QStringLiteral("see https://shop.example/") + QString(600, u'x'));
    QCOMPARE(desk.composer.report().length.used, 4 + 23 + added);
}

void TestComposerPresenter::aReplyThatSolvesAConflictSaysSo()
{
    Desk desk;
    desk.open(1).loyalty = LoyaltyTrack{};
    desk.open(1).loyalty->conflictAt = desk.clock.now();
    desk.show(1);
    desk.composer.setText(goodReply());
    desk.composer.publish();
    desk.settle();
    const auto marks = desk.log.all<LoyaltyMark>();
    QCOMPARE(marks.size(), 1);
    QCOMPARE(marks.first().caseId, Desk::caseId(1));
    QCOMPARE(marks.first().stage, LoyaltyStage::Solved);
    QVERIFY(marks.first().isReached);
    // After the reply: what is refused takes nothing with it.
    QVERIFY(std::holds_alternative<LoyaltyMark>(desk.log.commands.last()));
}

void TestComposerPresenter::aReplyThatSolvesNothingNewMarksNothing()
{
    {
        Desk desk; // no conflict
        desk.show(1);
        desk.composer.setText(goodReply());
        desk.composer.publish();
        desk.settle();
        QVERIFY(desk.log.all<LoyaltyMark>().isEmpty());
    }
    {
        Desk desk; // a conflict, and no solution
        desk.open(1).loyalty = LoyaltyTrack{};
        desk.open(1).loyalty->conflictAt = desk.clock.now();
        desk.show(1);
        desk.composer.setText(QStringLiteral("Здравствуйте! Что случилось?"));
        desk.composer.publish();
        desk.settle();
        QCOMPARE(desk.log.all<PublicationSubmit>().size(), 1);
        QVERIFY(desk.log.all<LoyaltyMark>().isEmpty());
    }
    {
        Desk desk; // solved before
        desk.open(1).loyalty = LoyaltyTrack{};
        desk.open(1).loyalty->conflictAt = desk.open(1).loyalty->solvedAt = desk.clock.now();
        desk.show(1);
        desk.composer.setText(goodReply());
        desk.composer.publish();
        desk.settle();
        QVERIFY(desk.log.all<LoyaltyMark>().isEmpty());
    }
    {
        Desk desk; // a lead may still say no
        desk.open(1).loyalty = LoyaltyTrack{};
        desk.open(1).loyalty->conflictAt = desk.clock.now();
        desk.show(1);
        desk.composer.setText(goodReply());
        desk.composer.sendToReview();
        desk.settle();
        QCOMPARE(desk.log.all<PublicationSubmit>().size(), 1);
        QVERIFY(desk.log.all<LoyaltyMark>().isEmpty());
    }
}

void TestComposerPresenter::publishingHandsOverTheExactTextAndState()
{
    Desk desk;
    desk.show(1);
    desk.composer.setText(goodReply());
    QSignalSpy submitted(&desk.composer, &ComposerPresenter::submitted);
    desk.composer.publish();
    desk.settle();
    const auto commands = desk.log.all<PublicationSubmit>();
    QCOMPARE(commands.size(), 1);
    QCOMPARE(commands.first().text, goodReply());
    // Just before it the claim is renewed: a laptop may be asleep before the server hears of the reply.
    const auto renewals = desk.log.all<ClaimTake>();
    QCOMPARE(renewals.size(), 1);
    QVERIFY(!renewals.first().takeOver);
    QVERIFY(std::holds_alternative<ClaimTake>(desk.log.commands.at(desk.log.commands.size() - 2)));
    QVERIFY(std::holds_alternative<PublicationSubmit>(desk.log.commands.last()));
    QCOMPARE(commands.first().caseId, Desk::caseId(1));
    QCOMPARE(commands.first().mentionId, desk.open(1).supportCase.mentionId);
    QCOMPARE(commands.first().threadRevision, 7);
    QCOMPARE(commands.first().claimToken, 42);
    QVERIFY(!commands.first().forReview);
    QCOMPARE(commands.first().draftId, desk.drafts.saved.last().id);
    QCOMPARE(desk.drafts.saved.last().text, goodReply());
    QCOMPARE(submitted.size(), 1);
    QCOMPARE(desk.composer.text(), QString());
}

void TestComposerPresenter::aTraineeCanOnlySendToReview()
{
    Desk desk([](User &user) { user.needsReview = true; });
    desk.show(1);
    desk.composer.setText(goodReply());
    QVERIFY(desk.composer.state().onlyReview);
    QCOMPARE(desk.composer.publishGate().reason, GateReason::NeedsReview);
    desk.composer.submit();
    desk.settle();
    QCOMPARE(desk.log.all<PublicationSubmit>().size(), 1);
    QVERIFY(desk.log.all<PublicationSubmit>().first().forReview);
}

void TestComposerPresenter::anotherAgentsClaimIsRespected()
{
    Desk desk;
    Draft mine{{QStringLiteral("d1")}, Desk::caseId(2), {}, desk.samples.me.id, Visibility::Public, QStringLiteral("begun before"), 1, desk.clock.now(), false};
    desk.open(2).drafts = {mine};
    desk.show(2);
    QCOMPARE(desk.composer.state().mode, ComposerState::Mode::HeldByOther);
    QCOMPARE(desk.composer.text(), QStringLiteral("begun before"));
    desk.composer.setText(QStringLiteral("typed all the same"));
    QCOMPARE(desk.composer.text(), QStringLiteral("begun before"));
    desk.composer.submit();
    QVERIFY(desk.log.commands.isEmpty());
}

void TestComposerPresenter::aClaimThatRunsOutClosesTheGate()
{
    Desk desk;
    desk.show(1);
    desk.composer.setText(goodReply());
    QVERIFY(desk.composer.publishGate().isOpen());
    desk.clock.advance(std::chrono::hours(1));
    QCOMPARE(desk.composer.publishGate().reason, GateReason::Unclaimed);
    desk.composer.claim();
    QCOMPARE(desk.log.all<ClaimTake>().size(), 1);
}

void TestComposerPresenter::switchingCasesKeepsEachDraft()
{
    Desk desk;
    desk.show(1);
    desk.composer.setText(QStringLiteral("half a sentence for Marina"));
    desk.composer.setCursor({4, 4});
    desk.show(3);
    QCOMPARE(desk.composer.text(), QString());
    QCOMPARE(desk.drafts.saved.last().text, QStringLiteral("half a sentence for Marina"));
    desk.composer.setText(QStringLiteral("for Igor"));
    desk.show(1);
    QCOMPARE(desk.composer.text(), QStringLiteral("half a sentence for Marina"));
    QCOMPARE(desk.composer.cursor().position, 4);
    desk.show(3);
    QCOMPARE(desk.composer.text(), QStringLiteral("for Igor"));
}

void TestComposerPresenter::aDraftSurvivesARestart()
{
    Draft saved;
    {
        Desk desk;
        desk.show(1);
        desk.composer.setText(QStringLiteral("written before the power went"));
        desk.composer.setVisibility(Visibility::Private);
        desk.composer.keeper().flush();
        saved = desk.drafts.saved.last();
    }
    Desk desk;
    desk.open(1).drafts = {saved};
    desk.show(1);
    QCOMPARE(desk.composer.text(), QStringLiteral("written before the power went"));
    QCOMPARE(desk.composer.visibility(), Visibility::Private);
}

void TestComposerPresenter::whatCouldNotBeWrittenDownStaysInTheEditor()
{
    Desk desk;
    desk.show(1);
    desk.composer.setText(goodReply());
    desk.log.failure = Error{Error::Kind::Retry, QStringLiteral("disk_full"), {}};
    QSignalSpy failed(&desk.composer, &ComposerPresenter::failed);
    desk.composer.publish();
    desk.settle();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(desk.composer.text(), goodReply());
}

void TestComposerPresenter::aReplyOnItsWayIsShownAndCannotBeChanged()
{
    Desk desk;
    Publication p;
    p.id = {QStringLiteral("p1")};
    p.state = PublicationState::InReview;
    p.text = QStringLiteral("lies with a lead");
    desk.open(1).publication = p;
    desk.show(1);
    QCOMPARE(desk.composer.state().mode, ComposerState::Mode::OnItsWay);
    QCOMPARE(desk.composer.text(), QStringLiteral("lies with a lead"));
    desk.composer.setText(QStringLiteral("other"));
    QCOMPARE(desk.composer.text(), QStringLiteral("lies with a lead"));
    QVERIFY(desk.drafts.saved.isEmpty());
    desk.actions.undo(p.id);
    QCOMPARE(desk.log.all<PublicationUndo>().size(), 1);
}

void TestComposerPresenter::aReturnedReplyShowsTheCommentAndTheTextAgain()
{
    Desk desk;
    Publication p;
    p.id = {QStringLiteral("p1")};
    p.state = PublicationState::Draft;
    p.text = goodReply();
    p.reviewComment = QStringLiteral("Name the day.");
    Draft back{{QStringLiteral("d1")}, Desk::caseId(1), {}, desk.samples.me.id, Visibility::Public, goodReply(), 1, desk.clock.now(), false};
    desk.open(1).publication = p;
    desk.open(1).drafts = {back};
    desk.show(1);
    QCOMPARE(desk.composer.state().mode, ComposerState::Mode::Writing);
    QVERIFY(desk.composer.state().publication);
    QCOMPARE(desk.composer.state().publication->reviewComment, QStringLiteral("Name the day."));
    QCOMPARE(desk.composer.text(), goodReply());
}

void TestComposerPresenter::aSentReplyGivesWayWhenTheCustomerWritesAgain()
{
    Desk desk;
    Publication p;
    p.id = {QStringLiteral("p1")};
    p.state = PublicationState::Sent;
    p.mentionId = desk.open(1).supportCase.mentionId;
    desk.open(1).publication = p;
    desk.open(1).supportCase.state = CaseState::Answered;
    desk.show(1);
    QVERIFY(desk.composer.state().publication);
    desk.open(1).supportCase.state = CaseState::Open;
    desk.open(1).supportCase.mentionId = {QStringLiteral("mention-new")};
    desk.changed(1);
    QVERIFY(!desk.composer.state().publication);
    QCOMPARE(desk.composer.state().mode, ComposerState::Mode::Writing);
}

void TestComposerPresenter::aPrivateMessageIsAnsweredInPrivate()
{
    Desk desk;
    desk.open(3).entries.last().mention.visibility = Visibility::Private;
    desk.show(3);
    QCOMPARE(desk.composer.visibility(), Visibility::Private);
    QVERIFY(!desk.composer.state().canChooseVisibility);
}

void TestComposerPresenter::theFaultOfTheDecisionAsksForAnApology()
{
    Desk desk;
    Decision decision;
    decision.answers.insert(QStringLiteral("fault"), QStringLiteral("ours"));
    desk.open(1).decision = decision;
    desk.show(1);
    desk.composer.setText(QStringLiteral("Здравствуйте."));
    QCOMPARE(desk.composer.report().item(CheckKey::Apology).state, CheckState::Missing);
    desk.open(1).decision->answers.insert(QStringLiteral("fault"), QStringLiteral("not_ours"));
    desk.changed(1);
    desk.composer.setText(QStringLiteral("Приносим извинения за ошибку."));
    QCOMPARE(desk.composer.report().item(CheckKey::Apology).state, CheckState::Stop);
    QCOMPARE(desk.composer.publishGate().reason, GateReason::Check);
}

void TestComposerPresenter::theChecklistChangesLine_by_line()
{
    Desk desk;
    QAbstractItemModelTester tester(&desk.composer.checklist(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&desk.composer.checklist(), &QAbstractItemModel::modelReset);
    desk.show(1);
    const QStringList steps{goodReply(), QStringLiteral("Карта 4111 1111 1111 1111, тел. +7 916 123-45-67"), QString(),
                            QStringLiteral("Согласно регламенту вы сами виноваты!"), goodReply()};
    for (const QString &text : steps) {
        desk.composer.setText(text);
        (void)desk.composer.report();
    }
    desk.show(2);
    desk.show(8);
    desk.conversation.close();
    desk.settle();
    QCOMPARE(desk.composer.checklist().rowCount(), 0);
    QVERIFY(reset.isEmpty());
}

void TestComposerPresenter::hostileTextIsOnlyText()
{
    Desk desk;
    desk.open(1).entries.last().mention.text = QStringLiteral("<b>Where</b> is my order?\u202e\u0000 <img src=http://evil.example/x>");
    desk.show(1);
    QString wild = QStringLiteral("<script>alert(1)</script>\u202e\u2066") + QChar(0xD800) + u' ';
    wild += QString(3000, u'А') + QStringLiteral("😀👩‍👩‍👧") + QString(200, u'\n');
    desk.composer.setText(wild);
    (void)desk.composer.report();
    QCOMPARE(desk.composer.text(), wild);
    for (int row = 0; row < desk.composer.checklist().rowCount(); ++row)
        QVERIFY(!desk.composer.checklist().rowAt(row).title.contains(QChar(0x202e)));
}

void TestComposerPresenter::manyKeystrokesAreJudgedOnce()
{
    Desk desk;
    desk.show(1);
    QSignalSpy judged(&desk.composer, &ComposerPresenter::reportChanged);
    QString text;
    for (const QChar c : goodReply()) {
        text += c;
        desk.composer.setText(text);
    }
    desk.settle();
    QCOMPARE(judged.size(), 1);
}

QTEST_MAIN(TestComposerPresenter)
#include "tst_composerpresenter.moc"
