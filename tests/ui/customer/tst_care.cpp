#include "tests/support/pictures.h"
#include "tests/support/uisamples.h"
#include "ui/common/chip.h"
#include "ui/common/kepttexts.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/customer/bonusessection.h"
#include "ui/customer/carepresenter.h"
#include "ui/customer/customerpresenter.h"
#include "ui/customer/customerview.h"
#include "ui/customer/interestssection.h"
#include "ui/customer/loyaltysection.h"
#include "ui/team/teamdata.h"

#include <QApplication>
#include <QCheckBox>
#include <QCompleter>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace otklik;
using std::chrono::days;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// The card of the first case's customer, who writes of her cat and has a profile.
struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeDirectoryStore directory;
    fakes::FakeTeamDocumentStore documents;
    fakes::FakeMutationLog log;
    StoreEvents events;
    KeptTexts kept;
    TeamData team{documents, events};
    CustomerPresenter customer{samples.conversations, samples.cards, directory, log, events, kept, clock, samples.me};
    ConversationPresenter conversation{samples.conversations, log, events, clock, samples.me};
    CarePresenter presenter{customer, conversation, team, log, clock};
    CustomerView view{customer};

    Desk()
    {
        directory.people = {samples.me, samples.colleague};
        for (auto &one : samples.conversations.conversations)
            one.supportCase.waitingSince = one.entries.last().mention.publishedAt;
        samples.arrive(caseId(), s("Марина Соколова"), s("Мой кот третий день без корма!"));
        stored().entries.last().mention.caseId = caseId();
        stored().entries.last().mention.accountId = stored().supportCase.accountId;
        card().accounts.first().bio = s("Казань · джаз и немного кофе");
        view.addSection(new LoyaltySection(presenter, &view), CardPlace::Care);
        view.addSection(new InterestsSection(presenter, &view), CardPlace::Care);
        view.addSection(new BonusesSection(presenter, &view), CardPlace::Care);
    }

    static CaseId caseId() { return {s("case-0001")}; }
    [[nodiscard]] Conversation &stored() { return samples.conversations.conversations[caseId()]; }
    [[nodiscard]] CustomerCard &card() { return samples.conversations.cards[stored().supportCase.personId]; }

    void open()
    {
        QSignalSpy opened(&conversation, &ConversationPresenter::loaded);
        conversation.open(caseId());
        QVERIFY(opened.wait());
        QSignalSpy loaded(&customer, &CustomerPresenter::loaded);
        customer.open(stored().supportCase.personId);
        QVERIFY(loaded.wait());
        view.resize(310, 900);
        view.show();
        QApplication::processEvents();
    }

    void changed()
    {
        StoreChange change;
        change.persons = {stored().supportCase.personId};
        change.cases = {caseId()};
        QSignalSpy loaded(&customer, &CustomerPresenter::loaded);
        QSignalSpy opened(&conversation, &ConversationPresenter::loaded);
        Q_EMIT events.changed(change);
        QTRY_VERIFY(loaded.size() > 0 && opened.size() > 0);
        QApplication::processEvents();
    }

    /// The store as if it had taken the commands.
    void take()
    {
        for (const InterestAdd &add : log.all<InterestAdd>())
            card().interests.append(Interest{add.id, add.personId, add.topic, add.source, add.mentionId, add.quote,
                                             samples.me.id, clock.now(), false});
        for (const InterestStrike &strike : log.all<InterestStrike>())
            for (Interest &interest : card().interests)
                if (interest.id == strike.id)
                    interest.isStruck = strike.isStruck;
        log.commands.clear();
        changed();
    }

    [[nodiscard]] QStringList suggested() const
    {
        QStringList topics;
        for (const InterestSuggestion &one : presenter.suggestions())
            topics.append(one.interest.topic);
        return topics;
    }

    template <class T>
    [[nodiscard]] QList<T *> visible(const char *name) const
    {
        QList<T *> all;
        for (T *one : view.findChildren<T *>(QString::fromLatin1(name)))
            if (one->isVisible())
                all.append(one);
        return all;
    }
};

} // namespace

