#include "identity/linkage/levelnames.h"
#include "tests/ui/links/pairscene.h"
#include "ui/cards/carddelegate.h"
#include "ui/links/accountfacts.h"
#include "ui/links/linkhintpresenter.h"
#include "ui/links/linktext.h"
#include "ui/links/reasontext.h"
#include "ui/links/waterfallsteps.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using Shows = PairsPresenter::Shows;
using enum ProposalState;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

template <class Level>
void addSentences(QStringList &all, identity::LinkField field)
{
    for (const auto &[level, name] : EnumNames<Level>::table)
        all.append(ReasonText::sentence({QString(nameOf(field)), QString(name), 100, {}, {}}));
}

/// A scene with pairs 1 … count, read.
struct Started final : PairScene
{
    explicit Started(int count, Shows shows = Shows::Open) : PairScene(shows)
    {
        add(count);
        presenter.start();
        [&] { QTRY_VERIFY(presenter.isLoaded()); }();
    }
};

} // namespace

/// Who decides is at the next pair at once, can undo one by one, and never decides about what he does not see (K2).
class TestPairsPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLikeliestStandsFirstAndIsLookedAt();
    void decidingMovesOnAtOnce();
    void aReadingThatIsOldBringsNothingBack();
    void decisionsAreUndoneOneByOne();
    void whatIsSkippedStaysAndComesAgain();
    void whatAColleagueDecidesGoesAwayAndNothingTakesItsPlace();
    void aRowBesideIsTakenAwayInPlace();
    void nothingIsLostWhenNothingCanBeWrittenDown();
    void anUndoThatCannotBeWrittenDownCanBeTriedAgain();
    void moreAreReadAsOneComesNearTheEnd();
    void aPairBeyondWhatWasReadIsFound();
    void theCountIsForTheRail();
    void whatWasDecidedCanBeDecidedOtherwise();
    void whatANetworkProvedIsTakenApartAndPutTogetherAgain();
    void theCaseOfAnAccountIsOpened();
    void bothCardsAreReadAndKeptUpToDate();
    void theStripOnACardTellsOfOpenPairsOnly();
    void reasonsAreToldInPlainWords();
    void everyLevelOfTheLinkageHasASentenceOfItsOwn();
    void whatIsNotKnownGetsANeutralSentence();
    void theStepsAddUp();
    void hostileValuesStayBounded();
    void perCentNeverSaysCertain();
};

void TestPairsPresenter::theLikeliestStandsFirstAndIsLookedAt()
{
    Started d(3);
    QAbstractItemModelTester tester(&d.presenter.model());
    QCOMPARE(d.shown(), (QList{d.id(1), d.id(2), d.id(3)}));
    QCOMPARE(d.current(), d.id(1));
    const QModelIndex first = d.presenter.model().index(0);
    QVERIFY(first.data(TitleRole).toString().contains(s("Катя 1")));
    QVERIFY(first.data(BodyRole).toString().contains(s("@ekaterina1")));
    QVERIFY(!first.data(NoteRole).toString().isEmpty());
}

void TestPairsPresenter::decidingMovesOnAtOnce()
{
    Started d(3);
    d.log.gate.hold(); // nothing is even written down yet
    d.presenter.decide(Confirmed);
    QCOMPARE(d.current(), d.id(2));
    QCOMPARE(d.shown(), (QList{d.id(2), d.id(3)}));
    d.presenter.decide(Refused);
    d.presenter.decide(Confirmed);
    QCOMPARE(d.current(), LinkProposalId{});
    QCOMPARE(d.asked(), (QStringList{s("pair-00001 confirmed"), s("pair-00002 refused"), s("pair-00003 confirmed")}));
    QCOMPARE(d.presenter.decidedCount(), 3);
    d.presenter.decide(Confirmed); // there is none
    QCOMPARE(d.asked().size(), 3);
    QVERIFY(!d.presenter.isTakenAway());
}

