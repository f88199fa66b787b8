#include "tests/support/pictures.h"
#include "tests/support/uisamples.h"
#include "ui/common/pagetabs.h"
#include "ui/common/theme.h"
#include "ui/moderation/moderationreviewpresenter.h"
#include "ui/moderation/moderationreviewview.h"
#include "ui/cards/carddelegate.h"
#include "ui/cards/cardlist.h"
#include "ui/team/teamdata.h"

#include <QAbstractItemModelTester>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeCareStore care;
    fakes::FakeMutationLog log;
    fakes::FakeTeamDocumentStore documents;
    StoreEvents events;
    TeamData team{documents, events};
    ModerationReviewPresenter presenter;
    ModerationReviewView view;

    explicit Desk(bool asLead = true)
        : presenter({care, samples.conversations, log, events, team, clock, asLead ? samples.lead : samples.me})
        , view(presenter)
    {
        view.show();
    }

    Moderation &add(int number, ModerationKind kind, ModerationState state, const User &by, std::chrono::minutes ago)
    {
        ModerationItem item;
        Moderation &one = item.moderation;
        one.id = {QStringLiteral("moderation-%1").arg(number)};
        one.personId = {QStringLiteral("person-0001")};
        item.caseId = {QStringLiteral("case-0001")};
        one.mentionId = samples.conversations.conversations[item.caseId].supportCase.mentionId;
        one.kind = kind;
        one.state = state;
        one.rule = QStringLiteral("insults");
        one.ruleText = QStringLiteral("На странице нельзя оскорблять и унижать людей.");
        one.notice = QStringLiteral("Здравствуйте! Мы удалили ваше сообщение: оно нарушает правило нашей страницы.");
        one.snapshot = QStringLiteral("Вы там все воры и дураки! Номер %1.").arg(number);
        one.madeBy = by.id;
        one.madeAt = clock.now() - ago;
        item.customerName = QStringLiteral("Марина Соколова");
        item.madeByName = by.name;
        item.network = QStringLiteral("vk");
        care.moderations.append(item);
        return care.moderations.last().moderation;
    }

    void read()
    {
        presenter.start();
        StoreChange change;
        change.care = true;
        Q_EMIT events.changed(change);
        settle();
    }
    static void settle()
    {
        for (int i = 0; i < 6; ++i)
            QCoreApplication::processEvents();
    }
    [[nodiscard]] QStringList shown()
    {
        QStringList ids;
        for (const ModerationRow &row : presenter.model().rows())
            ids.append(row.item.moderation.id.value);
        return ids;
    }
};

} // namespace

