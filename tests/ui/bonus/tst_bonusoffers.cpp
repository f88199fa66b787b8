#include "guidance/checklist/replyreport.h"
#include "tests/support/pictures.h"
#include "tests/support/uisamples.h"
#include "ui/bonus/bonusbutton.h"
#include "ui/bonus/bonusofferrow.h"
#include "ui/bonus/bonuspopup.h"
#include "ui/bonus/bonuspresenter.h"
#include "ui/common/labels.h"
#include "ui/common/noticestrip.h"
#include "ui/common/theme.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/team/teamdata.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using std::chrono::days;
using Mode = BonusOffers::Mode;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// The first case of the samples, whose customer writes of her cat, and a small catalogue.
struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeCareStore care;
    fakes::FakeTeamDocumentStore documents;
    fakes::FakeMutationLog log;
    StoreEvents events;
    TeamData team{documents, events};
    ConversationPresenter conversation;
    BonusPresenter presenter;

    explicit Desk(Role role = Role::Agent)
        : conversation(samples.conversations, log, events, clock, user(role))
        , presenter(conversation, team, {care, samples.conversations, log, clock, user(role)})
    {
        publish(s(R"({"currency": "₽", "items": [
            {"key": "treats", "title": {"ru": "Лакомства", "en": "Treats"}, "cost": 60050, "topics": ["cats"]},
            {"key": "coffee", "title": {"ru": "Кофе", "en": "Coffee beans"}, "cost": 80000, "topics": ["coffee"]},
            {"key": "delivery", "title": {"ru": "Доставка", "en": "Free delivery"}, "cost": 30000},
            {"key": "refund", "title": {"ru": "Возврат", "en": "A part of the price"}, "cost": 200000, "about": ["cheated"]}],
            "policy": {"agent": {"amount": 100000, "days": 30}, "repeat_days": 30}})"));
        for (auto &one : samples.conversations.conversations)
            one.supportCase.waitingSince = one.entries.last().mention.publishedAt;
        samples.arrive(caseId(), s("Марина Соколова"), s("Мой кот третий день без корма!"));
        ConversationEntry &last = stored().entries.last();
        last.mention.caseId = caseId();
        last.mention.accountId = stored().supportCase.accountId;
        decide(s("cheated"), s("ours"));
    }

    [[nodiscard]] User user(Role role) const
    {
        User me = samples.me;
        me.role = role;
        return me;
    }
    static CaseId caseId() { return {s("case-0001")}; }
    [[nodiscard]] Conversation &stored() { return samples.conversations.conversations[caseId()]; }
    [[nodiscard]] CustomerCard &card() { return samples.conversations.cards[stored().supportCase.personId]; }

    void publish(const QString &body)
    {
        TeamDocument document;
        document.id = {s("document")};
        document.kind = TeamDocumentKind::Bonus;
        document.version = documents.documents.size() + 1;
        document.body = body;
        documents.documents = {document};
        QSignalSpy changed(&team, &TeamData::changed);
        StoreChange change;
        change.teamDocuments = true;
        Q_EMIT events.changed(change);
        QVERIFY(changed.wait());
    }

    void decide(const QString &about, const QString &fault)
    {
        stored().decision = Decision{};
        stored().decision->answers = {{s("about"), about}, {s("fault"), fault}};
    }

    void look(bool evenWithoutConflict = false)
    {
        if (conversation.openCase().isEmpty()) {
            QSignalSpy loaded(&conversation, &ConversationPresenter::loaded);
            conversation.open(caseId());
            QVERIFY(loaded.wait());
        }
        QSignalSpy ready(&presenter, &BonusPresenter::ready);
        presenter.look(evenWithoutConflict);
        QVERIFY(ready.wait());
    }

    [[nodiscard]] QStringList items() const
    {
        QStringList all;
        for (const BonusOffer &offer : presenter.offers().offers)
            all.append(offer.item);
        return all;
    }

    void given(const char *item, qint64 cost, days ago, BonusState state = BonusState::Given)
    {
        BonusItemGiven one;
        one.grant.id = {QStringLiteral("grant-%1").arg(care.grants.size())};
        one.grant.personId = stored().supportCase.personId;
        one.grant.item = QString::fromLatin1(item);
        one.grant.cost = cost;
        one.grant.state = state;
        one.grant.givenBy = samples.me.id;
        one.grant.givenAt = clock.now() - ago;
        care.grants.append(one);
    }
};

} // namespace

