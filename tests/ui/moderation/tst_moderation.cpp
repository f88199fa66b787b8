#include "tests/support/pictures.h"
#include "tests/support/uisamples.h"
#include "ui/common/theme.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/threadview.h"
#include "ui/decision/decisionpresenter.h"
#include "ui/moderation/moderationactions.h"
#include "ui/moderation/moderationdialog.h"
#include "ui/moderation/moderationform.h"
#include "ui/moderation/moderationpopup.h"
#include "ui/moderation/moderationpresenter.h"
#include "ui/moderation/trollhint.h"
#include "ui/team/teamdata.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLayout>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

const CaseId openCase{QStringLiteral("case-0001")};
const PersonId author{QStringLiteral("person-0001")};

/// An agent, or a lead, before the first conversation of the sample workspace.
struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeOutboxStore outbox;
    fakes::FakeMutationLog log;
    fakes::FakeTeamDocumentStore documents;
    StoreEvents events;
    const User me;
    TeamData team{documents, events};
    ConversationPresenter conversation;
    ConversationView view;
    DecisionPresenter decision;
    ModerationPresenter presenter;
    ModerationActions actions;

    explicit Desk(bool asLead = false)
        : me(asLead ? samples.lead : samples.me)
        , conversation(samples.conversations, log, events, clock, me)
        , view(conversation)
        , decision(conversation, log, clock, team.matrix())
        , presenter({conversation, samples.conversations, outbox, log, events, team, clock, me})
        , actions(presenter, view)
    {
        for (ConversationEntry &entry : stored().entries) {
            entry.mention.url = QStringLiteral("https://vk.example/wall/1");
            entry.mention.language = QStringLiteral("ru");
        }
        view.resize(640, 560);
        view.show();
        conversation.open(openCase);
        settle();
    }
    ~Desk() { delete actions.dialog(); }

    [[nodiscard]] Conversation &stored() { return samples.conversations.conversations[openCase]; }
    /// What the customer wrote last.
    [[nodiscard]] MentionId message() { return stored().supportCase.mentionId; }

    static void settle()
    {
        for (int i = 0; i < 6; ++i)
            QCoreApplication::processEvents();
    }

    Moderation &record(ModerationKind kind, ModerationState state, const UserId &by = {})
    {
        Moderation one;
        one.id = {QStringLiteral("moderation-%1").arg(stored().moderations.size() + 1)};
        one.mentionId = message();
        one.personId = author;
        one.kind = kind;
        one.state = state;
        one.rule = QStringLiteral("insults");
        one.ruleText = QStringLiteral("На странице нельзя оскорблять людей.");
        one.notice = QStringLiteral("Сообщение нарушает правило.");
        one.snapshot = QStringLiteral("…");
        one.madeBy = by.isEmpty() ? me.id : by;
        one.madeAt = clock.now() - 24h * 10;
        stored().moderations.prepend(one);
        return stored().moderations.first();
    }

    void changed()
    {
        StoreChange change;
        change.cases = {openCase};
        Q_EMIT events.changed(change);
        settle();
    }

    [[nodiscard]] QStringList marks()
    {
        QStringList texts;
        for (const EntryMark &mark : conversation.model().marksOf(message()))
            texts.append(mark.text);
        return texts;
    }

    ModerationDialog &open(ModerationKind kind)
    {
        actions.open(kind, message());
        settle();
        return *actions.dialog();
    }
    static void choose(ModerationDialog &dialog, const QString &rule)
    {
        dialog.ruleBox().setCurrentIndex(dialog.ruleBox().findData(rule));
        Q_EMIT dialog.ruleBox().activated(dialog.ruleBox().currentIndex());
    }
};

} // namespace