/// Removals and blocks that wait for a lead, or for somebody's hand (D4).
class TestModerationReview final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void aLeadSeesWhatWaitsFirst()
    {
        Desk desk;
        QAbstractItemModelTester tester(&desk.presenter.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy waiting(&desk.presenter, &ModerationReviewPresenter::waitingChanged);
        desk.add(1, ModerationKind::Removal, ModerationState::Approved, desk.samples.me, 300min);
        desk.add(2, ModerationKind::Removal, ModerationState::Asked, desk.samples.me, 5min);
        desk.add(3, ModerationKind::Block, ModerationState::Asked, desk.samples.colleague, 50min);
        desk.read();
        QCOMPARE(desk.shown(), QStringList({QStringLiteral("moderation-3"), QStringLiteral("moderation-2"), QStringLiteral("moderation-1")}));
        QCOMPARE(waiting.last().first().toInt(), 2);
        QVERIFY(!desk.presenter.model().index(0).data(SectionRole).toString().isEmpty());
        QVERIFY(desk.presenter.model().index(1).data(SectionRole).toString().isEmpty());
        QVERIFY(!desk.presenter.model().index(2).data(SectionRole).toString().isEmpty());
    }

    void anAgentSeesTheOwnAndDecidesNothing()
    {
        Desk desk(false);
        QSignalSpy waiting(&desk.presenter, &ModerationReviewPresenter::waitingChanged);
        desk.add(1, ModerationKind::Removal, ModerationState::Approved, desk.samples.me, 300min);
        desk.add(2, ModerationKind::Removal, ModerationState::Asked, desk.samples.me, 5min);
        desk.add(3, ModerationKind::Removal, ModerationState::Asked, desk.samples.colleague, 5min);
        desk.read();
        QCOMPARE(desk.shown(), QStringList({QStringLiteral("moderation-2"), QStringLiteral("moderation-1")}));
        QCOMPARE(waiting.last().first().toInt(), 1); // what is to be done in the network
        QVERIFY(desk.view.approveButton().isHidden());
        desk.presenter.approve({});
        desk.presenter.refuse(QStringLiteral("no"));
        QVERIFY(desk.log.commands.isEmpty());
        desk.view.takeBackButton().click();
        QCOMPARE(desk.log.all<ModerationFinish>().value(0).id.value, QStringLiteral("moderation-2"));
        QVERIFY(!desk.log.all<ModerationFinish>().value(0).isDone);
    }

    void aLeadSeesTheEvidenceTheRuleAndTheWarnings()
    {
        Desk desk;
        const Moderation asked = desk.add(2, ModerationKind::Removal, ModerationState::Asked, desk.samples.me, 5min);
        Moderation warning = asked;
        warning.id = {QStringLiteral("warning")};
        warning.kind = ModerationKind::Warning;
        warning.state = ModerationState::Done;
        desk.samples.conversations.conversations[{QStringLiteral("case-0001")}].moderations = {asked, warning};
        desk.read();
        for (const QString &text : {asked.snapshot, asked.ruleText, asked.notice, desk.samples.me.name})
            QVERIFY2(desk.view.detailText().contains(text), qPrintable(text));
        QVERIFY(desk.view.historyText().contains(QStringLiteral("No insults")));
        QCOMPARE(desk.presenter.history()->size(), 1); // not the one that is looked at
    }

    void withoutACaseTheCardTellsTheHistory()
    {
        Desk desk;
        const Moderation asked = desk.add(2, ModerationKind::Removal, ModerationState::Asked, desk.samples.me, 5min);
        desk.care.moderations.first().caseId = {};
        Moderation warning = asked;
        warning.id = {QStringLiteral("warning")};
        warning.kind = ModerationKind::Warning;
        warning.state = ModerationState::Done;
        desk.samples.conversations.cards[asked.personId].moderations = {asked, warning};
        desk.read();
        QVERIFY(desk.view.historyText().contains(QStringLiteral("No insults")));
        QVERIFY(desk.presenter.place().isEmpty());
    }

    void itIsApprovedOrRefusedWithAReason()
    {
        Desk desk;
        desk.add(2, ModerationKind::Removal, ModerationState::Asked, desk.samples.me, 5min);
        desk.read();
        QVERIFY(!desk.view.refuseButton().isEnabled());
        desk.presenter.refuse(QStringLiteral("  "));
        QVERIFY(desk.log.commands.isEmpty());
        desk.view.commentEdit().setPlainText(QStringLiteral("A quarrel, no insult."));
        desk.view.refuseButton().click();
        QCOMPARE(desk.log.all<ModerationReview>().size(), 1);
        QVERIFY(!desk.log.all<ModerationReview>().first().isApproved);
        QCOMPARE(desk.log.all<ModerationReview>().first().comment, QStringLiteral("A quarrel, no insult."));
        desk.view.approveButton().click();
        QVERIFY(desk.log.all<ModerationReview>().last().isApproved);
    }

    void itIsMarkedDoneWhenItWasDoneThere()
    {
        Desk desk;
        desk.samples.conversations.conversations[{QStringLiteral("case-0001")}].entries.last().mention.url =
            QStringLiteral("https://vk.example/wall/1");
        desk.add(2, ModerationKind::Removal, ModerationState::Approved, desk.samples.me, 5min);
        desk.read();
        QCOMPARE(desk.presenter.place(), QUrl(QStringLiteral("https://vk.example/wall/1")));
        QVERIFY(desk.view.approveButton().isHidden());
        desk.view.doneButton().click();
        QCOMPARE(desk.log.all<ModerationFinish>().size(), 1);
        QVERIFY(desk.log.all<ModerationFinish>().first().isDone);
    }

    void theNextOneComesUpWhenOneIsDecided()
    {
        Desk desk;
        desk.add(1, ModerationKind::Removal, ModerationState::Asked, desk.samples.me, 50min);
        desk.add(2, ModerationKind::Removal, ModerationState::Asked, desk.samples.me, 5min);
        desk.read();
        desk.view.commentEdit().setPlainText(QStringLiteral("for the first"));
        desk.care.moderations.removeFirst();
        desk.read();
        QCOMPARE(desk.presenter.current()->moderation.id.value, QStringLiteral("moderation-2"));
        QVERIFY(desk.view.commentEdit().toPlainText().isEmpty()); // the word was for another one
    }

    void tabsSayHowMuchWaitsInThem()
    {
        PageTabs tabs;
        auto *replies = new QWidget;
        auto *removals = new QWidget;
        tabs.addPage(QStringLiteral("Replies"), replies);
        tabs.addPage(QStringLiteral("Removals"), removals);
        tabs.setCount(replies, 2);
        tabs.setCount(removals, 3);
        QCOMPARE(tabs.count(), 5);
        QVERIFY(tabs.titleOf(removals).contains(u'3'));
        tabs.setCount(removals, 0);
        QCOMPARE(tabs.titleOf(removals), QStringLiteral("Removals"));
    }

    void pictures()
    {
        const PictureLanguage language;
        Desk desk;
        Moderation warning = desk.add(1, ModerationKind::Warning, ModerationState::Done, desk.samples.me, 20000min);
        desk.care.moderations.clear();
        desk.add(2, ModerationKind::Removal, ModerationState::Asked, desk.samples.me, 50min);
        desk.add(3, ModerationKind::Block, ModerationState::Asked, desk.samples.colleague, 5min);
        desk.add(4, ModerationKind::Removal, ModerationState::Approved, desk.samples.me, 500min);
        auto &stored = desk.samples.conversations.conversations[{QStringLiteral("case-0001")}];
        stored.moderations = {warning};
        stored.entries.last().mention.url = QStringLiteral("https://vk.example/wall/1");
        ModerationReviewView view(desk.presenter);
        desk.read();
        PageTabs tabs;
        tabs.addPage(QStringLiteral("Replies"), new QWidget);
        tabs.addPage(QStringLiteral("Removals and blocks"), &view);
        tabs.setCount(&view, 2);
        tabs.showPage(&view);
        for (const bool isDark : {false, true}) {
            qApp->findChild<Theme *>()->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
            takePicture(tabs, isDark ? QStringLiteral("moderation-review-dark") : QStringLiteral("moderation-review-light"), {1208, 740});
        }
        view.setParent(nullptr);
    }
};

QTEST_MAIN(TestModerationReview)
#include "tst_moderationreview.moc"