/// What is offered to an agent for the customer of the open case, and giving it.
class TestBonusOffers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachOfferHasItsReason();
    void whatWasConfirmedIsNotCalledAGuess();
    void aStruckInterestLeadsToNothing();
    void theBudgetThatIsLeftIsShown();
    void whatIsOverTheLimitGoesToALead();
    void aLeadSignsAlone();
    void theSolutionComesFirst();
    void withoutAConflictNothingIsPressedOnAnybody();
    void anEmptyCatalogueSaysWhoCanPublishOne();
    void givingTakesTheAgentsOwnReason();
    void aClickGivesAndCanBeTakenBack();
    void theKeyboardIsEnough();
    void theTitleGoesIntoTheReply();
    void anAnswerForAnotherCaseIsDropped();
    void aFailureIsTold();
    void pictures();
};

void TestBonusOffers::initTestCase()
{
    static Theme theme(*qApp);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestBonusOffers::eachOfferHasItsReason()
{
    Desk desk;
    desk.look();
    QCOMPARE(desk.presenter.offers().mode, Mode::Offering);
    QCOMPARE(desk.items(), QStringList({s("treats"), s("refund"), s("delivery")}));
    const auto &offers = desk.presenter.offers().offers;
    QVERIFY2(offers.at(0).why.contains(s("Мой кот третий день без корма!")), qPrintable(offers.at(0).why));
    QVERIFY(offers.at(0).why.contains(s("from a message")));
    QVERIFY(offers.at(0).why.contains(s("nobody has confirmed")));
    QCOMPARE(offers.at(0).cost, s("600.50\u00a0₽"));
    QVERIFY2(offers.at(1).why.startsWith(s("Meant for this kind of case")), qPrintable(offers.at(1).why));
    QCOMPARE(offers.at(2).why, s("Suits everybody"));
    QCOMPARE(offers.at(2).cost, s("300\u00a0₽"));
}

void TestBonusOffers::whatWasConfirmedIsNotCalledAGuess()
{
    Desk desk;
    desk.card().interests.append(
        Interest{{s("i1")}, {}, s("cats"), InterestSource::Profile, {}, s("мама кота"), {}, {}, false});
    desk.look();
    const QString why = desk.presenter.offers().offers.constFirst().why;
    QVERIFY2(why.contains(s("мама кота")) && why.contains(s("from the profile")), qPrintable(why));
    QVERIFY(!why.contains(s("confirmed")));
}

void TestBonusOffers::aStruckInterestLeadsToNothing()
{
    Desk desk;
    desk.card().interests.append(Interest{{s("i1")}, {}, s("cats"), InterestSource::Message, {}, {}, {}, {}, true});
    desk.look();
    QCOMPARE(desk.items(), QStringList({s("refund"), s("delivery")}));
}

void TestBonusOffers::theBudgetThatIsLeftIsShown()
{
    Desk desk;
    desk.given("coffee", 25'000, days(3));
    desk.given("coffee", 99'999, days(31));
    desk.given("coffee", 99'999, days(3), BonusState::Withdrawn);
    desk.look();
    QVERIFY2(desk.presenter.offers().budget.contains(s("750\u00a0₽ of 1,000\u00a0₽")),
             qPrintable(desk.presenter.offers().budget));
}

void TestBonusOffers::whatIsOverTheLimitGoesToALead()
{
    Desk desk;
    desk.given("coffee", 50'000, days(3));
    desk.look();
    const auto &offers = desk.presenter.offers().offers;
    QCOMPARE(desk.items(), QStringList({s("treats"), s("refund"), s("delivery")}));
    QCOMPARE(offers.at(0).against, s("Over the agent's budget: goes to a lead"));
    QCOMPARE(offers.at(2).against, QString());
    QSignalSpy given(&desk.presenter, &BonusPresenter::given);
    desk.presenter.give(s("treats"), {});
    QVERIFY(given.wait());
    QVERIFY(given.constFirst().at(2).toBool());
}

void TestBonusOffers::aLeadSignsAlone()
{
    Desk desk(Role::Lead);
    desk.given("coffee", 50'000, days(3));
    desk.look();
    QCOMPARE(desk.presenter.offers().offers.constFirst().against, s("Over the agent's budget: yours to sign"));
    QSignalSpy given(&desk.presenter, &BonusPresenter::given);
    desk.presenter.give(s("treats"), {});
    QVERIFY(given.wait());
    QVERIFY(!given.constFirst().at(2).toBool());
}

void TestBonusOffers::theSolutionComesFirst()
{
    Desk desk;
    desk.look();
    QVERIFY(desk.presenter.offers().isUnsolved);
    const BonusPopup unsolved(desk.presenter.offers(), nullptr);
    QVERIFY(unsolved.findChild<NoticeStrip *>()->text().contains(s("First the solution")));
    desk.stored().loyalty = LoyaltyTrack{};
    desk.stored().loyalty->conflictAt = desk.stored().loyalty->solvedAt = desk.clock.now();
    StoreChange change;
    change.cases = {Desk::caseId()};
    QSignalSpy loaded(&desk.conversation, &ConversationPresenter::loaded);
    Q_EMIT desk.events.changed(change);
    QVERIFY(loaded.wait());
    desk.look();
    QVERIFY(!desk.presenter.offers().isUnsolved);
    const BonusPopup solved(desk.presenter.offers(), nullptr);
    QVERIFY(!solved.findChild<NoticeStrip *>());
}

void TestBonusOffers::withoutAConflictNothingIsPressedOnAnybody()
{
    Desk desk;
    desk.decide(s("thanks"), {});
    desk.look();
    QCOMPARE(desk.presenter.offers().mode, Mode::NoConflict);
    QVERIFY(desk.presenter.offers().offers.isEmpty());
    BonusPopup popup(desk.presenter.offers(), nullptr);
    QSignalSpy anyway(&popup, &BonusPopup::wantedAnyway);
    popup.findChild<QPushButton *>()->click();
    QCOMPARE(anyway.size(), 1);
    desk.look(true);
    QCOMPARE(desk.presenter.offers().mode, Mode::Offering);
}

void TestBonusOffers::anEmptyCatalogueSaysWhoCanPublishOne()
{
    Desk desk;
    desk.publish(s(R"({"items": [], "policy": {}})"));
    desk.look();
    QCOMPARE(desk.presenter.offers().mode, Mode::NoCatalogue);
    const BonusPopup popup(desk.presenter.offers(), nullptr);
    QString said;
    for (const ToneLabel *label : popup.findChildren<ToneLabel *>())
        said += label->text();
    QVERIFY2(said.contains(s("lead or an administrator")), qPrintable(said));
}

void TestBonusOffers::givingTakesTheAgentsOwnReason()
{
    Desk desk;
    desk.look();
    desk.presenter.give(s("treats"), s("  Её кот\nтак и не дождался  "));
    desk.presenter.give(s("delivery"), s("   "));
    desk.presenter.give(s("no such item"), s("x"));
    const auto sent = desk.log.all<BonusGive>();
    QCOMPARE(sent.size(), 2);
    QCOMPARE(sent.at(0).reason, s("Её кот так и не дождался"));
    QCOMPARE(sent.at(0).caseId, Desk::caseId());
    QCOMPARE(sent.at(0).item, s("treats"));
    QCOMPARE(sent.at(1).reason, s("Suits everybody"));
    QVERIFY(sent.at(0).id != sent.at(1).id);
}

void TestBonusOffers::aClickGivesAndCanBeTakenBack()
{
    Desk desk;
    desk.look();
    QWidget window;
    BonusButton button(desk.presenter, &window);
    window.show();
    button.click();
    QTRY_VERIFY(button.popup());
    button.popup()->findChild<QLineEdit *>()->setText(s("кот"));
    QSignalSpy given(&desk.presenter, &BonusPresenter::given);
    QTest::mouseClick(button.popup()->findChild<BonusOfferRow *>(), Qt::LeftButton);
    QVERIFY(given.wait());
    QCOMPARE(desk.log.all<BonusGive>().constFirst().reason, s("кот"));
    QTRY_VERIFY(!button.popup());
    desk.presenter.takeBack(given.constFirst().constFirst().value<BonusGrantId>());
    QCOMPARE(desk.log.all<BonusWithdraw>().constFirst().id, desk.log.all<BonusGive>().constFirst().id);
}

void TestBonusOffers::theKeyboardIsEnough()
{
    Desk desk;
    desk.look();
    QWidget window;
    BonusButton button(desk.presenter, &window);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(button.popup() && button.popup()->isVisible());
    const auto rows = button.popup()->findChildren<BonusOfferRow *>();
    QCOMPARE(rows.size(), 3);
    QTRY_VERIFY(rows.at(0)->hasFocus());
    QVERIFY(rows.at(0)->accessibleName().startsWith(s("Treats, 600.50")));
    QTest::keyClick(rows.at(0), Qt::Key_Down);
    QTRY_VERIFY(rows.at(1)->hasFocus());
    QTest::keyClick(rows.at(1), Qt::Key_Up);
    QTRY_VERIFY(rows.at(0)->hasFocus());
    QTest::keyClick(rows.at(0), Qt::Key_Down);
    QTest::keyClick(rows.at(1), Qt::Key_Return);
    QCOMPARE(desk.log.all<BonusGive>().constFirst().item, s("refund"));
    QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(button.popup() && button.popup()->isVisible());
    QTest::keyClick(button.popup(), Qt::Key_Escape);
    QTRY_VERIFY(!button.popup());
    QCOMPARE(desk.log.all<BonusGive>().size(), 1);
}

void TestBonusOffers::theTitleGoesIntoTheReply()
{
    Desk desk;
    desk.look();
    QWidget window;
    BonusButton button(desk.presenter, &window);
    window.show();
    button.click();
    QTRY_VERIFY(button.popup());
    QSignalSpy wanted(&button, &BonusButton::titleWanted);
    button.popup()->findChild<BonusOfferRow *>()->findChild<QToolButton *>()->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(desk.presenter.titleOf(wanted.constFirst().constFirst().toString(), u"ru"), s("Лакомства"));
    QVERIFY(desk.log.commands.isEmpty());
}

void TestBonusOffers::anAnswerForAnotherCaseIsDropped()
{
    Desk desk;
    desk.look();
    QSignalSpy loaded(&desk.conversation, &ConversationPresenter::loaded);
    desk.conversation.open({s("case-0002")});
    QVERIFY(loaded.wait());
    desk.presenter.give(s("treats"), {});
    QVERIFY(desk.log.commands.isEmpty());
}

void TestBonusOffers::aFailureIsTold()
{
    Desk desk;
    desk.look();
    desk.log.failure = Error{Error::Kind::Retry, s("disk_full"), {}};
    QSignalSpy failed(&desk.presenter, &BonusPresenter::failed);
    QSignalSpy given(&desk.presenter, &BonusPresenter::given);
    desk.presenter.give(s("treats"), {});
    QVERIFY(failed.wait());
    QCOMPARE(given.size(), 0);
}

void TestBonusOffers::pictures()
{
    for (const bool isDark : {false, true}) {
        const PictureLanguage language;
        QApplication::setPalette(Theme::palette(isDark));
        const QString look = isDark ? s("-dark") : s("-light");
        Desk desk;
        desk.given("coffee", 50'000, days(3));
        desk.look();
        BonusPopup offers(desk.presenter.offers(), nullptr);
        takePicture(offers, s("bonus-offers") + look,
                    {400, offers.heightForWidth(400) > 0 ? offers.heightForWidth(400) : 420});
        desk.decide(s("thanks"), {});
        BonusOffers none = desk.presenter.offers();
        none.mode = Mode::NoConflict;
        BonusPopup calm(none, nullptr);
        calm.adjustSize();
        takePicture(calm, s("bonus-noconflict") + look, calm.size());
        none.mode = Mode::NothingFits;
        BonusPopup nothing(none, nullptr);
        nothing.adjustSize();
        takePicture(nothing, s("bonus-nothing") + look, nothing.size());
    }
    QApplication::setPalette(Theme::palette(false));
}

QTEST_MAIN(TestBonusOffers)
#include "tst_bonusoffers.moc"