void TestPairsPresenter::aReadingThatIsOldBringsNothingBack()
{
    Started d(3);
    QSignalSpy read(&d.presenter, &PairsPresenter::listChanged);
    d.store.gate.hold();
    d.changed(); // is answered with what was so before the decision
    d.presenter.decide(Confirmed);
    QCoreApplication::processEvents(); // it is written down
    d.obey();
    read.clear();
    d.store.gate.release();
    QTRY_VERIFY(read.size() >= 2); // the old one, and the one after it
    QCOMPARE(d.shown(), (QList{d.id(2), d.id(3)}));
    QCOMPARE(d.current(), d.id(2));
    // A colleague opens it again: that is seen.
    d.store.set(d.id(1), Open);
    d.changed();
    QTRY_COMPARE(d.shown().size(), 3);
    QCOMPARE(d.current(), d.id(2));
}

void TestPairsPresenter::decisionsAreUndoneOneByOne()
{
    Started d(3);
    d.presenter.decide(Confirmed);
    d.presenter.decide(Refused);
    d.obey();
    QTRY_COMPARE(d.shown(), QList{d.id(3)});
    d.presenter.undo();
    QCOMPARE(d.asked().constLast(), s("pair-00002 open"));
    d.obey();
    QTRY_COMPARE(d.current(), d.id(2)); // there it is again
    d.presenter.undo();
    QCOMPARE(d.asked().constLast(), s("pair-00001 open"));
    d.obey();
    QTRY_COMPARE(d.current(), d.id(1));
    QCOMPARE(d.presenter.decidedCount(), 0);
    QSignalSpy told(&d.presenter, &PairsPresenter::told);
    d.presenter.undo();
    QCOMPARE(told.size(), 1);
    QCOMPARE(d.asked().size(), 4);
}

void TestPairsPresenter::whatIsSkippedStaysAndComesAgain()
{
    Started d(3);
    d.presenter.skip();
    d.presenter.skip();
    QCOMPARE(d.current(), d.id(3));
    QCOMPARE(d.shown().size(), 3);
    QVERIFY(d.asked().isEmpty());
    d.presenter.skip(); // the last one
    QCOMPARE(d.current(), d.id(3));
    d.presenter.decide(Refused); // below it stands nothing: from the top again
    QCOMPARE(d.current(), d.id(1));
    d.presenter.next();
    d.presenter.previous();
    d.presenter.previous();
    QCOMPARE(d.current(), d.id(1));
}

void TestPairsPresenter::whatAColleagueDecidesGoesAwayAndNothingTakesItsPlace()
{
    Started d(4);
    d.presenter.next();
    QCOMPARE(d.current(), d.id(2));
    d.store.set(d.id(2), Refused, d.clock.now(), s("Ольга"));
    d.changed();
    QTRY_VERIFY(d.presenter.isTakenAway());
    QCOMPARE(d.shown(), (QList{d.id(1), d.id(3), d.id(4)}));
    d.presenter.decide(Confirmed); // the finger was on its way
    QVERIFY(d.asked().isEmpty());
    d.presenter.next();
    QCOMPARE(d.current(), d.id(3));
    QVERIFY(!d.presenter.isTakenAway());
}

void TestPairsPresenter::aRowBesideIsTakenAwayInPlace()
{
    Started d(4);
    QAbstractItemModelTester tester(&d.presenter.model());
    QSignalSpy reset(&d.presenter.model(), &QAbstractItemModel::modelReset);
    d.presenter.next();
    d.store.set(d.id(1), Refused, d.clock.now());
    d.store.items.append(d.item(0)); // and a likelier one comes
    d.changed();
    QTRY_COMPARE(d.shown(), (QList{d.id(0), d.id(2), d.id(3), d.id(4)}));
    QCOMPARE(d.current(), d.id(2));
    QVERIFY(reset.isEmpty());
}

void TestPairsPresenter::nothingIsLostWhenNothingCanBeWrittenDown()
{
    Started d(2);
    QSignalSpy failed(&d.presenter, &PairsPresenter::failed);
    d.log.failure = Error{Error::Kind::Retry, s("disk_full"), {}};
    d.presenter.decide(Confirmed);
    QTRY_COMPARE(failed.size(), 1);
    QTRY_COMPARE(d.current(), d.id(1)); // as if it had not been pressed
    QCOMPARE(d.presenter.decidedCount(), 0);
}

