#include "tests/support/pictures.h"
#include "tests/support/uisamples.h"
#include "ui/bonus/ledgerpresenter.h"
#include "ui/bonus/ledgerview.h"
#include "ui/common/labels.h"
#include "ui/common/noticestrip.h"
#include "ui/common/theme.h"
#include "ui/cards/carddelegate.h"
#include "ui/cards/cardlist.h"
#include "ui/team/teamdata.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using std::chrono::days;
using std::chrono::minutes;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// A ledger with lines of two agents, before a lead or an agent.
struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeCareStore care;
    fakes::FakeTeamDocumentStore documents;
    fakes::FakeMutationLog log;
    StoreEvents events;
    TeamData team{documents, events};
    LedgerPresenter presenter;
    int count = 0;

    explicit Desk(bool isLead)
        : presenter(team, {care, log, events, clock, isLead ? samples.lead : samples.me})
    {}

    BonusGrant &add(const char *title, const User &agent, BonusState state, TimePoint at, qint64 cost = 30'000)
    {
        BonusItemGiven one;
        one.grant.id = {QStringLiteral("grant-%1").arg(++count)};
        one.grant.caseId = {s("case-0001")};
        one.grant.personId = {s("person-0001")};
        one.grant.title = s(title);
        one.grant.cost = cost;
        one.grant.state = state;
        one.grant.reason = s("Кошки: “мой кот”, из сообщения");
        one.grant.givenBy = agent.id;
        one.grant.givenAt = at;
        one.givenByName = agent.name;
        one.customerName = s("Марина Соколова");
        one.network = s("vk");
        care.grants.append(one);
        return care.grants.last().grant;
    }

    void fill()
    {
        const TimePoint now = clock.now();
        add("Доставка", samples.me, BonusState::Given, now - days(2));
        add("Книга", samples.colleague, BonusState::Asked, now - minutes(5), 90'000).problem = s("agent_budget");
        add("Возврат", samples.me, BonusState::Asked, now - minutes(50), 200'000).problem = s("too_dear");
        add("Кино", samples.colleague, BonusState::Refused, now - days(1), 120'000).comment = s("Сначала решение");
        add("Старое", samples.me, BonusState::Given, now - days(40), 40'000);
    }

    void changed()
    {
        StoreChange change;
        change.care = true;
        QSignalSpy listed(&presenter, &LedgerPresenter::listChanged);
        Q_EMIT events.changed(change);
        QVERIFY(listed.wait());
    }

    void start()
    {
        QSignalSpy listed(&presenter, &LedgerPresenter::listChanged);
        presenter.start();
        QVERIFY(listed.wait());
    }

    [[nodiscard]] QStringList rows()
    {
        QStringList titles;
        for (const LedgerRow &row : presenter.model().rows())
            titles.append(row.item.grant.title);
        return titles;
    }
};

} // namespace

/// The ledger of bonuses and the lead's decision about what was asked for.
class TestLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aLeadSeesEverythingWhatWaitsFirst();
    void anAgentSeesOnlyTheOwn();
    void agentsAndStatesAreFiltered();
    void theSumIsThatOfThePeriod();
    void theBadgeCountsWhatALeadHasToSign();
    void aLeadGivesWhatWasAskedFor();
    void aRefusalNeedsAReason();
    void anAgentDecidesNothing();
    void takingBackIsAskedTwice();
    void whatAColleagueDecidedIsShownAtOnce();
    void theCaseIsAKeyAway();
    void anEmptyLedgerTeaches();
    void pictures();
};

void TestLedger::initTestCase()
{
    static Theme theme(*qApp);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestLedger::aLeadSeesEverythingWhatWaitsFirst()
{
    Desk desk(true);
    const QAbstractItemModelTester tester(&desk.presenter.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    desk.fill();
    desk.start();
    QCOMPARE(desk.rows(), QStringList({s("Возврат"), s("Книга"), s("Кино"), s("Доставка"), s("Старое")}));
    const auto section = [&](int row) { return desk.presenter.model().index(row).data(SectionRole).toString(); };
    QCOMPARE(section(0), s("Waiting for a lead"));
    QCOMPARE(section(1), QString());
    QCOMPARE(section(2), s("Decided"));
    QVERIFY(desk.presenter.model().index(0).data(Qt::AccessibleTextRole).toString().contains(s("waits for a lead")));
}

void TestLedger::anAgentSeesOnlyTheOwn()
{
    Desk desk(false);
    desk.fill();
    desk.start();
    QCOMPARE(desk.rows(), QStringList({s("Возврат"), s("Доставка"), s("Старое")}));
    desk.presenter.setAgent(desk.samples.colleague.id);
    QCOMPARE(desk.rows(), QStringList({s("Возврат"), s("Доставка"), s("Старое")}));
    LedgerView view(desk.presenter);
    QVERIFY(view.agentBox().isHidden());
}

void TestLedger::agentsAndStatesAreFiltered()
{
    Desk desk(true);
    desk.fill();
    desk.start();
    LedgerView view(desk.presenter);
    QCOMPARE(view.agentBox().count(), 3);
    view.agentBox().setCurrentIndex(view.agentBox().findText(desk.samples.colleague.name));
    Q_EMIT view.agentBox().activated(view.agentBox().currentIndex());
    QCOMPARE(desk.rows(), QStringList({s("Книга"), s("Кино")}));
    view.stateBox().setCurrentIndex(view.stateBox().findText(s("refused")));
    Q_EMIT view.stateBox().activated(view.stateBox().currentIndex());
    QCOMPARE(desk.rows(), QStringList({s("Кино")}));
    desk.presenter.setState(BonusState::Withdrawn);
    QCOMPARE(desk.rows(), QStringList());
    QVERIFY(!desk.presenter.current());
    desk.presenter.setState(std::nullopt);
    desk.presenter.setAgent({});
    QCOMPARE(desk.rows().size(), 5);
}

void TestLedger::theSumIsThatOfThePeriod()
{
    // Built-in policy: an agent 5,000 and the team 50,000 in 30 days. What waits counts, what was refused does not.
    Desk lead(true);
    lead.fill();
    lead.start();
    QCOMPARE(lead.presenter.sum(), s("3,200\u00a0₽ of 50,000\u00a0₽ given or asked for in the last 30 day(s)"));
    lead.presenter.setAgent(lead.samples.me.id);
    QCOMPARE(lead.presenter.sum(), s("2,300\u00a0₽ of 5,000\u00a0₽ given or asked for in the last 30 day(s)"));
    Desk agent(false);
    agent.fill();
    agent.start();
    QCOMPARE(agent.presenter.sum(), s("2,300\u00a0₽ of 5,000\u00a0₽ given or asked for in the last 30 day(s)"));
}

void TestLedger::theBadgeCountsWhatALeadHasToSign()
{
    Desk lead(true);
    lead.fill();
    QSignalSpy waiting(&lead.presenter, &LedgerPresenter::waitingChanged);
    lead.start();
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting.first().first().toInt(), 2);
    lead.presenter.setState(BonusState::Given); // a choice changes nothing about it
    QCOMPARE(waiting.size(), 1);
    for (BonusItemGiven &item : lead.care.grants)
        item.grant.state = BonusState::Given;
    lead.changed();
    QCOMPARE(waiting.last().first().toInt(), 0);
    Desk agent(false);
    agent.fill();
    QSignalSpy none(&agent.presenter, &LedgerPresenter::waitingChanged);
    agent.start();
    QCOMPARE(none.size(), 0);
}

void TestLedger::aLeadGivesWhatWasAskedFor()
{
    Desk desk(true);
    desk.fill();
    desk.start();
    LedgerView view(desk.presenter);
    view.show();
    QCOMPARE(desk.presenter.current()->grant.title, s("Возврат"));
    QVERIFY(view.findChild<NoticeStrip *>()->text().contains(s("Dearer than an agent decides alone")));
    view.approveButton().click();
    const auto reviews = desk.log.all<BonusReview>();
    QCOMPARE(reviews.size(), 1);
    QCOMPARE(reviews.first().id, desk.presenter.current()->grant.id);
    QVERIFY(reviews.first().isApproved);
}

void TestLedger::aRefusalNeedsAReason()
{
    Desk desk(true);
    desk.fill();
    desk.start();
    LedgerView view(desk.presenter);
    view.show();
    QVERIFY(!view.refuseButton().isEnabled());
    desk.presenter.refuse(s("  "));
    QVERIFY(desk.log.commands.isEmpty());
    QTest::keyClicks(&view.reasonEdit(), s("First the refund itself"));
    QVERIFY(view.refuseButton().isEnabled());
    // What is typed is not lost to a change of something else.
    desk.changed();
    QCOMPARE(view.reasonEdit().text(), s("First the refund itself"));
    view.refuseButton().click();
    const auto reviews = desk.log.all<BonusReview>();
    QCOMPARE(reviews.size(), 1);
    QVERIFY(!reviews.first().isApproved);
    QCOMPARE(reviews.first().comment, s("First the refund itself"));
    view.list().setCurrentIndex(desk.presenter.model().index(1));
    QCOMPARE(view.reasonEdit().text(), QString());
}

void TestLedger::anAgentDecidesNothing()
{
    Desk desk(false);
    desk.fill();
    desk.start();
    LedgerView view(desk.presenter);
    view.show();
    QVERIFY(view.approveButton().isHidden());
    QVERIFY(view.refuseButton().isHidden());
    desk.presenter.approve();
    desk.presenter.refuse(s("no"));
    QVERIFY(desk.log.commands.isEmpty());
    QVERIFY(!view.takeBackButton().isHidden()); // what was asked for can be taken back
}

void TestLedger::takingBackIsAskedTwice()
{
    Desk desk(false);
    desk.fill();
    desk.start();
    LedgerView view(desk.presenter);
    view.show();
    view.takeBackButton().click();
    QVERIFY(desk.log.commands.isEmpty());
    QCOMPARE(view.takeBackButton().text(), s("Really take back"));
    // Another line asks anew.
    view.list().setCurrentIndex(desk.presenter.model().index(1));
    QCOMPARE(view.takeBackButton().text(), s("Take back"));
    view.takeBackButton().click();
    view.takeBackButton().click();
    QCOMPARE(desk.log.all<BonusWithdraw>().size(), 1);
    QCOMPARE(desk.log.all<BonusWithdraw>().first().id, desk.presenter.current()->grant.id);
}

void TestLedger::whatAColleagueDecidedIsShownAtOnce()
{
    Desk desk(true);
    desk.fill();
    desk.start();
    LedgerView view(desk.presenter);
    view.show();
    for (BonusItemGiven &item : desk.care.grants)
        if (item.grant.title == s("Возврат"))
            item.grant.state = BonusState::Given;
    desk.changed();
    QCOMPARE(desk.presenter.current()->grant.title, s("Возврат"));
    QVERIFY(view.approveButton().isHidden());
    QVERIFY(view.findChild<NoticeStrip *>()->text().startsWith(s("Given.")));
}

void TestLedger::theCaseIsAKeyAway()
{
    Desk desk(true);
    desk.fill();
    desk.start();
    LedgerView view(desk.presenter);
    view.show();
    QSignalSpy chosen(&view, &LedgerView::caseChosen);
    view.list().setFocus();
    QTest::keyClick(&view.list(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<CaseId>().value, s("case-0001"));
}

void TestLedger::anEmptyLedgerTeaches()
{
    Desk desk(false);
    desk.start();
    LedgerView view(desk.presenter);
    view.show();
    QVERIFY(!view.list().isVisible());
    desk.fill();
    desk.changed();
    QVERIFY(view.list().isVisible());
}

void TestLedger::pictures()
{
    for (const bool isDark : {false, true}) {
        const PictureLanguage language;
        QApplication::setPalette(Theme::palette(isDark));
        Desk desk(true);
        desk.fill();
        desk.start();
        LedgerView view(desk.presenter);
        takePicture(view, isDark ? s("ledger-dark") : s("ledger-light"), {1180, 620});
        Desk none(false);
        none.start();
        LedgerView empty(none.presenter);
        takePicture(empty, isDark ? s("ledger-empty-dark") : s("ledger-empty-light"), {1180, 620});
    }
    QApplication::setPalette(Theme::palette(false));
}

QTEST_MAIN(TestLedger)
#include "tst_ledger.moc"
