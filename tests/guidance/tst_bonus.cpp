#include "guidance/bonus/bonusproposals.h"
#include "guidance/team/builtin.h"
#include "models/customer.h"

#include <QTest>

using namespace otklik;
using std::chrono::days;
using std::chrono::seconds;

namespace {

const TimePoint now{std::chrono::milliseconds(1'750'000'000'000)};
const TimePoint published = now - days(100);
const UserId ann{QStringLiteral("ann")};
const UserId bob{QStringLiteral("bob")};
const PersonId customer{QStringLiteral("customer")};

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

BonusItem item(const char *key, qint64 cost, const QStringList &topics = {}, const QStringList &about = {})
{
    BonusItem one;
    one.key = QString::fromLatin1(key);
    one.title = {one.key, one.key};
    one.cost = cost;
    one.topics = topics;
    one.about = about;
    return one;
}

BonusGrant grant(const char *key, qint64 cost, days ago, const UserId &agent = ann, const PersonId &person = customer)
{
    BonusGrant one;
    one.item = QString::fromLatin1(key);
    one.cost = cost;
    one.state = BonusState::Given;
    one.givenBy = agent;
    one.personId = person;
    one.givenAt = now - ago;
    return one;
}

PersonId another()
{
    static int number = 0;
    return {QStringLiteral("other-%1").arg(++number)};
}

BonusOccasion occasion(const char *about = "")
{
    BonusOccasion one;
    one.agent = ann;
    one.persons = {customer};
    one.about = QString::fromLatin1(about);
    one.now = now;
    return one;
}

Interest interest(const char *topic, InterestSource source, bool isConfirmed = true)
{
    Interest one;
    if (isConfirmed)
        one.id = {QStringLiteral("interest-") + QString::fromLatin1(topic)};
    one.topic = QString::fromLatin1(topic);
    one.source = source;
    return one;
}

/// What the ledger says to `wanted` under `policy`, after `grants`.
BonusObstacle answer(const BonusPolicy &policy, const QList<BonusGrant> &grants, const BonusItem &wanted,
                     const BonusOccasion &when = occasion())
{
    return BonusLedger({QStringLiteral("₽"), {wanted}, policy}, grants, published).obstacle(wanted, when);
}

QStringList keysOf(const QList<BonusProposal> &proposals)
{
    QStringList keys;
    for (const BonusProposal &one : proposals)
        keys.append(one.item);
    return keys;
}

QStringList proposed(const QList<BonusItem> &items, const QList<Interest> &interests,
                     const BonusOccasion &when = occasion("cheated"), const BonusPolicy &policy = {},
                     const QList<BonusGrant> &grants = {})
{
    const BonusPlan plan{QStringLiteral("₽"), items, policy};
    return keysOf(proposeBonuses(plan, BonusLedger(plan, grants, published), interests, when));
}

} // namespace

class TestBonus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBudgetIsSpentToTheLastKopeck();
    void aBudgetIsOfTheLastDaysOnly();
    void everybodyHasABudgetAndTheTeamHasOne();
    void whatWaitsForALeadCountsAndWhatWasTakenBackDoesNot();
    void aPersonGetsSoManyAndNotTheSameAgain();
    void linkedPersonsAreOnePerson();
    void whatIsDearGoesToALead();
    void theStockIsCountedFromThePublication();
    void anItemEndsWithItsDay();
    void someItemsAreForOurFaultOrOneKindOfCase();
    void aZeroLimitIsNone();
    void theLedgerReachesBackAsFarAsTheLongestPeriod();

    void whatSuitsThePersonComesFirst();
    void aConfirmedInterestGoesBeforeAFoundOne();
    void theStrongestReasonIsTheOneGiven();
    void atTheSameInterestTheKindOfCaseThenTheSignatureThenTheCostDecide();
    void whatSuitsOtherPeopleIsNotProposed();
    void struckInterestsPlayNoPart();
    void whatNobodyCanGiveIsNotProposedAndWhatALeadCanIs();
    void atMostFiveAreProposed();
    void thereIsNoPlaceForFollowersAnywhere();

    void aCatalogueThatIsWrongSaysWhere_data();
    void aCatalogueThatIsWrongSaysWhere();
    void whatIsWrongIsToldInAFewWords();
    void theBuiltInCatalogueIsGood();
};