void TestPairsPresenter::anUndoThatCannotBeWrittenDownCanBeTriedAgain()
{
    Started d(2);
    QSignalSpy failed(&d.presenter, &PairsPresenter::failed);
    d.presenter.decide(Confirmed);
    d.obey();
    QTRY_COMPARE(d.shown().size(), 1);
    d.log.failure = Error{Error::Kind::Retry, s("disk_full"), {}};
    d.presenter.undo();
    QTRY_COMPARE(failed.size(), 1);
    d.log.failure.reset();
    QCOMPARE(d.presenter.decidedCount(), 1);
    d.presenter.undo();
    QCOMPARE(d.asked().constLast(), s("pair-00001 open"));
}

void TestPairsPresenter::moreAreReadAsOneComesNearTheEnd()
{
    Started d(300);
    QCOMPARE(d.shown().size(), 200);
    d.presenter.select(190);
    QTRY_COMPARE(d.shown().size(), 300);
    QCOMPARE(d.current(), d.id(191));
}

void TestPairsPresenter::aPairBeyondWhatWasReadIsFound()
{
    Started d(900);
    d.presenter.lookAt(d.id(850));
    QTRY_COMPARE(d.current(), d.id(850));
    QVERIFY(d.store.limits.constLast() <= 1600);
}

void TestPairsPresenter::theCountIsForTheRail()
{
    PairScene d;
    d.add(3);
    QSignalSpy count(&d.presenter, &PairsPresenter::openCountChanged);
    d.presenter.start();
    QTRY_COMPARE(count.size(), 1);
    QCOMPARE(count.constLast().constFirst().toLongLong(), 3);
    QTRY_VERIFY(d.presenter.isLoaded());
    d.presenter.decide(Confirmed);
    d.obey();
    QTRY_COMPARE(count.constLast().constFirst().toLongLong(), 2);
}

void TestPairsPresenter::whatWasDecidedCanBeDecidedOtherwise()
{
    PairScene d(Shows::Decided);
    d.add(3);
    d.store.set(d.id(1), Confirmed, d.clock.now() - std::chrono::hours(1), s("Ольга"));
    d.store.set(d.id(2), Refused, d.clock.now(), s("Олег"));
    d.presenter.start();
    QTRY_COMPARE(d.shown(), (QList{d.id(2), d.id(1)})); // the latest first, and no open one
    QVERIFY(d.presenter.model().index(0).data(FootRole).toString().contains(s("Олег")));
    QVERIFY(!d.presenter.model().index(0).data(SectionRole).toString().isEmpty());
    d.presenter.decide(Confirmed);
    QCOMPARE(d.current(), d.id(2)); // it stays in the list
    QCOMPARE(d.asked(), QStringList{s("pair-00002 confirmed")});
    d.obey();
    QTRY_COMPARE(d.presenter.current()->proposal.state, Confirmed);
    d.presenter.decide(Open); // asked again: it leaves this list
    QCOMPARE(d.current(), d.id(1));
    d.obey();
    d.presenter.undo();
    QCOMPARE(d.asked().constLast(), s("pair-00002 confirmed"));
    d.obey();
    QTRY_COMPARE(d.current(), d.id(2));
    d.presenter.undo();
    QCOMPARE(d.asked().constLast(), s("pair-00002 refused"));
}

void TestPairsPresenter::whatANetworkProvedIsTakenApartAndPutTogetherAgain()
{
    PairScene d(Shows::Decided);
    d.add(1);
    d.store.items.first().proposal.proof = s("verified_phone");
    d.store.set(d.id(1), Automatic, d.clock.now());
    d.presenter.start();
    QTRY_COMPARE(d.current(), d.id(1));
    QVERIFY(LinkText::decision(*d.presenter.current()).contains(ReasonText::proof(s("verified_phone"))));
    d.presenter.decide(Refused);
    d.presenter.undo();
    QCOMPARE(d.asked(), (QStringList{s("pair-00001 refused"), s("pair-00001 confirmed")})); // by hand from now on
}

