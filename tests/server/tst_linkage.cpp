#include "models/json.h"
#include "server/erasure/personeraser.h"
#include "server/linkage/linkage.h"
#include "server/linkage/profilelinks.h"
#include "server/store/peoplestore.h"
#include "tests/server/support/scene.h"

#include <QSet>

#include <algorithm>

using namespace otklik;
using namespace otklik::server;

namespace {

/// Accounts that nobody has written from yet, and the linkage that looks at them.
struct Desk : Scene
{
    Log log;
    Linkage::Limits limits;
    std::unique_ptr<Linkage> linkage;

    Desk() { begin(); }

    void begin()
    {
        const auto mayWrite = [](Rows &) -> Result<void> { return {}; };
        linkage = std::make_unique<Linkage>(*server.store, log, mayWrite, limits);
    }
    void look() { linkage->step([] { return false; }); }

    Account make(const QString &network, const QString &handle, const QString &name, const QString &bio = {})
    {
        Account account;
        account.id = fresh<AccountId>();
        account.network = network;
        account.externalId = handle;
        account.handle = handle;
        account.name = name;
        account.bio = bio;
        account.homePersonId = fresh<PersonId>();
        Person person;
        person.id = account.homePersonId;
        put(person);
        put(account);
        return account;
    }
    /// Two accounts that are likely one person's.
    Account zhenya() { return make(QStringLiteral("vk"), QStringLiteral("zhenya.verkhoturtsev"), QStringLiteral("Женя Верхотурцев")); }
    Account evgeny()
    {
        return make(QStringLiteral("telegram"), QStringLiteral("evgeny_verkhoturtsev"), QStringLiteral("Evgeny Verkhoturtsev"));
    }
    template <class Row>
    void put(const Row &row)
    {
        QVERIFY(server.store->write([&](Rows &rows) -> Result<void> {
            rows.put(row);
            return {};
        }));
    }
    QList<LinkProposal> proposals(std::optional<ProposalState> state = {})
    {
        QList<LinkProposal> all;
        const auto everything = server.everything();
        for (auto it = everything.begin(); it != everything.end(); ++it)
            if (it.key().startsWith(QStringLiteral("link_proposal")))
                if (const auto one = fromJson<LinkProposal>(it.value()); one && (!state || one->state == *state))
                    all.append(*one);
        return all;
    }
    PersonId personOf(const Account &account)
    {
        return server.store->read([&](Rows &rows) -> Result<PersonId> { return PeopleStore(rows).personOf(account); }).value_or(PersonId{});
    }
    void setCity(const Account &account, const char *city)
    {
        Person person = server.row<Person>(account.homePersonId);
        person.city = QString::fromUtf8(city);
        put(person);
    }
};

const QString vk = QStringLiteral("vk");
const QString telegram = QStringLiteral("telegram");

} // namespace

/// Accounts of one person: proposed with reasons, linked without asking only where the networks prove it,
/// and never against a colleague's word.
class TestLinkage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposesWithItsReasons();
    void styleIsAHintOfPublicMessages_data();
    void styleIsAHintOfPublicMessages();
    void followsWhatIsNew();
    void doesNotRepeatItself();
    void aRefusalHoldsForEver();
    void linksWhatBothProfilesProve();
    void aProofDoesNotUndoWhatAColleagueTookApart();
    void aLinkOfOneSideProvesNothing();
    void aThousandAnonymousAreNobody();
    void namesakesOfOneCityAreNotLinked();
    void citiesAreShownAsTheyWereWritten();
    void whatIsNoLongerSoIsNotProposed();
    void aCustomerOfTheBaseIsMatchedToAnAccount();
    void nobodyIsAskedMoreThanTheyCanLookAt();
    void aColleagueWhoWasQuickerIsNotAsked();
    void whoWasErasedIsForgottenHereToo();
    void onlyTheHolderWrites();
    void linksInProfiles_data();
    void linksInProfiles();
};

void TestLinkage::proposesWithItsReasons()
{
    Desk desk;
    const Account first = desk.zhenya();
    const Account second = desk.evgeny();
    desk.make(telegram, QStringLiteral("olga"), QStringLiteral("Ольга Самсонова"));
    desk.look();
    const auto found = desk.proposals();
    QCOMPARE(found.size(), 1);
    const LinkProposal proposal = found.first();
    QCOMPARE(proposal.state, ProposalState::Open);
    QCOMPARE(proposal.firstId, first.id);
    QCOMPARE(proposal.secondId, second.id);
    QVERIFY(proposal.probability >= 500 && proposal.probability <= 999);
    QVERIFY(proposal.prior < 0);
    QVERIFY(proposal.proof.isEmpty());
    QVERIFY(!proposal.reasons.isEmpty());
    for (const ProposalReason &reason : proposal.reasons) {
        QVERIFY(!reason.which.isEmpty());
        QVERIFY(!reason.agreement.isEmpty());
    }
    QCOMPARE(proposal.reasons.first().which, QStringLiteral("name"));
    QVERIFY(proposal.reasons.first().weight > 0);
    QCOMPARE(desk.personOf(second), second.homePersonId);
}