void TestBonus::aBudgetIsSpentToTheLastKopeck()
{
    BonusPolicy policy;
    policy.agent = {1000, 30};
    const QList<BonusGrant> spent{grant("a", 600, days(1), ann, another())};
    QCOMPARE(answer(policy, spent, item("b", 400)), BonusObstacle::None);
    QCOMPARE(answer(policy, spent, item("b", 401)), BonusObstacle::AgentBudget);
}

void TestBonus::aBudgetIsOfTheLastDaysOnly()
{
    BonusPolicy policy;
    policy.agent = {1000, 30};
    BonusGrant old = grant("a", 1000, days(30), ann, another());
    QCOMPARE(answer(policy, {old}, item("b", 1)), BonusObstacle::None);
    old.givenAt += seconds(1);
    QCOMPARE(answer(policy, {old}, item("b", 1)), BonusObstacle::AgentBudget);
}

void TestBonus::everybodyHasABudgetAndTheTeamHasOne()
{
    BonusPolicy policy;
    policy.agent = {1000, 30};
    policy.team = {1500, 7};
    const QList<BonusGrant> bobs{grant("a", 1000, days(1), bob, another())};
    QCOMPARE(answer(policy, bobs, item("b", 500)), BonusObstacle::None);
    QCOMPARE(answer(policy, bobs, item("b", 501)), BonusObstacle::TeamBudget);
    // The agent's own is named first: that is the one to speak about.
    QCOMPARE(answer(policy, bobs, item("b", 1001)), BonusObstacle::AgentBudget);
    const QList<BonusGrant> older{grant("a", 1000, days(8), bob, another())};
    QCOMPARE(answer(policy, older, item("b", 501)), BonusObstacle::None);
}

void TestBonus::whatWaitsForALeadCountsAndWhatWasTakenBackDoesNot()
{
    BonusPolicy policy;
    policy.agent = {1000, 30};
    BonusGrant one = grant("a", 1000, days(1), ann, another());
    one.state = BonusState::Asked;
    QCOMPARE(answer(policy, {one}, item("b", 1)), BonusObstacle::AgentBudget);
    one.state = BonusState::Refused;
    QCOMPARE(answer(policy, {one}, item("b", 1000)), BonusObstacle::None);
    one.state = BonusState::Withdrawn;
    QCOMPARE(answer(policy, {one}, item("b", 1000)), BonusObstacle::None);
}

void TestBonus::aPersonGetsSoManyAndNotTheSameAgain()
{
    BonusPolicy policy;
    policy.person = {2, 90};
    policy.repeatDays = 180;
    const QList<BonusGrant> had{grant("a", 1, days(10), bob), grant("b", 1, days(89), bob)};
    QCOMPARE(answer(policy, had, item("c", 1)), BonusObstacle::PersonLimit);
    QCOMPARE(answer(policy, had.first(1), item("c", 1)), BonusObstacle::None);
    QCOMPARE(answer(policy, had.first(1), item("a", 1)), BonusObstacle::Repeat);
    QCOMPARE(answer(policy, {grant("a", 1, days(179), bob)}, item("a", 1)), BonusObstacle::Repeat);
    QCOMPARE(answer(policy, {grant("a", 1, days(180), bob)}, item("a", 1)), BonusObstacle::None);
    // What others had says nothing about this one.
    QCOMPARE(
        answer(policy, {grant("a", 1, days(1), ann, another()), grant("a", 1, days(1), ann, another())}, item("a", 1)),
        BonusObstacle::None);
}

void TestBonus::linkedPersonsAreOnePerson()
{
    BonusPolicy policy;
    policy.repeatDays = 30;
    const PersonId second{QStringLiteral("the same one in another network")};
    BonusOccasion both = occasion();
    both.persons.insert(second);
    QCOMPARE(answer(policy, {grant("a", 1, days(1), bob, second)}, item("a", 1), both), BonusObstacle::Repeat);
}

