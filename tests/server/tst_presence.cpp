#include "models/presence.h"
#include "tests/server/support/scene.h"

#include <QJsonArray>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

struct Office final : Scene
{
    const PersonId person = supportCase.personId;

    TestReply tell(TestClient &client, const PersonId &whose, const QString &doing)
    {
        return client.post("/v1/presence", {{QStringLiteral("person_id"), whose.value}, {QStringLiteral("doing"), doing}});
    }
    Presence of(const User &user) { return server.row<Presence>(user.id.value); }
    qint64 seq()
    {
        return server.store->read([](otklik::server::Rows &rows) -> Result<qint64> { return rows.seq(); }).value_or(-1);
    }
};

const QString looking = QStringLiteral("looking");
const QString writing = QStringLiteral("writing");

} // namespace

/// Whose card a colleague has open: told now, held for minutes, and never kept for later.
class TestPresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isHeldByTheServersClock();
    void comesThroughTheFeed();
    void whatStandsThereForLongIsNotWrittenAgain();
    void writingAfterLookingIsNews();
    void anotherCardTakesItsPlace();
    void leavingEmptiesTheRowOnce();
    void somebodyWhoIsNotThereIsNotLookedAt();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
};

void TestPresence::isHeldByTheServersClock()
{
    Office office;
    QCOMPARE(office.tell(office.agent, office.person, looking).status, 204);
    const Presence row = office.of(office.server.agent);
    QCOMPARE(row.personId, office.person);
    QCOMPARE(row.doing, Doing::Looking);
    QCOMPARE(row.until, office.server.clock.now() + presenceHolds);
}

void TestPresence::comesThroughTheFeed()
{
    Office office;
    const qint64 before = office.seq();
    QCOMPARE(office.tell(office.agent, office.person, writing).status, 204);
    const QJsonArray changes =
        office.lead.get("/v1/changes?after=" + QByteArray::number(before)).json().value(QStringLiteral("changes")).toArray();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0)[QStringLiteral("kind")].toString(), QStringLiteral("presence"));
    QCOMPARE(changes.at(0)[QStringLiteral("row")][QStringLiteral("id")].toString(), office.server.agent.id.value);
}

void TestPresence::whatStandsThereForLongIsNotWrittenAgain()
{
    Office office;
    office.tell(office.agent, office.person, looking);
    const qint64 told = office.seq();
    office.server.clock.advance(presenceHolds / 2 - 1s);
    QCOMPARE(office.tell(office.agent, office.person, looking).status, 204);
    QCOMPARE(office.seq(), told);
    office.server.clock.advance(1s);
    QCOMPARE(office.tell(office.agent, office.person, looking).status, 204);
    QCOMPARE(office.seq(), told + 1);
    QCOMPARE(office.of(office.server.agent).until, office.server.clock.now() + presenceHolds);
}

void TestPresence::writingAfterLookingIsNews()
{
    Office office;
    office.tell(office.agent, office.person, looking);
    office.tell(office.agent, office.person, writing);
    QCOMPARE(office.of(office.server.agent).doing, Doing::Writing);
    office.tell(office.lead, office.person, looking);
    QCOMPARE(office.of(office.server.agent).doing, Doing::Writing);
    QCOMPARE(office.of(office.server.lead).doing, Doing::Looking);
}

void TestPresence::anotherCardTakesItsPlace()
{
    Office office;
    office.server.ingest({office.server.post(QStringLiteral("p2"), QStringLiteral("olga"), QStringLiteral("And mine?"))});
    const PersonId other = office.server.caseOf(QStringLiteral("p2")).personId;
    office.tell(office.agent, office.person, writing);
    office.tell(office.agent, other, looking);
    QCOMPARE(office.of(office.server.agent).personId, other);
    QCOMPARE(office.of(office.server.agent).doing, Doing::Looking);
}

void TestPresence::leavingEmptiesTheRowOnce()
{
    Office office;
    const qint64 before = office.seq();
    QCOMPARE(office.tell(office.agent, {}, QStringLiteral("nothing")).status, 204);
    QCOMPARE(office.seq(), before); // nobody was there
    office.tell(office.agent, office.person, looking);
    QCOMPARE(office.tell(office.agent, {}, looking).status, 204);
    QVERIFY(office.of(office.server.agent).personId.isEmpty());
    QCOMPARE(office.of(office.server.agent).doing, Doing::Nothing);
    const qint64 left = office.seq();
    office.tell(office.agent, office.person, QStringLiteral("nothing"));
    QCOMPARE(office.seq(), left);
}

void TestPresence::somebodyWhoIsNotThereIsNotLookedAt()
{
    Office office;
    QCOMPARE(office.tell(office.agent, office.fresh<PersonId>(), looking).status, 404);
    QVERIFY(office.of(office.server.agent).id.isEmpty());
}

void TestPresence::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("a number") << QByteArray(R"({"person_id":1,"doing":"looking"})");
    QTest::newRow("unknown doing") << QByteArray(R"({"person_id":"","doing":"dancing"})");
    QTest::newRow("no doing") << QByteArray(R"({"person_id":""})");
    QTest::newRow("a long id") << R"({"doing":"looking","person_id":")" + QByteArray(201, 'a') + "\"}";
    QTest::newRow("a list") << QByteArray("[]");
}

void TestPresence::nonsenseIsRefused()
{
    QFETCH(QByteArray, body);
    Office office;
    const TestReply reply = office.agent.send("POST", "/v1/presence", body, "application/json");
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), QStringLiteral("bad_message"));
}

QTEST_GUILESS_MAIN(TestPresence)
#include "tst_presence.moc"