/// Warnings, removals and blocks where the agent works (D4).
class TestModeration final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void aWarningCitesARuleAndSaysWhereToGo();
    void aRemovalNeedsOneRecordedWarning();
    void aBlockNeedsTwo();
    void aWarningThatWasTakenBackDoesNotCount();
    void theNoticeIsWrittenInTheLanguageOfTheMessage();
    void whatWasTypedIsNotOverwritten();
    void nothingIsSentWithoutANotice();
    void nobodyDoesTheSameTwice();
    void anotherAuthorHasARecordOfHisOwn();
    void aNoticeGoesIntoTheRightReply();
    void ourOwnWordsAreNotModerated();
    void theMenuOffersItByKeyboard();
    void aDecisionToRemoveLeadsToTheDialog();
    void aClickOnTheLineShowsWhatWasDecided();
    void whatWasDecidedStandsAtTheMessage_data();
    void whatWasDecidedStandsAtTheMessage();
    void whatIsOnItsWayOrRefusedStandsThere();
    void itIsMarkedDoneByWhoAskedOrALead();
    void aMistakenWarningCanBeTakenBack();
    void aTrollIsNotFed();
    void aFormIsToldWhatChangesMeanwhile();
    void pictures();
};

void TestModeration::aWarningCitesARuleAndSaysWhereToGo()
{
    Desk desk;
    ModerationDialog &dialog = desk.open(ModerationKind::Warning);
    QVERIFY(!dialog.isModal());
    QVERIFY(!dialog.sendButton().isEnabled()); // no rule is chosen for anybody
    QVERIFY(!dialog.problemText().isEmpty());
    Desk::choose(dialog, QStringLiteral("insults"));
    const TeamRules &rules = desk.team.discussionRules();
    QVERIFY(dialog.noticeEdit().toPlainText().contains(rules.find(QStringLiteral("insults"))->text.ru));
    QVERIFY(dialog.noticeEdit().toPlainText().contains(rules.appeal.ru));
    QSignalSpy reply(&desk.presenter, &ModerationPresenter::replyWanted);
    const QString notice = dialog.noticeEdit().toPlainText();
    dialog.sendButton().click();
    Desk::settle();
    const auto sent = desk.log.all<ModerationAdd>();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().kind, ModerationKind::Warning);
    QCOMPARE(sent.first().mentionId, desk.message());
    QCOMPARE(sent.first().rule, QStringLiteral("insults"));
    QCOMPARE(sent.first().notice, notice);
    QCOMPARE(reply.size(), 1); // a warning that nobody hears is none
    QCOMPARE(reply.first().first().toString(), notice);
    QVERIFY(reply.first().at(1).toBool());
}

void TestModeration::aRemovalNeedsOneRecordedWarning()
{
    Desk desk;
    ModerationDialog &dialog = desk.open(ModerationKind::Removal);
    Desk::choose(dialog, QStringLiteral("insults"));
    QVERIFY(!dialog.sendButton().isEnabled());
    QVERIFY(dialog.problemText().contains(QStringLiteral("one recorded warning")));
    desk.presenter.send(dialog.form(), false);
    QVERIFY(desk.log.commands.isEmpty());
    dialog.warnButton().click(); // the step that is possible
    QCOMPARE(dialog.form().kind(), ModerationKind::Warning);
    QVERIFY(dialog.sendButton().isEnabled());

    Desk warned;
    warned.record(ModerationKind::Warning, ModerationState::Done).mentionId = {QStringLiteral("another")};
    warned.changed();
    ModerationDialog &second = warned.open(ModerationKind::Removal);
    QVERIFY(second.recordText().contains(QStringLiteral("No insults")));
    Desk::choose(second, QStringLiteral("insults"));
    QVERIFY(second.sendButton().isEnabled());
    second.sendButton().click();
    Desk::settle();
    QCOMPARE(warned.log.all<ModerationAdd>().value(0).kind, ModerationKind::Removal);
}

void TestModeration::aBlockNeedsTwo()
{
    Desk desk;
    desk.record(ModerationKind::Warning, ModerationState::Done);
    desk.changed();
    ModerationDialog &dialog = desk.open(ModerationKind::Block);
    Desk::choose(dialog, QStringLiteral("insults"));
    QVERIFY(!dialog.sendButton().isEnabled());
    QVERIFY(dialog.problemText().contains(QStringLiteral("two recorded warnings")));
    desk.record(ModerationKind::Warning, ModerationState::Done).mentionId = {QStringLiteral("another")};
    desk.changed();
    QVERIFY(dialog.sendButton().isEnabled());
}