void TestBonus::whatIsDearGoesToALead()
{
    BonusPolicy policy;
    policy.largest = 500;
    QCOMPARE(answer(policy, {}, item("a", 500)), BonusObstacle::None);
    QCOMPARE(answer(policy, {}, item("a", 501)), BonusObstacle::TooDear);
    QVERIFY(canBeSigned(BonusObstacle::TooDear));
}

void TestBonus::theStockIsCountedFromThePublication()
{
    BonusItem few = item("a", 1);
    few.stock = 2;
    const BonusPlan plan{{}, {few}, {}};
    const BonusGrant before = grant("a", 1, days(101), bob, another());
    const BonusGrant after = grant("a", 1, days(100), bob, another());
    const BonusGrant lately = grant("a", 1, days(1), bob, another());
    QCOMPARE(BonusLedger(plan, {before, after}, published).stockLeft(few), std::optional<qint64>(1));
    QCOMPARE(answer({}, {before, after}, few), BonusObstacle::None);
    QCOMPARE(answer({}, {before, after, lately}, few), BonusObstacle::OutOfStock);
    QVERIFY(!canBeSigned(BonusObstacle::OutOfStock));
    QVERIFY(!BonusLedger(plan, {}, published).stockLeft(item("b", 1)));
}

void TestBonus::anItemEndsWithItsDay()
{
    const auto plan = parseBonusPlan(
        s(R"({"items": [{"key": "a", "title": {"ru": "А"}, "cost": 1, "until": "2025-06-15"}], "policy": {}})"));
    QVERIFY(plan);
    const BonusItem &one = plan->items.constFirst();
    BonusOccasion when = occasion();
    when.now = TimePoint(
        std::chrono::milliseconds(QDateTime(QDate(2025, 6, 15), QTime(23, 59, 59), Qt::UTC).toMSecsSinceEpoch()));
    QCOMPARE(answer({}, {}, one, when), BonusObstacle::None);
    when.now += seconds(1);
    QCOMPARE(answer({}, {}, one, when), BonusObstacle::Expired);
    QVERIFY(!canBeSigned(BonusObstacle::Expired));
}

void TestBonus::someItemsAreForOurFaultOrOneKindOfCase()
{
    BonusItem refund = item("refund", 1, {}, {s("cheated"), s("product_broken")});
    QCOMPARE(answer({}, {}, refund, occasion("cheated")), BonusObstacle::None);
    QCOMPARE(answer({}, {}, refund, occasion("offended")), BonusObstacle::NotForThis);
    QCOMPARE(answer({}, {}, refund, occasion()), BonusObstacle::NotForThis);
    refund.isForOurFaultOnly = true;
    QCOMPARE(answer({}, {}, refund, occasion("cheated")), BonusObstacle::NotForThis);
    BonusOccasion ours = occasion("cheated");
    ours.isOurFault = true;
    QCOMPARE(answer({}, {}, refund, ours), BonusObstacle::None);
}