/// Interests, bonuses and the stages of the formula on the customer's card.
class TestCare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wordsAndProfileAreSuggestedWithTheirSource();
    void othersWordsAndOldOnesAreNotTheirs();
    void oneClickConfirmsWithTheQuote();
    void whatWasStruckIsNotSuggestedAgain();
    void anInterestIsAddedFromTheListByHand();
    void whatWasStruckCanBePutBackByHand();
    void aWrongInterestIsStruckAndPutBack();
    void bonusesSayWhoGaveThemAndHowTheyStand();
    void theStagesAreShownAndCorrected();
    void withoutAConflictThereAreNoStages();
    void anotherCustomersCardShowsNothingOfThisCase();
    void everythingIsReachedByKeyboard();
    void pictures();
};

void TestCare::initTestCase()
{
    static Theme theme(*qApp);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestCare::wordsAndProfileAreSuggestedWithTheirSource()
{
    Desk desk;
    desk.open();
    QCOMPARE(desk.suggested(), QStringList({s("cats"), s("jazz"), s("coffee")}));
    const Interest cats = desk.presenter.suggestions().at(0).interest;
    QCOMPARE(cats.source, InterestSource::Message);
    QCOMPARE(cats.mentionId, desk.stored().entries.last().mention.id);
    QCOMPARE(cats.quote, s("Мой кот третий день без корма!"));
    QCOMPARE(desk.presenter.suggestions().at(1).interest.source, InterestSource::Profile);
}

void TestCare::othersWordsAndOldOnesAreNotTheirs()
{
    Desk desk;
    desk.samples.arrive(Desk::caseId(), s("Пётр"), s("А моя собака рада"));
    desk.stored().entries.last().mention.caseId = Desk::caseId();
    desk.stored().supportCase.waitingSince = desk.clock.now() + std::chrono::hours(1);
    desk.open();
    QCOMPARE(desk.suggested(), QStringList({s("jazz"), s("coffee")}));
}

void TestCare::oneClickConfirmsWithTheQuote()
{
    Desk desk;
    desk.open();
    const auto chips = desk.visible<Chip>("confirmInterest");
    QCOMPARE(chips.size(), 3);
    QCOMPARE(chips.first()->text(), s("Cats?"));
    QVERIFY(chips.first()->accessibleName().contains(s("Мой кот")));
    chips.first()->click();
    const auto added = desk.log.all<InterestAdd>();
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first().topic, s("cats"));
    QCOMPARE(added.first().personId, desk.card().person.id);
    QCOMPARE(added.first().source, InterestSource::Message);
    QCOMPARE(added.first().quote, s("Мой кот третий день без корма!"));
    QVERIFY(!added.first().mentionId.isEmpty());
    desk.take();
    QCOMPARE(desk.suggested(), QStringList({s("jazz"), s("coffee")}));
    QCOMPARE(desk.presenter.interests().size(), 1);
}

void TestCare::whatWasStruckIsNotSuggestedAgain()
{
    Desk desk;
    desk.open();
    QSignalSpy undo(&desk.presenter, &CarePresenter::undoOffered);
    desk.visible<QToolButton>("rejectInterest").first()->click();
    QCOMPARE(desk.log.all<InterestAdd>().size(), 1);
    QCOMPARE(desk.log.all<InterestStrike>().size(), 1);
    QCOMPARE(desk.log.all<InterestStrike>().first().id, desk.log.all<InterestAdd>().first().id);
    QVERIFY(desk.log.all<InterestStrike>().first().isStruck);
    QCOMPARE(undo.size(), 1);
    const auto inverse = undo.first().at(1).value<Command>();
    desk.take();
    QCOMPARE(desk.suggested(), QStringList({s("jazz"), s("coffee")}));
    QVERIFY(desk.presenter.interests().isEmpty());
    desk.presenter.undo(inverse);
    desk.take();
    QCOMPARE(desk.presenter.interests().size(), 1);
}