void TestModeration::aWarningThatWasTakenBackDoesNotCount()
{
    Desk desk;
    desk.record(ModerationKind::Warning, ModerationState::Withdrawn);
    desk.changed();
    QVERIFY(desk.open(ModerationKind::Removal).form().needsWarning());
}

void TestModeration::theNoticeIsWrittenInTheLanguageOfTheMessage()
{
    Desk desk;
    desk.stored().entries.last().mention.language = QStringLiteral("en");
    desk.changed();
    ModerationDialog &dialog = desk.open(ModerationKind::Warning);
    Desk::choose(dialog, QStringLiteral("threats"));
    const TeamRules &rules = desk.team.discussionRules();
    QVERIFY(dialog.noticeEdit().toPlainText().contains(rules.find(QStringLiteral("threats"))->text.en));
    QVERIFY(dialog.noticeEdit().toPlainText().contains(rules.appeal.en));
}

void TestModeration::whatWasTypedIsNotOverwritten()
{
    Desk desk;
    ModerationDialog &dialog = desk.open(ModerationKind::Warning);
    Desk::choose(dialog, QStringLiteral("insults"));
    Desk::choose(dialog, QStringLiteral("threats")); // untouched: it follows the rule
    QVERIFY(dialog.noticeEdit().toPlainText().contains(desk.team.discussionRules().find(QStringLiteral("threats"))->text.ru));
    dialog.noticeEdit().setPlainText(QStringLiteral("Пожалуйста, спокойнее."));
    Desk::choose(dialog, QStringLiteral("insults"));
    QCOMPARE(dialog.noticeEdit().toPlainText(), QStringLiteral("Пожалуйста, спокойнее."));
    QCOMPARE(dialog.form().command({}).rule, QStringLiteral("insults"));
    desk.actions.open(ModerationKind::Block, desk.stored().entries.first().mention.id);
    QCOMPARE(desk.actions.dialog(), &dialog);
    QCOMPARE(dialog.noticeEdit().toPlainText(), QStringLiteral("Пожалуйста, спокойнее."));
}

void TestModeration::nothingIsSentWithoutANotice()
{
    Desk desk;
    ModerationDialog &dialog = desk.open(ModerationKind::Warning);
    Desk::choose(dialog, QStringLiteral("insults"));
    dialog.noticeEdit().setPlainText(QStringLiteral("  \n"));
    QVERIFY(!dialog.sendButton().isEnabled());
    QVERIFY(!dialog.problemText().isEmpty());
}

void TestModeration::nobodyDoesTheSameTwice()
{
    Desk desk;
    desk.record(ModerationKind::Warning, ModerationState::Done);
    desk.changed();
    ModerationDialog &dialog = desk.open(ModerationKind::Warning);
    Desk::choose(dialog, QStringLiteral("insults"));
    QVERIFY(!dialog.sendButton().isEnabled());

    Desk waiting;
    PendingMutation pending;
    pending.mutation = makeMutation(ModerationAdd{{QStringLiteral("m")}, waiting.message(), ModerationKind::Warning,
                                                  QStringLiteral("insults"), QStringLiteral("…")},
                                    waiting.clock);
    waiting.outbox.mutations.append(pending);
    StoreChange change;
    change.pending = true;
    Q_EMIT waiting.events.changed(change);
    Desk::settle();
    ModerationDialog &second = waiting.open(ModerationKind::Warning);
    Desk::choose(second, QStringLiteral("insults"));
    QVERIFY(!second.sendButton().isEnabled());
}

