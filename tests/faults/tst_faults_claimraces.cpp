#include "tests/faults/support/agent.h"
#include "tests/faults/support/tally.h"

#include "models/uuid7.h"
#include "server/channels/storechannels.h"
#include "server/store/casestore.h"
#include "server/store/rows.h"
#include "server/store/secrets.h"
#include "tests/server/support/testkeys.h"

#include <QTest>

#include <random>

using namespace otklik;
using namespace otklik::faults;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

constexpr int shortRaces = 600;
constexpr int longRaces = 10'000;
constexpr int shortStale = 350;
constexpr int longStale = 2'000;
constexpr int mostAgents = 50;
constexpr int customers = 20;
constexpr auto lease = 15min;
constexpr auto undoWindow = 10s;

/// A second server on the same database, as behind a load balancer.
class SecondServer final
{
public:
    explicit SecondServer(TestServer &first)
        : m_log([](const QByteArray &) {})
    {
        auto opened = Store::open(first.database.place(), first.clock);
        if (!opened)
            qFatal("no second server: %s", qPrintable(opened.error().code));
        m_store = std::move(*opened);
        unlockForTests(*m_store);
        m_api = std::make_unique<Api>(ApiParts{*m_store, m_log, nullptr, {}, {}, QStringLiteral("0.0.0")});
        m_http = std::make_unique<HttpServer>(HttpLimits{}, first.clock, m_log,
                                              [this](const HttpRequest &request) { return m_api->answer(request); });
        m_port = m_http->listen(QStringLiteral("127.0.0.1"), 0).value_or(0);
    }
    ~SecondServer() { m_http->stop(); }

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    Log m_log;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<HttpServer> m_http;
    quint16 m_port = 0;
};

/// Two servers with fifty agents, a lead, and customers who wait.
class Office final
{
public:
    explicit Office(quint32 seed)
        : random(seed)
    {
        QList<IncomingPost> posts;
        for (int i = 0; i < customers; ++i)
            posts.append(server.post(QStringLiteral("c%1").arg(i), QStringLiteral("customer%1").arg(i),
                                     QStringLiteral("Где посылка?")));
        server.ingest(posts);
        for (int i = 0; i < customers; ++i)
            persons.append(server.caseOf(QStringLiteral("c%1").arg(i)).personId);
        const auto prepared = server.store->write([&](Rows &rows) -> Result<void> {
            Secrets(rows).set(server.source.id.value, QStringLiteral("access_token"), QStringLiteral("t"));
            for (int i = 0; i < mostAgents; ++i) {
                const QString login = QStringLiteral("agent%1").arg(i);
                const User user{newId<UserId>(server.clock), login, login, Role::Agent, false, true, {}};
                rows.put(user);
                agents.push_back(std::make_unique<Agent>(server, i % 2 == 0 ? server.port() : second.port(), user));
            }
            return {};
        });
        if (!prepared)
            qFatal("no office");
        lead = std::make_unique<Agent>(server, server.port(), server.lead);
    }

    [[nodiscard]] Claim claimOf(const PersonId &person) { return server.row<Claim>(person); }
    [[nodiscard]] int below(int bound) { return std::uniform_int_distribution(0, bound - 1)(random); }

    TestServer server;
    SecondServer second{server};
    QList<PersonId> persons;
    std::vector<std::unique_ptr<Agent>> agents;
    std::unique_ptr<Agent> lead;
    std::mt19937 random;
};

/// One customer's case, from a post of this moment.
struct Work final
{
    Case supportCase;
    Mention mention;
    qint64 threadRevision = 0;

    static Work next(TestServer &server)
    {
        static int count = 0;
        const QString id = QStringLiteral("w%1").arg(++count);
        server.ingest({server.post(id, id, QStringLiteral("Где посылка?"))});
        Work work;
        work.mention = server.mention(id);
        work.supportCase = server.caseOf(id);
        work.threadRevision = server.row<Thread>(work.mention.threadId).revision;
        return work;
    }