void TestBonus::aZeroLimitIsNone()
{
    QList<BonusGrant> many;
    for (int i = 0; i < 100; ++i)
        many.append(grant("a", 1'000'000, days(1)));
    QCOMPARE(answer({}, many, item("a", 1'000'000'000)), BonusObstacle::None);
}

void TestBonus::theLedgerReachesBackAsFarAsTheLongestPeriod()
{
    BonusPlan plan;
    plan.policy.agent = {1, 30};
    plan.policy.person = {1, 365};
    plan.policy.repeatDays = 180;
    QCOMPARE(ledgerSince(plan, published, now), now - days(365));
    QCOMPARE(ledgerSince(plan, now - days(400), now), now - days(400));
    plan.policy.repeatDays = 500;
    QCOMPARE(ledgerSince(plan, published, now), now - days(500));
}

void TestBonus::whatSuitsThePersonComesFirst()
{
    const QList<BonusItem> items{item("cheap", 1), item("cats", 900, {s("cats")})};
    QCOMPARE(proposed(items, {interest("cats", InterestSource::Profile)}), QStringList({s("cats"), s("cheap")}));
}

void TestBonus::aConfirmedInterestGoesBeforeAFoundOne()
{
    const QList<BonusItem> items{item("profile", 1, {s("p")}), item("message", 1, {s("m")}), item("card", 1, {s("c")}),
                                 item("found", 1, {s("f")})};
    const QList<Interest> known{interest("p", InterestSource::Profile), interest("m", InterestSource::Message),
                                interest("c", InterestSource::Card), interest("f", InterestSource::Message, false)};
    QCOMPARE(proposed(items, known), QStringList({s("card"), s("message"), s("profile"), s("found")}));
}

void TestBonus::theStrongestReasonIsTheOneGiven()
{
    const BonusPlan plan{{}, {item("treats", 1, {s("cats"), s("dogs")})}, {}};
    const auto proposals =
        proposeBonuses(plan, BonusLedger(plan, {}, published),
                       {interest("cats", InterestSource::Profile), interest("dogs", InterestSource::Card)}, occasion());
    QCOMPARE(proposals.size(), 1);
    QCOMPARE(proposals.constFirst().interest->topic, s("dogs"));
    QVERIFY(!proposals.constFirst().isForThisCase);
}

void TestBonus::atTheSameInterestTheKindOfCaseThenTheSignatureThenTheCostDecide()
{
    BonusPolicy policy;
    policy.largest = 500;
    const QList<BonusItem> items{item("dear", 600), item("plain", 300), item("cheap", 200),
                                 item("meant", 400, {}, {s("cheated")}), item("meant dear", 700, {}, {s("cheated")})};
    QCOMPARE(proposed(items, {}, occasion("cheated"), policy),
             QStringList({s("meant"), s("meant dear"), s("cheap"), s("plain"), s("dear")}));
}

void TestBonus::whatSuitsOtherPeopleIsNotProposed()
{
    const QList<BonusItem> items{item("cats", 1, {s("cats")}), item("refund", 1, {}, {s("offended")})};
    QCOMPARE(proposed(items, {interest("tea", InterestSource::Card)}), QStringList());
}

void TestBonus::struckInterestsPlayNoPart()
{
    Interest struck = interest("cats", InterestSource::Card);
    struck.isStruck = true;
    QCOMPARE(proposed({item("cats", 1, {s("cats")})}, {struck}), QStringList());
}

void TestBonus::whatNobodyCanGiveIsNotProposedAndWhatALeadCanIs()
{
    BonusPolicy policy;
    policy.agent = {1000, 30};
    policy.repeatDays = 30;
    BonusItem gone = item("gone", 1);
    gone.stock = 0;
    BonusItem over = item("over", 1);
    over.until = now;
    const QList<BonusItem> items{gone, over, item("again", 1), item("dear", 2000)};
    QCOMPARE(proposed(items, {}, occasion("cheated"), policy, {grant("again", 1, days(1))}), QStringList({s("dear")}));
}

void TestBonus::atMostFiveAreProposed()
{
    QList<BonusItem> items;
    for (const char *key : {"a", "b", "c", "d", "e", "f", "g"})
        items.append(item(key, 10 - items.size()));
    QCOMPARE(proposed(items, {}), QStringList({s("g"), s("f"), s("e"), s("d"), s("c")}));
}

void TestBonus::thereIsNoPlaceForFollowersAnywhere()
{
    // What the proposals are made from carries no fame; a catalogue that asks for it is read without.
    const auto speaksOfFame = [](const auto &fields) {
        const auto isFame = [](const auto &one) { return s(one.name).contains(s("follow")); };
        return std::apply([&](const auto &...field) { return (isFame(field) || ...); }, fields);
    };
    QVERIFY(!speaksOfFame(Account::fields()));
    QVERIFY(!speaksOfFame(Person::fields()));
    QVERIFY(!speaksOfFame(Interest::fields()));
    QVERIFY(!speaksOfFame(BonusGrant::fields()));
    const QString body = s(R"({"items": [{"key": "a", "title": {"ru": "А"}, "cost": 1%1}], "policy": {}})");
    const auto plain = parseBonusPlan(body.arg(QString()));
    const auto asking = parseBonusPlan(body.arg(s(R"(, "min_followers": 10000)")));
    QVERIFY(plain && asking);
    QCOMPARE(asking->items, plain->items);
}

void TestBonus::aCatalogueThatIsWrongSaysWhere_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *items, const char *place) {
        QTest::newRow(name) << s(R"({"items": [%1], "policy": {}})").arg(s(items)) << s(place);
    };
    row("a key twice", R"({"key": "a", "title": {"ru": "А"}}, {"key": "a", "title": {"ru": "Б"}})", "a");
    row("no title", R"({"key": "mug", "cost": 1})", "mug");
    row("a negative cost", R"({"key": "mug", "title": {"ru": "А"}, "cost": -1})", "cost");
    row("a cost in words", R"({"key": "mug", "title": {"ru": "А"}, "cost": "ten"})", "cost");
    row("half a kopeck", R"({"key": "mug", "title": {"ru": "А"}, "cost": 0.5})", "cost");
    row("no such day", R"({"key": "mug", "title": {"ru": "А"}, "until": "2026-02-30"})", "mug");
    QTest::newRow("no object") << s("[1, 2]") << QString();
    QTest::newRow("no JSON") << s("{\"items\":") << QString();
    QTest::newRow("a limit without days")
        << s(R"({"items": [], "policy": {"agent": {"amount": 1, "days": 0}}})") << s("days");
    QTest::newRow("more days than a clock counts")
        << s(R"({"items": [], "policy": {"agent": {"amount": 1, "days": 200000000000}}})") << s("days");
    QTest::newRow("no repeat for longer than a clock counts")
        << s(R"({"items": [], "policy": {"repeat_days": 1000000000000}})") << s("repeat_days");
    QTest::newRow("a limit that is a bare number") << s(R"({"items": [], "policy": {"agent": 5000}})") << s("agent");
    QTest::newRow("a policy that is a list") << s(R"({"items": [], "policy": [1]})") << s("policy");
    QTest::newRow("a currency that is a number") << s(R"({"currency": 643, "items": []})") << s("currency");
    row("a last day that is a number", R"({"key": "mug", "title": {"ru": "А"}, "until": 20261231})", "until");
    row("a fault in words", R"({"key": "mug", "title": {"ru": "А"}, "our_fault_only": "yes"})", "our_fault_only");
    row("a title without a language", R"({"key": "mug", "title": "Кружка"})", "title");
}

void TestBonus::aCatalogueThatIsWrongSaysWhere()
{
    QFETCH(const QString, body);
    QFETCH(const QString, place);
    const auto plan = parseBonusPlan(body);
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, s("bad_document"));
    QVERIFY2(plan.error().detail.contains(place), qPrintable(plan.error().detail));
}

void TestBonus::whatIsWrongIsToldInAFewWords()
{
    const auto plan = parseBonusPlan(s(R"({"items": [{"key": "%1"}]})").arg(QString(190'000, QChar(u'Я'))));
    QVERIFY(!plan);
    QVERIFY(plan.error().detail.size() < 500);
}

void TestBonus::theBuiltInCatalogueIsGood()
{
    const auto plan = parseBonusPlan(builtInBody(TeamDocumentKind::Bonus));
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
    QVERIFY(plan->items.size() >= 10);
    for (const BonusItem &one : plan->items)
        QVERIFY2(!one.title.ru.isEmpty() && !one.title.en.isEmpty(), qPrintable(one.key));
    QCOMPARE(plan->find(s("coffee_set"))->title.en, s("A set of coffee beans"));
    QCOMPARE(plan->find(s("no such thing")), nullptr);
}

QTEST_GUILESS_MAIN(TestBonus)
#include "tst_bonus.moc"