void TestCare::anInterestIsAddedFromTheListByHand()
{
    Desk desk;
    desk.open();
    auto *input = desk.view.findChild<InterestsSection *>()->findChild<QLineEdit *>();
    QTest::keyClicks(input, s("hik"));
    QVERIFY(input->completer()->completionCount() > 0);
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(desk.log.commands.isEmpty()); // half a word is none of the list
    input->setText(s("hiking"));
    QTest::keyClick(input, Qt::Key_Return);
    const auto added = desk.log.all<InterestAdd>();
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first().topic, s("hiking"));
    QCOMPARE(added.first().source, InterestSource::Card);
    QVERIFY(added.first().quote.isEmpty());
    QCOMPARE(input->text(), QString());
    desk.take();
    desk.presenter.addByHand(s("hiking"));
    desk.presenter.addByHand(s("no such topic"));
    QVERIFY(desk.log.commands.isEmpty());
}

void TestCare::whatWasStruckCanBePutBackByHand()
{
    Desk desk;
    desk.card().interests.append(
        Interest{{s("i1")}, {}, s("cats"), InterestSource::Message, {}, s("мой кот"), {}, {}, true});
    desk.open();
    QVERIFY(!desk.suggested().contains(s("cats")));
    desk.presenter.addByHand(s("cats"));
    QCOMPARE(desk.log.commands.size(), 1);
    QCOMPARE(desk.log.all<InterestStrike>().first().id.value, s("i1"));
    QVERIFY(!desk.log.all<InterestStrike>().first().isStruck);
}

void TestCare::aWrongInterestIsStruckAndPutBack()
{
    Desk desk;
    desk.card().interests.append(
        Interest{{s("i1")}, {}, s("cats"), InterestSource::Message, {}, s("мой кот"), {}, {}, false});
    desk.card().interests.append(Interest{{s("i2")}, {}, s("cats"), InterestSource::Card, {}, {}, {}, {}, false});
    desk.open();
    QCOMPARE(desk.presenter.interests().size(), 1);
    QSignalSpy undo(&desk.presenter, &CarePresenter::undoOffered);
    desk.visible<QToolButton>("strikeInterest").first()->click();
    QCOMPARE(desk.log.all<InterestStrike>().size(), 2);
    const auto inverse = undo.first().at(1).value<Command>();
    desk.take();
    QVERIFY(desk.presenter.interests().isEmpty());
    desk.presenter.undo(inverse);
    desk.take();
    QCOMPARE(desk.presenter.interests().size(), 1);
}

void TestCare::bonusesSayWhoGaveThemAndHowTheyStand()
{
    Desk desk;
    BonusGrant given;
    given.title = s("Лакомства для питомца");
    given.cost = 60'000;
    given.state = BonusState::Given;
    given.givenBy = desk.samples.colleague.id;
    given.givenAt = desk.clock.now() - std::chrono::minutes(5);
    BonusGrant asked = given;
    asked.state = BonusState::Asked;
    asked.givenBy = desk.samples.me.id;
    desk.card().bonuses = {asked, given};
    desk.open();
    QString said;
    for (const QLabel *label : desk.view.findChild<BonusesSection *>()->findChildren<QLabel *>())
        said += label->text() + u'\n';
    for (const QWidget *row : desk.view.findChild<BonusesSection *>()->findChildren<QWidget *>())
        said += row->accessibleName() + u'\n';
    QVERIFY2(said.contains(s("600\u00a0₽")), qPrintable(said));
    QVERIFY2(said.contains(s("waits for a lead · 5 min ago · Анна Белова")), qPrintable(said));
    QVERIFY2(said.contains(s("given · 5 min ago · Борис Крылов")), qPrintable(said));
}

void TestCare::theStagesAreShownAndCorrected()
{
    Desk desk;
    desk.stored().loyalty.emplace().id = Desk::caseId();
    desk.stored().loyalty->conflictAt = desk.clock.now() - days(2);
    desk.stored().loyalty->solvedAt = desk.clock.now() - std::chrono::minutes(10);
    desk.open();
    const auto box = [&](const char *name) { return desk.view.findChild<QCheckBox *>(QString::fromLatin1(name)); };
    QVERIFY(box("conflict")->isVisible());
    QVERIFY(box("conflict")->isChecked() && box("solved")->isChecked());
    QVERIFY(!box("bonus")->isChecked() && !box("thanked")->isChecked() && !box("returned")->isChecked());
    QCOMPARE(box("solved")->accessibleDescription(), s("10 min ago"));
    box("solved")->click();
    box("thanked")->click();
    const auto marks = desk.log.all<LoyaltyMark>();
    QCOMPARE(marks.size(), 2);
    QCOMPARE(marks.at(0).caseId, Desk::caseId());
    QCOMPARE(marks.at(0).stage, LoyaltyStage::Solved);
    QVERIFY(!marks.at(0).isReached);
    QCOMPARE(marks.at(1).stage, LoyaltyStage::Thanked);
    QVERIFY(marks.at(1).isReached);
}