void TestPairsPresenter::theCaseOfAnAccountIsOpened()
{
    Started d(1);
    ConversationEntry history;
    history.mention.id = {s("old")};
    ConversationEntry inCase;
    inCase.mention.id = {s("mention")};
    inCase.mention.caseId = {s("case-7")};
    for (ConversationEntry *entry : {&history, &inCase})
        entry->mention.network = d.presenter.current()->first.account.network;
    d.cards.lines.insert(d.presenter.current()->first.personId, {{{}, history}, {{}, inCase}});
    QSignalSpy chosen(&d.presenter, &PairsPresenter::caseChosen);
    QSignalSpy told(&d.presenter, &PairsPresenter::told);
    d.presenter.openCase(true);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.constFirst().constFirst().value<CaseId>(), CaseId{s("case-7")});
    d.presenter.openCase(false); // has written nothing here
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(chosen.size(), 1);
}

void TestPairsPresenter::bothCardsAreReadAndKeptUpToDate()
{
    PairScene d;
    d.add(2);
    const auto insert = [&](const ProposalSide &side, const QString &city) {
        CustomerCard card;
        card.person.id = side.personId;
        card.person.city = city;
        card.accounts = {side.account, PairScene::side(99, s("ok"), s("Катерина"), s("kate99")).account};
        d.conversations.cards.insert(side.personId, card);
    };
    insert(d.store.items.first().first, s("Омск"));
    insert(d.store.items.first().second, s("Тверь"));
    d.presenter.start();
    QTRY_VERIFY(d.presenter.card(true) && d.presenter.card(false));
    const auto facts = AccountFacts::of(d.presenter.current()->first, d.presenter.card(true));
    QVERIFY(std::ranges::any_of(facts, [](const auto &fact) { return fact.second.contains(s("@kate99")); }));
    QVERIFY(std::ranges::none_of(facts, [](const auto &fact) { return fact.second.contains(s("@katya1")); })); // itself
    insert(d.store.items.first().first, s("Томск"));
    StoreChange change;
    change.persons = {d.store.items.first().first.personId};
    Q_EMIT d.events.changed(change);
    QTRY_COMPARE(d.presenter.card(true)->person.city, s("Томск"));
    d.presenter.next(); // nobody's card is shown for somebody else
    QVERIFY(!d.presenter.card(true) && !d.presenter.card(false));
}

void TestPairsPresenter::theStripOnACardTellsOfOpenPairsOnly()
{
    PairScene d;
    d.add(3);
    const PersonId person = d.store.items.first().first.personId;
    d.store.items[1].second.personId = person; // it is the second of this pair
    d.store.items[2].first.personId = person;
    d.store.set(d.id(3), Refused, d.clock.now());
    LinkHintPresenter hint(d.store, d.events);
    QSignalSpy changed(&hint, &LinkHintPresenter::changed);
    hint.open(person);
    QTRY_COMPARE(hint.lines().size(), 2);
    QCOMPARE(hint.lines().at(0).account.handle, s("ekaterina1"));
    QCOMPARE(hint.lines().at(1).account.handle, s("katya2")); // the other one in each
    d.store.set(d.id(1), Confirmed, d.clock.now());
    d.changed();
    QTRY_COMPARE(hint.lines().size(), 1);
    hint.open({s("nobody")});
    QVERIFY(hint.lines().isEmpty()); // at once
}

void TestPairsPresenter::reasonsAreToldInPlainWords()
{
    const auto told = [](const char *which, const char *agreement, const char *a, const char *b) {
        return ReasonText::sentence({s(which), s(agreement), 100, s(a), s(b)});
    };
    const QString name = told("name", "diminutive", "Катя", "Екатерина");
    QVERIFY(name.contains(s("diminutive")) && name.contains(s("Катя")) && name.contains(s("Екатерина")));
    QCOMPARE(told("phone", "same", "+7 900", "+7 900").count(s("+7 900")), 1); // not said twice
}

