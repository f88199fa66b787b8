#include "tests/ui/cachedesk.h"
#include "ui/bonus/bonuspresenter.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/team/teamdata.h"

#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

TeamDocument catalogue()
{
    TeamDocument document;
    document.id = {s("document-1")};
    document.kind = TeamDocumentKind::Bonus;
    document.version = 1;
    document.body = s(R"({"currency": "₽", "items": [
        {"key": "treats", "title": {"ru": "Лакомства", "en": "Treats"}, "cost": 60000},
        {"key": "delivery", "title": {"ru": "Доставка", "en": "Free delivery"}, "cost": 30000}],
        "policy": {"agent": {"amount": 100000, "days": 30}, "repeat_days": 30}})");
    return document;
}

/// An agent at one customer's case, on a cache as the desktop has it.
struct Desk final : CacheDesk
{
    std::unique_ptr<TeamData> team;
    std::unique_ptr<ConversationPresenter> conversation;
    std::unique_ptr<BonusPresenter> presenter;

    Desk() : CacheDesk(0) { }

    void open()
    {
        openCache(samples::workspace(1) + QList<Entity>{catalogue()});
        team = std::make_unique<TeamData>(cache->teamDocuments(), events);
        QTRY_COMPARE(team->bonusPlan().items.size(), 2);
        User me = samples::user(samples::me(), s("Agent"));
        conversation =
            std::make_unique<ConversationPresenter>(cache->conversations(), cache->mutations(), events, clock, me);
        presenter = std::make_unique<BonusPresenter>(
            *conversation, *team,
            BonusPresenter::World{cache->care(), cache->conversations(), cache->mutations(), clock, me});
        QSignalSpy loaded(conversation.get(), &ConversationPresenter::loaded);
        conversation->open(samples::openCase(0).id);
        QVERIFY(loaded.wait());
    }

    void look()
    {
        QSignalSpy ready(presenter.get(), &BonusPresenter::ready);
        presenter->look(true);
        QVERIFY(ready.wait());
    }

    [[nodiscard]] BonusGrantId give(const QString &item)
    {
        QSignalSpy given(presenter.get(), &BonusPresenter::given);
        presenter->give(item, {});
        return given.wait() ? given.constFirst().constFirst().value<BonusGrantId>() : BonusGrantId{};
    }

    /// What waits, as sync sends it, with the server's word on it.
    void answer(MutationVerdict verdict, qint64 atSeq)
    {
        auto sent = cache->sync().nextMutations(9);
        sent.waitForFinished();
        QVERIFY(sent.result());
        QCOMPARE(sent.result()->size(), 1);
        auto recorded = cache->sync().recordAnswers(
            {{sent.result()->constFirst().id, verdict, atSeq, s("no_budget"), {}}}, s("request-1"));
        recorded.waitForFinished();
        QVERIFY(recorded.result());
    }

    [[nodiscard]] bool isOffered(const QString &item) const
    {
        const auto &offers = presenter->offers().offers;
        return std::ranges::find(offers, item, &BonusOffer::item) != offers.end();
    }
    [[nodiscard]] bool isLeft(const char *money) const
    {
        return presenter->offers().budget.contains(s(money) + s("\u00a0₽ of"));
    }
};

} // namespace

/// What an agent has given counts in what is offered next: on a real cache, before
/// and after the server has answered.
class TestBonusInCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatWasGivenCountsBeforeTheServerAnswers();
    void whatWasTakenBackCountsNoLonger();
    void whatTheServerAnsweredIsNotCountedTwice();
    void whatTheServerRefusedCountsNoLonger();
};

void TestBonusInCache::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestBonusInCache::whatWasGivenCountsBeforeTheServerAnswers()
{
    Desk desk;
    desk.open();
    desk.look();
    QVERIFY(desk.isOffered(s("delivery")));
    QVERIFY(desk.isLeft("1,000"));
    QVERIFY(!desk.give(s("delivery")).isEmpty());
    desk.look();
    QVERIFY(!desk.isOffered(s("delivery")));
    QVERIFY(desk.isLeft("700"));
}

void TestBonusInCache::whatWasTakenBackCountsNoLonger()
{
    Desk desk;
    desk.open();
    desk.look();
    QSignalSpy changed(&desk.events, &StoreEvents::changed);
    desk.presenter->takeBack(desk.give(s("delivery")));
    QTRY_VERIFY(changed.size() >= 2);
    desk.look();
    QVERIFY(desk.isOffered(s("delivery")));
    QVERIFY(desk.isLeft("1,000"));
}

void TestBonusInCache::whatTheServerAnsweredIsNotCountedTwice()
{
    Desk desk;
    desk.open();
    desk.look();
    BonusGrant row;
    row.id = desk.give(s("delivery"));
    desk.answer(MutationVerdict::Accepted, desk.seq + 1);
    row.caseId = samples::openCase(0).id;
    row.personId = samples::person(0).id;
    row.item = s("delivery");
    row.cost = 30'000;
    row.state = BonusState::Given;
    row.givenBy = samples::me();
    row.givenAt = desk.clock.now();
    desk.pull({row});
    desk.look();
    QVERIFY(!desk.isOffered(s("delivery")));
    QVERIFY(desk.isLeft("700"));
}

void TestBonusInCache::whatTheServerRefusedCountsNoLonger()
{
    Desk desk;
    desk.open();
    desk.look();
    QVERIFY(!desk.give(s("delivery")).isEmpty());
    desk.answer(MutationVerdict::Rejected, 0);
    desk.look();
    QVERIFY(desk.isOffered(s("delivery")));
    QVERIFY(desk.isLeft("1,000"));
}

QTEST_MAIN(TestBonusInCache)
#include "tst_bonusincache.moc"