void TestModeration::anotherAuthorHasARecordOfHisOwn()
{
    Desk desk;
    desk.record(ModerationKind::Warning, ModerationState::Done);
    ConversationEntry &stranger = desk.stored().entries[3];
    stranger.mention.caseId = {QStringLiteral("case-0002")};
    desk.changed();
    desk.actions.open(ModerationKind::Removal, stranger.mention.id);
    Desk::settle();
    QVERIFY(desk.actions.dialog()->form().needsWarning()); // the warning is somebody else's
    delete desk.actions.dialog();

    stranger.mention.caseId = {};
    desk.changed();
    desk.actions.open(ModerationKind::Removal, stranger.mention.id);
    Desk::settle();
    ModerationForm &form = desk.actions.dialog()->form();
    QVERIFY(!form.record()); // nothing is claimed about what is not known here
    QVERIFY(!form.needsWarning());
    QVERIFY(desk.actions.dialog()->recordText().contains(QStringLiteral("not known")));
}

void TestModeration::aNoticeGoesIntoTheRightReply()
{
    Desk desk;
    desk.actions.open(ModerationKind::Warning, desk.stored().entries[3].mention.id); // a stranger in the thread
    Desk::settle();
    ModerationDialog &dialog = *desk.actions.dialog();
    Desk::choose(dialog, QStringLiteral("spam"));
    QSignalSpy reply(&desk.presenter, &ModerationPresenter::replyWanted);
    dialog.replyBox().setChecked(true);
    dialog.sendButton().click();
    Desk::settle();
    QCOMPARE(reply.size(), 1);
    QVERIFY(!reply.first().at(1).toBool());
}

void TestModeration::ourOwnWordsAreNotModerated()
{
    Desk desk;
    const MentionId ours = desk.stored().entries[1].mention.id;
    QVERIFY(desk.stored().entries[1].mention.isBrand);
    QVERIFY(!desk.presenter.canBegin(ours));
    desk.actions.open(ModerationKind::Warning, ours);
    QVERIFY(!desk.actions.dialog());
}

void TestModeration::theMenuOffersItByKeyboard()
{
    Desk desk;
    QTest::keyClick(&desk.view.thread(), Qt::Key_Return);
    auto *menu = desk.view.thread().findChild<QMenu *>();
    QVERIFY(menu);
    const auto actions = menu->actions();
    const auto it = std::ranges::find_if(actions, [](const QAction *one) { return one->text().startsWith(QStringLiteral("Remove with")); });
    QVERIFY(it != actions.end());
    (*it)->trigger();
    QVERIFY(desk.actions.dialog());
    QCOMPARE(desk.actions.dialog()->form().kind(), ModerationKind::Removal);
    QCOMPARE(desk.actions.dialog()->form().entry().mention.id, desk.message());
    menu->close();
}

void TestModeration::aDecisionToRemoveLeadsToTheDialog()
{
    Desk desk;
    desk.actions.follow(desk.decision, desk.conversation);
    desk.decision.decideOtherwise(Outcome::AnswerInPlace);
    QVERIFY(!desk.actions.dialog());
    desk.decision.decideOtherwise(Outcome::RemoveWithNotice);
    QVERIFY(desk.actions.dialog());
    QCOMPARE(desk.actions.dialog()->form().kind(), ModerationKind::Removal);
    QCOMPARE(desk.actions.dialog()->form().entry().mention.id, desk.message());
    QCOMPARE(desk.log.all<ModerationAdd>().size(), 0); // offered, not done
}

void TestModeration::aClickOnTheLineShowsWhatWasDecided()
{
    Desk desk;
    desk.record(ModerationKind::Warning, ModerationState::Done);
    desk.changed();
    ThreadView &thread = desk.view.thread();
    thread.scrollToEnd();
    const QRect row = thread.visualRect(desk.conversation.model().index(desk.conversation.model().rowOf(desk.message())));
    QSignalSpy wanted(&thread, &ThreadView::marksRequested);
    // The line is the last one of the bubble.
    for (int y = row.bottom(); y > row.top() && wanted.isEmpty(); y -= 3)
        QTest::mouseClick(thread.viewport(), Qt::LeftButton, {}, {row.left() + 100, y});
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<MentionId>(), desk.message());
    QVERIFY(desk.view.findChild<ModerationPopup *>());
}