void TestPairsPresenter::everyLevelOfTheLinkageHasASentenceOfItsOwn()
{
    using namespace identity;
    QCOMPARE(EnumNames<LinkField>::table.size(), 11U); // those below
    QStringList all;
    addSentences<NameLevel>(all, LinkField::Name);
    addSentences<HandleLevel>(all, LinkField::Handle);
    addSentences<NameInHandleLevel>(all, LinkField::NameInHandle);
    addSentences<EmailLevel>(all, LinkField::Email);
    addSentences<PhoneLevel>(all, LinkField::Phone);
    addSentences<NumberLevel>(all, LinkField::Number);
    addSentences<BirthDateLevel>(all, LinkField::BirthDate);
    addSentences<AddressLevel>(all, LinkField::Address);
    addSentences<CityLevel>(all, LinkField::City);
    addSentences<MentionLevel>(all, LinkField::Mention);
    addSentences<StyleLevel>(all, LinkField::Style);
    QVERIFY(!all.contains(ReasonText::sentence({s("horoscope"), s("same"), 100, {}, {}})));
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
    for (const auto &[kind, name] : EnumNames<Proof::Kind>::table) {
        const QString proof = ReasonText::proof(QString(name));
        QCOMPARE(proof.isEmpty(), kind == Proof::Kind::None);
        QVERIFY(proof != ReasonText::proof(s("horoscope")));
    }
}

void TestPairsPresenter::whatIsNotKnownGetsANeutralSentence()
{
    const auto told = [](qint64 weight) { return ReasonText::sentence({s("name"), s("telepathic"), weight, {}, {}}); };
    QVERIFY(!told(100).isEmpty() && !told(-100).isEmpty() && !told(0).isEmpty());
    QVERIFY(told(100) != told(-100) && told(0) != told(100));
    QVERIFY(!ReasonText::proof(s("horoscope")).isEmpty());
    QVERIFY(ReasonText::proof({}).isEmpty());
}

void TestPairsPresenter::theStepsAddUp()
{
    const LinkProposal proposal = PairScene::item(1).proposal;
    const auto steps = WaterfallSteps::of(proposal);
    using Kind = WaterfallStep::Kind;
    QCOMPARE(steps.size(), 4);
    QCOMPARE(steps.at(0).to, -2000);
    for (qsizetype i = 1; i < 3; ++i)
        QCOMPARE(steps.at(i).from, steps.at(i - 1).to);
    QCOMPARE(steps.at(1).kind, Kind::For);
    QCOMPARE(steps.at(2).kind, Kind::Against);
    QCOMPARE(steps.at(3).kind, Kind::Sum);
    QCOMPARE(steps.at(3).to, -2000 + 1240 - 210);
    QCOMPARE(steps.at(3).value, LinkText::perCent(proposal.probability));
    QVERIFY(steps.at(0).sentence.contains(LinkText::odds(-2000)));
}

void TestPairsPresenter::hostileValuesStayBounded()
{
    LinkProposal proposal = PairScene::item(1).proposal;
    proposal.prior = std::numeric_limits<qint64>::min();
    proposal.reasons.clear();
    for (int i = 0; i < 5000; ++i)
        proposal.reasons.append({s("name"), s("same"), std::numeric_limits<qint64>::max(), QString(10'000, u'x'), s("<b>\u202e")});
    proposal.probability = -7;
    const auto steps = WaterfallSteps::of(proposal);
    QVERIFY(steps.size() < 100);
    for (const WaterfallStep &step : steps) {
        QVERIFY(step.sentence.size() < 300);
        QVERIFY(!step.sentence.contains(QChar(0x202e)));
        QVERIFY(std::abs(step.to) < 1'000'000 && !step.value.isEmpty());
    }
}

void TestPairsPresenter::perCentNeverSaysCertain()
{
    QVERIFY(!LinkText::perCent(1000).contains(s("100")));
    QVERIFY(LinkText::perCent(930).contains(s("93")));
    QVERIFY(LinkText::perCent(996) != LinkText::perCent(1000));
    QVERIFY(!LinkText::perCent(0).startsWith(u'0'));
}

QTEST_GUILESS_MAIN(TestPairsPresenter)
#include "tst_pairspresenter.moc"