void TestLinkage::styleIsAHintOfPublicMessages_data()
{
    QTest::addColumn<Visibility>("visibility");
    QTest::addColumn<bool>("isDeleted");
    QTest::addColumn<bool>("isHint");
    QTest::newRow("public") << Visibility::Public << false << true;
    QTest::newRow("private") << Visibility::Private << false << false;
    QTest::newRow("deleted in the network") << Visibility::Public << true << false;
}

void TestLinkage::styleIsAHintOfPublicMessages()
{
    QFETCH(Visibility, visibility);
    QFETCH(bool, isDeleted);
    Desk desk;
    const Account first = desk.zhenya();
    const Account second = desk.evgeny();
    for (const Account &account : {first, second})
        for (int i = 0; i < 6; ++i) {
            Mention mention;
            mention.id = desk.fresh<MentionId>();
            mention.sourceId = desk.fresh<SourceId>();
            mention.threadId = desk.fresh<ThreadId>();
            mention.accountId = account.id;
            mention.network = account.network;
            mention.externalId = mention.id.value;
            mention.visibility = visibility;
            mention.text = QStringLiteral("ну вот опять, курьер не приехал)) я же просила после шести, а не днем");
            if (isDeleted)
                mention.deletedAt = TimePoint{};
            desk.put(mention);
        }
    desk.look();
    const auto found = desk.proposals();
    QCOMPARE(found.size(), 1);
    const auto &reasons = found.first().reasons;
    const auto style = std::find_if(reasons.begin(), reasons.end(),
                                    [](const ProposalReason &reason) { return reason.which == QStringLiteral("style"); });
    QTEST(style != reasons.end(), "isHint");
    if (style == reasons.end())
        return;
    QCOMPARE(style->agreement, QStringLiteral("similar"));
    QCOMPARE(style->first + style->second, QString());
}

void TestLinkage::followsWhatIsNew()
{
    Desk desk;
    const Account first = desk.zhenya();
    desk.look();
    QCOMPARE(desk.proposals().size(), 0);
    desk.evgeny();
    desk.look();
    QCOMPARE(desk.proposals(ProposalState::Open).size(), 1);
    QCOMPARE(desk.proposals().first().firstId, first.id);
}

void TestLinkage::doesNotRepeatItself()
{
    Desk desk;
    desk.zhenya();
    desk.evgeny();
    desk.look();
    const auto before = desk.server.everything();
    desk.look();
    desk.begin();
    desk.look();
    QCOMPARE(desk.server.everything(), before);
}

void TestLinkage::aRefusalHoldsForEver()
{
    Desk desk;
    desk.zhenya();
    Account second = desk.evgeny();
    desk.look();
    QCOMPARE(desk.proposals().size(), 1);
    ACCEPTED(desk.push(desk.agent, ProposalDecide{desk.proposals().first().id, ProposalState::Refused}));
    second.name = QStringLiteral("Евгений Верхотурцев");
    desk.put(second);
    desk.look();
    desk.begin();
    desk.look();
    QCOMPARE(desk.proposals().size(), 1);
    QCOMPARE(desk.proposals().first().state, ProposalState::Refused);
}

void TestLinkage::linksWhatBothProfilesProve()
{
    Desk desk;
    const Account first = desk.make(vk, QStringLiteral("katya.s"), QStringLiteral("Катя Соловьёва"), QStringLiteral("ещё я тут: t.me/ekaterina_sol"));
    const Account second = desk.make(telegram, QStringLiteral("ekaterina_sol"), QStringLiteral("Екатерина Соловьёва"), QStringLiteral("https://vk.com/katya.s"));
    desk.look();
    const auto found = desk.proposals();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().state, ProposalState::Automatic);
    QCOMPARE(found.first().proof, QStringLiteral("mutual_links"));
    QVERIFY(found.first().decidedBy.isEmpty());
    QCOMPARE(desk.personOf(second), first.homePersonId);
    // At any later time a colleague may see it otherwise.
    ACCEPTED(desk.push(desk.agent, ProposalDecide{found.first().id, ProposalState::Refused}));
    QCOMPARE(desk.personOf(second), second.homePersonId);
    desk.look();
    desk.begin();
    desk.look();
    QCOMPARE(desk.personOf(second), second.homePersonId);
}