void TestModeration::whatWasDecidedStandsAtTheMessage_data()
{
    QTest::addColumn<ModerationKind>("kind");
    QTest::addColumn<ModerationState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("a warning") << ModerationKind::Warning << ModerationState::Done << QStringLiteral("No insults");
    QTest::newRow("asked") << ModerationKind::Removal << ModerationState::Asked << QStringLiteral("waits for a lead");
    QTest::newRow("approved") << ModerationKind::Removal << ModerationState::Approved << QStringLiteral("mark it done");
    QTest::newRow("refused") << ModerationKind::Removal << ModerationState::Refused << QStringLiteral("a quarrel, no insult");
    QTest::newRow("done") << ModerationKind::Block << ModerationState::Done << QStringLiteral("is blocked");
    QTest::newRow("taken back") << ModerationKind::Block << ModerationState::Withdrawn << QStringLiteral("taken back");
}

void TestModeration::whatWasDecidedStandsAtTheMessage()
{
    QFETCH(ModerationKind, kind);
    QFETCH(ModerationState, state);
    QFETCH(QString, words);
    Desk desk;
    QVERIFY(desk.marks().isEmpty());
    desk.record(kind, state).comment = QStringLiteral("a quarrel, no insult");
    desk.changed();
    QCOMPARE(desk.marks().size(), 1);
    QVERIFY2(desk.marks().first().contains(words), qPrintable(desk.marks().first()));
    const QModelIndex row = desk.conversation.model().index(desk.conversation.model().rowOf(desk.message()));
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(words));
}

void TestModeration::whatIsOnItsWayOrRefusedStandsThere()
{
    Desk desk;
    PendingMutation pending;
    pending.mutation = makeMutation(ModerationAdd{{QStringLiteral("m")}, desk.message(), ModerationKind::Removal,
                                                  QStringLiteral("insults"), QStringLiteral("…")},
                                    desk.clock);
    desk.outbox.mutations.append(pending);
    StoreChange change;
    change.pending = true;
    Q_EMIT desk.events.changed(change);
    Desk::settle();
    QVERIFY(desk.marks().value(0).contains(QStringLiteral("on its way")));
    desk.outbox.mutations.first().state = PendingState::Refused;
    desk.outbox.mutations.first().answer.code = QStringLiteral("warning_required");
    Q_EMIT desk.events.changed(change);
    Desk::settle();
    QVERIFY(desk.marks().value(0).contains(QStringLiteral("warned first")));
}

void TestModeration::itIsMarkedDoneByWhoAskedOrALead()
{
    Desk desk;
    desk.record(ModerationKind::Removal, ModerationState::Approved);
    desk.changed();
    QVERIFY(desk.conversation.model().marksOf(desk.message()).first().needsHand);
    Q_EMIT desk.view.thread().marksRequested(desk.message(), desk.view.mapToGlobal(QPoint(40, 40)));
    auto *popup = desk.view.findChild<ModerationPopup *>();
    QVERIFY(popup);
    QVERIFY(popup->findChild<QPushButton *>(QStringLiteral("open"))); // by hand, in the network
    popup->findChild<QPushButton *>(QStringLiteral("done"))->click();
    QCOMPARE(desk.log.all<ModerationFinish>().size(), 1);
    QVERIFY(desk.log.all<ModerationFinish>().first().isDone);

    Desk colleague;
    const Moderation theirs = colleague.record(ModerationKind::Removal, ModerationState::Approved, colleague.samples.colleague.id);
    QVERIFY(!colleague.presenter.canFinish(theirs));
    QVERIFY(!colleague.presenter.canTakeBack(theirs));
    Desk lead(true);
    QVERIFY(lead.presenter.canFinish(theirs));
}