    [[nodiscard]] PublicationSubmit submit(const Clock &clock, qint64 token) const
    {
        PublicationSubmit command;
        command.id = newId<PublicationId>(clock);
        command.caseId = supportCase.id;
        command.mentionId = mention.id;
        command.text = QStringLiteral("Уже везём.");
        command.threadRevision = threadRevision;
        command.claimToken = token;
        return command;
    }
};

/// What may happen between a claim and the reply under it.
enum class Story {
    LapsedWhileQueued,   ///< the lease ends while the reply waits, and another one takes the person
    TakenWhileQueued,    ///< a lead takes over and lets go
    LapsedWhileReviewed, ///< another one has had the person when the reply is approved
    LapsedBefore,        ///< the reply is written after another one took the person
    LapsedAndFreed,      ///< … and that one has let go again
    LapsedAlone,         ///< the lease has ended, and nobody else took the person
    Renewed,             ///< … and its holder renewed it before replying: it leaves
    ClaimedAnew,         ///< the reply names the token before the last
    InTime,              ///< nothing happens: it leaves
};
constexpr std::array stories{Story::LapsedWhileQueued,
                             Story::TakenWhileQueued,
                             Story::LapsedWhileReviewed,
                             Story::LapsedBefore,
                             Story::LapsedAndFreed,
                             Story::LapsedAlone,
                             Story::Renewed,
                             Story::ClaimedAnew,
                             Story::InTime};

} // namespace

/// Claims under contention, over real connections: one winner of each race, every
/// new holder with a higher token, and no reply under a token that is not the newest or whose lease had ended.
class TestFaultsClaimRaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { keepTemporaryFilesInMemory(); }
    void everyRaceHasOneWinner();
    void aTokenThatIsNotTheNewestNeverPublishes();
};

void TestFaultsClaimRaces::everyRaceHasOneWinner()
{
    const quint32 seed = seedOr(1);
    Office office(seed);
    Tally tally(QStringLiteral("claim races"));
    qint64 asked = 0;
    const int races = isLong() ? longRaces : TestDatabase::isPostgres() ? shortRaces / 4 : shortRaces;
    for (int race = 0; race < races; ++race) {
        const QString name = QStringLiteral("race %1 of seed %2").arg(race).arg(seed);
        const PersonId person = office.persons.at(office.below(customers));
        const Claim before = office.claimOf(person);
        // The way in which the last winner lets go differs.
        switch (office.below(3)) {
        case 0:
            office.server.clock.advance(lease);
            break;
        case 1:
            QVERIFY(office.lead->does(ClaimRelease{person}));
            break;
        default:
            QVERIFY(office.lead->does(ClaimTake{person, true}));
            QVERIFY(office.lead->does(ClaimRelease{person}));
        }
        std::ranges::shuffle(office.agents, office.random);
        const int runners = 2 + office.below(mostAgents - 1);
        for (int i = 0; i < runners; ++i)
            office.agents.at(static_cast<size_t>(i))->send(ClaimTake{person, false});
        QList<UserId> winners;
        for (int i = 0; i < runners; ++i) {
            Agent &agent = *office.agents.at(static_cast<size_t>(i));
            const auto answer = agent.receive();
            if (!answer)
                tally.lost(name + QStringLiteral(": no answer"));
            else if (answer->verdict == MutationVerdict::Accepted)
                winners.append(agent.user().id);
        }
        asked += runners;
        tally.tried();
        const Claim after = office.claimOf(person);
        if (winners.isEmpty())
            tally.lost(name + QStringLiteral(": nobody won"));
        else if (winners.size() > 1)
            tally.twice(name + QStringLiteral(": %1 winners").arg(winners.size()));
        else if (after.holderId != winners.first())
            tally.diverged(name + QStringLiteral(": the row names another one"));
        // Who comes back after his own lease ended, while nobody else came, goes on with his token.
        const bool isSameHolder = after.holderId == before.holderId && after.token == before.token;
        if (after.token <= before.token && !isSameHolder)
            tally.diverged(name + QStringLiteral(": token %1 after %2").arg(after.token).arg(before.token));
    }
    tally.print(QStringLiteral("%1 claims, seed %2").arg(asked).arg(seed));
    QVERIFY2(tally.isClean(), qPrintable(tally.offences()));
}