void TestCare::withoutAConflictThereAreNoStages()
{
    Desk desk;
    desk.stored().decision = Decision{};
    desk.stored().decision->answers = {{s("about"), s("question")}};
    desk.open();
    QVERIFY(!desk.presenter.track());
    QVERIFY(!desk.view.findChild<LoyaltySection *>()->isVisible());
    desk.stored().decision->answers = {{s("about"), s("cheated")}};
    desk.changed();
    QVERIFY(desk.presenter.track());
    QVERIFY(desk.view.findChild<LoyaltySection *>()->isVisible());
}

void TestCare::anotherCustomersCardShowsNothingOfThisCase()
{
    Desk desk;
    desk.open();
    const PersonId other = desk.samples.queue.cases.at(1).personId;
    CustomerCard card;
    card.person.id = other;
    desk.samples.conversations.cards.insert(other, card);
    QSignalSpy loaded(&desk.customer, &CustomerPresenter::loaded);
    desk.customer.open(other);
    QVERIFY(loaded.wait());
    QVERIFY(desk.presenter.suggestions().isEmpty());
    QVERIFY(!desk.presenter.track());
    desk.presenter.mark(LoyaltyStage::Solved, true);
    desk.presenter.confirm(s("cats"));
    QVERIFY(desk.log.commands.isEmpty());
}

void TestCare::everythingIsReachedByKeyboard()
{
    Desk desk;
    desk.stored().loyalty.emplace().conflictAt = desk.clock.now();
    desk.card().interests.append(Interest{{s("i1")}, {}, s("books"), InterestSource::Card, {}, {}, {}, {}, false});
    desk.open();
    for (QWidget *part : {static_cast<QWidget *>(desk.view.findChild<InterestsSection *>()),
                          static_cast<QWidget *>(desk.view.findChild<LoyaltySection *>())})
        for (const QAbstractButton *button : part->findChildren<QAbstractButton *>()) {
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
        }
    auto *chip = desk.visible<Chip>("confirmInterest").first();
    QTest::keyClick(chip, Qt::Key_Space);
    QCOMPARE(desk.log.all<InterestAdd>().size(), 1);
}

void TestCare::pictures()
{
    for (const bool isDark : {false, true}) {
        const PictureLanguage language;
        QApplication::setPalette(Theme::palette(isDark));
        Desk desk;
        auto &track = desk.stored().loyalty.emplace();
        track.conflictAt = desk.clock.now() - days(2);
        track.solvedAt = desk.clock.now() - std::chrono::minutes(90);
        desk.card().interests.append(Interest{{s("i1")},
                                              {},
                                              s("books"),
                                              InterestSource::Message,
                                              {},
                                              s("Читаю запоем, третья полка уже не держит"),
                                              {},
                                              {},
                                              false});
        desk.card().interests.append(
            Interest{{s("i2")}, {}, s("gardening"), InterestSource::Card, {}, {}, {}, {}, false});
        BonusGrant given;
        given.title = s("Бесплатная доставка следующего заказа");
        given.cost = 30'000;
        given.state = BonusState::Given;
        given.givenBy = desk.samples.colleague.id;
        given.givenAt = desk.clock.now() - days(20);
        BonusGrant asked = given;
        asked.title = s("Книга на выбор");
        asked.state = BonusState::Asked;
        asked.givenAt = desk.clock.now() - std::chrono::minutes(3);
        desk.card().bonuses = {asked, given};
        desk.open();
        takePicture(desk.view, isDark ? s("care-dark") : s("care-light"), {310, 900});
    }
    QApplication::setPalette(Theme::palette(false));
}

QTEST_MAIN(TestCare)
#include "tst_care.moc"