void TestModeration::aMistakenWarningCanBeTakenBack()
{
    Desk desk;
    const Moderation warning = desk.record(ModerationKind::Warning, ModerationState::Done);
    desk.changed();
    QVERIFY(desk.presenter.canTakeBack(warning));
    Q_EMIT desk.view.thread().marksRequested(desk.message(), desk.view.mapToGlobal(QPoint(40, 40)));
    desk.view.findChild<ModerationPopup *>()->findChild<QPushButton *>(QStringLiteral("back"))->click();
    QCOMPARE(desk.log.all<ModerationFinish>().size(), 1);
    QVERIFY(!desk.log.all<ModerationFinish>().first().isDone);
}

void TestModeration::aTrollIsNotFed()
{
    Desk desk;
    TrollHint hint(desk.decision, desk.team);
    QVERIFY(hint.text().isEmpty());
    desk.decision.answer(QStringLiteral("who"), QStringLiteral("troll"));
    QVERIFY(hint.text().contains(QStringLiteral("not feed")));
    QSignalSpy chosen(&hint, &TrollHint::ruleChosen);
    hint.offerRules();
    auto *menu = hint.findChild<QMenu *>();
    QCOMPARE(menu->actions().size(), desk.team.discussionRules().rules.size());
    menu->actions().first()->trigger();
    QCOMPARE(chosen.value(0).value(0).toString(), desk.team.discussionRules().rules.first().key);
    menu->close();
    desk.decision.answer(QStringLiteral("who"), QStringLiteral("customer"));
    QVERIFY(hint.text().isEmpty());
}

void TestModeration::aFormIsToldWhatChangesMeanwhile()
{
    Desk desk;
    ModerationDialog &dialog = desk.open(ModerationKind::Warning);
    Desk::choose(dialog, QStringLiteral("insults"));
    TeamDocument rules;
    rules.id = {QStringLiteral("d")};
    rules.kind = TeamDocumentKind::DiscussionRules;
    rules.version = 1;
    rules.body = QStringLiteral(R"({"rules": [{"key": "polite", "title": {"en": "Be polite"}, "text": {"en": "Be polite."}}]})");
    desk.documents.documents.append(rules);
    StoreChange change;
    change.teamDocuments = true;
    Q_EMIT desk.events.changed(change);
    Desk::settle();
    QVERIFY(!dialog.sendButton().isEnabled()); // the rule is no longer published
    Desk::choose(dialog, QStringLiteral("polite"));
    QVERIFY(dialog.sendButton().isEnabled());
}

void TestModeration::pictures()
{
    const PictureLanguage language;
    Desk desk;
    desk.record(ModerationKind::Warning, ModerationState::Done);
    desk.record(ModerationKind::Removal, ModerationState::Approved);
    desk.changed();
    ModerationDialog &dialog = desk.open(ModerationKind::Block);
    Desk::choose(dialog, QStringLiteral("insults"));
    ModerationPopup popup(desk.presenter, desk.message(), &desk.view);
    popup.setAttribute(Qt::WA_DeleteOnClose, false);
    popup.setWindowFlag(Qt::Popup, false);
    const QSize dialogSize(560, dialog.layout()->totalHeightForWidth(560));
    popup.adjustSize();
    const QSize popupSize = popup.size();
    TrollHint hint(desk.decision, desk.team);
    desk.decision.answer(QStringLiteral("who"), QStringLiteral("troll"));
    for (const bool isDark : {false, true}) {
        qApp->findChild<Theme *>()->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QString suffix = isDark ? QStringLiteral("-dark") : QStringLiteral("-light");
        takePicture(dialog, QStringLiteral("moderation-dialog") + suffix, dialogSize);
        desk.view.thread().scrollToEnd();
        takePicture(desk.view, QStringLiteral("moderation-thread") + suffix, {640, 560});
        takePicture(popup, QStringLiteral("moderation-popup") + suffix, popupSize);
        takePicture(hint, QStringLiteral("troll-hint") + suffix, {700, hint.sizeHint().height()});
    }
}

QTEST_MAIN(TestModeration)
#include "tst_moderation.moc"