void TestFaultsClaimRaces::aTokenThatIsNotTheNewestNeverPublishes()
{
    const quint32 seed = seedOr(1);
    Office office(seed);
    StoreChannels channels(*office.server.store);
    Tally tally(QStringLiteral("replies under claims that have ended"));
    const int rounds = isLong() ? longStale : TestDatabase::isPostgres() ? shortStale / 5 : shortStale;
    for (int round = 0; round < rounds; ++round) {
        const Story story = stories.at(static_cast<size_t>(round) % stories.size());
        const QString name =
            QStringLiteral("story %1, round %2 of seed %3").arg(static_cast<int>(story)).arg(round).arg(seed);
        std::ranges::shuffle(office.agents, office.random);
        Agent &author = *office.agents.at(0);
        Agent &other = *office.agents.at(1);
        const Work work = Work::next(office.server);
        const PersonId person = work.supportCase.personId;
        QVERIFY(author.does(ClaimTake{person, false}));
        PublicationSubmit submit = work.submit(office.server.clock, office.claimOf(person).token);
        bool isAccepted = false;
        switch (story) {
        case Story::LapsedWhileQueued:
            isAccepted = author.does(submit);
            office.server.clock.advance(lease);
            QVERIFY(other.does(ClaimTake{person, false}));
            break;
        case Story::TakenWhileQueued:
            isAccepted = author.does(submit);
            QVERIFY(office.lead->does(ClaimTake{person, true}));
            QVERIFY(office.lead->does(ClaimRelease{person}));
            break;
        case Story::LapsedWhileReviewed:
            submit.forReview = true;
            isAccepted = author.does(submit);
            office.server.clock.advance(lease);
            QVERIFY(other.does(ClaimTake{person, false}));
            QVERIFY(other.does(ClaimRelease{person}));
            std::ignore =
                office.lead->does(ReviewApprove{submit.id, textHashOf(submit.text), submit.threadRevision, {}});
            break;
        case Story::LapsedBefore:
        case Story::LapsedAndFreed:
            office.server.clock.advance(lease);
            QVERIFY(other.does(ClaimTake{person, false}));
            if (story == Story::LapsedAndFreed)
                QVERIFY(other.does(ClaimRelease{person}));
            isAccepted = author.does(submit);
            break;
        case Story::LapsedAlone:
            office.server.clock.advance(lease);
            isAccepted = author.does(submit);
            break;
        case Story::Renewed:
            office.server.clock.advance(lease);
            QVERIFY(author.does(ClaimTake{person, false}));
            isAccepted = author.does(submit);
            break;
        case Story::ClaimedAnew:
            QVERIFY(author.does(ClaimRelease{person}));
            QVERIFY(author.does(ClaimTake{person, false}));
            isAccepted = author.does(submit);
            break;
        case Story::InTime:
            isAccepted = author.does(submit);
            break;
        }
        office.server.clock.advance(undoWindow);
        const auto due = channels.takeDue();
        QVERIFY(due);
        tally.tried();
        const bool hasLeft = due->has_value();
        const bool mayLeave = story == Story::InTime || story == Story::Renewed;
        if (mayLeave && (!isAccepted || !hasLeft))
            tally.lost(name);
        if (!mayLeave && hasLeft)
            tally.twice(name + QStringLiteral(": left under an old token"));
        if (isAccepted && !hasLeft
            && office.server.row<Publication>(submit.id).problem != QLatin1StringView("claim_lost"))
            if (office.server.row<Publication>(submit.id).state != PublicationState::InReview)
                tally.diverged(name + QStringLiteral(": held back without saying why"));
        if (hasLeft) {
            Settlement sent;
            sent.state = PublicationState::Sent;
            sent.post.externalId = submit.id.value;
            QVERIFY(channels.settle(**due, sent));
        }
    }
    tally.print(QStringLiteral("seed %1").arg(seed));
    QVERIFY2(tally.isClean(), qPrintable(tally.offences()));
}

QTEST_GUILESS_MAIN(TestFaultsClaimRaces)
#include "tst_faults_claimraces.moc"