void TestLinkage::aProofDoesNotUndoWhatAColleagueTookApart()
{
    Desk desk;
    const Account first = desk.make(vk, QStringLiteral("katya.s"), QStringLiteral("Катя Соловьёва"), QStringLiteral("t.me/ekaterina_sol"));
    Account second = desk.make(telegram, QStringLiteral("ekaterina_sol"), QStringLiteral("Екатерина Соловьёва"));
    ACCEPTED(desk.push(desk.agent, LinkAccount{desk.fresh<AccountLinkId>(), second.id, first.homePersonId}));
    ACCEPTED(desk.push(desk.agent, UnlinkAccount{second.id}));
    second.bio = QStringLiteral("vk.com/katya.s");
    desk.put(second);
    desk.look();
    QCOMPARE(desk.personOf(second), second.homePersonId);
    QCOMPARE(desk.proposals(ProposalState::Automatic).size(), 0);
}

void TestLinkage::aLinkOfOneSideProvesNothing()
{
    Desk desk;
    desk.make(vk, QStringLiteral("katya.s"), QStringLiteral("Катя Соловьёва"));
    const Account second = desk.make(telegram, QStringLiteral("liar"), QStringLiteral("Екатерина Соловьёва"), QStringLiteral("vk.com/katya.s"));
    desk.look();
    QCOMPARE(desk.personOf(second), second.homePersonId);
    QCOMPARE(desk.proposals(ProposalState::Automatic).size(), 0);
}

void TestLinkage::aThousandAnonymousAreNobody()
{
    Desk desk;
    QVERIFY(desk.server.store->write([&](Rows &rows) -> Result<void> {
        for (int i = 0; i < 1000; ++i) {
            Account account;
            account.id = desk.fresh<AccountId>();
            account.network = i % 2 == 0 ? vk : telegram;
            account.externalId = QString::number(i);
            account.name = QStringLiteral("Аноним");
            account.homePersonId = desk.fresh<PersonId>();
            rows.put(account);
        }
        return {};
    }));
    desk.look();
    QCOMPARE(desk.proposals().size(), 0);
}

void TestLinkage::namesakesOfOneCityAreNotLinked()
{
    Desk desk;
    const Account first = desk.make(vk, QStringLiteral("id1001"), QStringLiteral("Александр Иванов"));
    const Account second = desk.make(telegram, QStringLiteral("sasha77"), QStringLiteral("Александр Иванов"));
    desk.setCity(first, "Казань");
    desk.setCity(second, "Казань");
    desk.look();
    QCOMPARE(desk.personOf(second), second.homePersonId);
    QCOMPARE(desk.proposals(ProposalState::Automatic).size(), 0);
}

void TestLinkage::citiesAreShownAsTheyWereWritten()
{
    Desk desk;
    const Account first = desk.zhenya();
    const Account second = desk.evgeny();
    desk.setCity(first, "Нижний Новгород");
    desk.setCity(second, "Nizhny Novgorod");
    desk.look();
    const auto proposals = desk.proposals(ProposalState::Open);
    QCOMPARE(proposals.size(), 1);
    const auto &reasons = proposals.first().reasons;
    const auto city = std::find_if(reasons.begin(), reasons.end(), [](const auto &reason) { return reason.which == u"city"; });
    QVERIFY(city != reasons.end());
    const QSet<QString> shown{city->first, city->second};
    QCOMPARE(shown, (QSet<QString>{QStringLiteral("Нижний Новгород"), QStringLiteral("Nizhny Novgorod")}));
}

void TestLinkage::whatIsNoLongerSoIsNotProposed()
{
    Desk desk;
    desk.zhenya();
    Account second = desk.evgeny();
    desk.look();
    QCOMPARE(desk.proposals(ProposalState::Open).size(), 1);
    const Account as = second;
    second.name = QStringLiteral("Pizza on Lenin Street");
    second.handle = QStringLiteral("pizza_lenina");
    desk.put(second);
    desk.look();
    QCOMPARE(desk.proposals(ProposalState::Outdated).size(), 1);
    desk.put(as);
    desk.look();
    QCOMPARE(desk.proposals(ProposalState::Open).size(), 1);
    QCOMPARE(desk.proposals().size(), 1);
}

void TestLinkage::aCustomerOfTheBaseIsMatchedToAnAccount()
{
    Desk desk;
    const Account customer = desk.make(QString(customerBase), QStringLiteral("C-17"), QStringLiteral("Верхотурцев Евгений Павлович"));
    CustomerRecord record;
    record.id = customer.id;
    record.personId = customer.homePersonId;
    record.number = QStringLiteral("C-17");
    desk.put(record);
    desk.put(Contact{desk.fresh<ContactId>(), customer.homePersonId, ContactKind::Email, QStringLiteral("zhenya@example.test"), {}, {}, false, QStringLiteral("base")});
    const Account account = desk.zhenya();
    desk.put(Contact{desk.fresh<ContactId>(), account.homePersonId, ContactKind::Email, QStringLiteral("zhenya@example.test"), {}, {}, false, {}});
    desk.look();
    const auto found = desk.proposals(ProposalState::Open);
    QCOMPARE(found.size(), 1);
    // The account that people write from keeps its place, though it came later.
    QCOMPARE(found.first().firstId, account.id);
    QCOMPARE(found.first().secondId, customer.id);
}

void TestLinkage::nobodyIsAskedMoreThanTheyCanLookAt()
{
    Desk desk;
    desk.limits.openProposals = 3;
    desk.begin();
    const char *families[] = {"Верхотурцев", "Самсоненко", "Пржевальский", "Долгоруков", "Тютчевский"};
    for (int i = 0; i < 5; ++i) {
        const QString family = QString::fromUtf8(families[i]);
        desk.make(vk, QStringLiteral("handle%1.one").arg(i), QStringLiteral("Евграф ") + family);
        desk.make(telegram, QStringLiteral("handle%1.one").arg(i), QStringLiteral("Евграф ") + family);
    }
    desk.look();
    QCOMPARE(desk.proposals(ProposalState::Open).size(), 3);
    QVERIFY(!desk.proposals(ProposalState::Open).isEmpty());
    ACCEPTED(desk.push(desk.agent, ProposalDecide{desk.proposals(ProposalState::Open).first().id, ProposalState::Refused}));
    desk.look();
    QCOMPARE(desk.proposals(ProposalState::Open).size(), 3);
    QCOMPARE(desk.proposals().size(), 4);
}

void TestLinkage::aColleagueWhoWasQuickerIsNotAsked()
{
    Desk desk;
    const Account first = desk.zhenya();
    const Account second = desk.evgeny();
    ACCEPTED(desk.push(desk.agent, LinkAccount{desk.fresh<AccountLinkId>(), second.id, first.homePersonId}));
    desk.look();
    QCOMPARE(desk.proposals().size(), 0);
}

void TestLinkage::whoWasErasedIsForgottenHereToo()
{
    Desk desk;
    const Account first = desk.zhenya();
    desk.look();
    QVERIFY(desk.server.store->write([&](Rows &rows) -> Result<void> {
        const auto found = PersonRows::gather(rows, first.homePersonId);
        PersonEraser(rows).erase(*found, {desk.server.administrator.id, {}, {}});
        return {};
    }));
    desk.evgeny();
    desk.look();
    QCOMPARE(desk.proposals().size(), 0);
}

void TestLinkage::onlyTheHolderWrites()
{
    Desk desk;
    desk.zhenya();
    desk.evgeny();
    const auto before = desk.server.everything();
    Linkage other(*desk.server.store, desk.log,
                  [](Rows &) -> Result<void> { return failure(Error::Kind::Conflict, QStringLiteral("lease_lost")); });
    other.step([] { return false; });
    QCOMPARE(desk.server.everything(), before);
}

void TestLinkage::linksInProfiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    const auto row = [](const char *name, const char *text, const QStringList &links) { QTest::newRow(name) << QString::fromUtf8(text) << links; };
    row("nothing", "люблю котов", {});
    row("an address", "https://vk.com/katya.s", {QStringLiteral("vk/katya.s")});
    row("without a scheme", "телега: t.me/katya_s.", {QStringLiteral("telegram/katya_s")});
    row("several", "vk.com/a1, m.vk.com/a1 and www.instagram.com/b_2/", {QStringLiteral("vk/a1"), QStringLiteral("instagram/b_2")});
    row("the fediverse", "https://mastodon.example.test/@katya", {QStringLiteral("mastodon/katya@mastodon.example.test")});
    row("bluesky", "bsky.app/profile/katya.example.test", {QStringLiteral("bluesky/katya.example.test")});
    row("youtube", "youtube.com/@katya", {QStringLiteral("youtube/katya")});
    row("a post is nobody", "https://vk.com/wall-1_2 https://x.com/a/status/1 https://example.test/page", {});
    row("a letter is no page", "write to me@vk.com/x", {});
    row("another host that ends so", "https://notvk.com/katya", {});
}

void TestLinkage::linksInProfiles()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, links);
    QCOMPARE(profileLinksIn(text), links);
    QVERIFY(profileLinksIn(QString(100'000, u'a') + text).isEmpty());
    QVERIFY(profileLinksIn(QStringLiteral("vk.com/").repeated(100'000)).size() <= 8);
}

QTEST_GUILESS_MAIN(TestLinkage)
#include "tst_linkage.moc"
