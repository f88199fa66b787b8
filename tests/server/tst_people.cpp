#include "models/attachment.h"
#include "server/erasure/personeraser.h"
#include "server/store/attachmentstore.h"
#include "server/store/erasedrows.h"
#include "server/store/workspacestore.h"
#include "tests/server/support/scene.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace otklik;
using namespace otklik::server;

namespace {

const QByteArray photo("\x89PNG and so on");

struct Desk final : Scene
{
    TestClient administrator{server.port(), server.tokenOf(server.administrator)};
    const PersonId person = supportCase.personId;
    const QByteArray path = "/v1/people/" + person.value.toUtf8();

    TestReply erase(TestClient &client, const QString &reason = QStringLiteral("letter of 3 May"))
    {
        return client.post(path + "/erasure", {{QStringLiteral("reason"), reason}});
    }
    qint64 countOf(const QJsonObject &scope, const char *kind)
    {
        for (const QJsonValue &one : scope.value(QStringLiteral("counts")).toArray())
            if (one[QStringLiteral("kind")].toString() == QLatin1StringView(kind))
                return one[QStringLiteral("count")].toInteger();
        return 0;
    }
    QStringList actions(TestClient &client, const QByteArray &query = {})
    {
        QStringList names;
        const QJsonObject page = client.get(path + "/audit" + query).json();
        for (const QJsonValue &one : page.value(QStringLiteral("entries")).toArray())
            names.append(one[QStringLiteral("action")].toString());
        return names;
    }
    /// A row of every kind that a card has got lately.
    void fillCard()
    {
        ACCEPTED(push(agent, NoteAdd{fresh<NoteId>(), person, QStringLiteral("prefers tea"), NoteChannel::Phone, server.clock.now()}));
        ACCEPTED(push(agent, PersonDetailSet{person, QStringLiteral("tariff"), QStringLiteral("Home 300"), {}}));
        ACCEPTED(push(agent, ConsentAdd{fresh<ConsentId>(), person, ConsentKind::Marketing, true, QStringLiteral("form on the site"),
                                        server.clock.now()}));
        server.ingest({server.post(QStringLiteral("p2"), QStringLiteral("vanya"), QStringLiteral("Hello"))});
        LinkProposal proposal;
        proposal.id = fresh<LinkProposalId>();
        proposal.firstId = supportCase.accountId;
        proposal.secondId = server.caseOf(QStringLiteral("p2")).accountId;
        proposal.reasons = {{QStringLiteral("name"), QStringLiteral("diminutive"), 612, QStringLiteral("Ivan"), QStringLiteral("Vanya")}};
        CustomerRecord record;
        record.id = fresh<AccountId>();
        record.personId = person;
        record.source = QStringLiteral("warehouse");
        record.orders = {{QStringLiteral("1"), QStringLiteral("A-17"), QStringLiteral("Kettle"), QStringLiteral("sent"), 4200,
                          QStringLiteral("EUR"), server.clock.now()}};
        QVERIFY(server.store->write([&](Rows &rows) -> Result<void> {
            rows.put(proposal);
            rows.put(record);
            Person shown = rows.find<Person>(person).value_or(Person{});
            shown.photo = {{attachmentHashOf(photo), {}, QStringLiteral("image/png"), photo.size(), 1, 1, {}}};
            rows.put(shown);
            server::AttachmentStore(rows).put(attachmentHashOf(photo), QStringLiteral("image/png"), photo);
            return {};
        }));
    }
};

} // namespace

/// What the law gives a person, as leads and administrators ask for it from their windows.
class TestPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExportHoldsEveryKindOfRowOfACard();
    void whoExportsIsWrittenDown();
    void agentsExportNobody();
    void theScopeOfAnErasureRemovesNothing();
    void anErasureAnswersTheActAndTheCounts();
    void onlyAdministratorsErase();
    void anErasureNeedsAReason_data();
    void anErasureNeedsAReason();
    void whoWasErasedIsNotErasedTwice();
    void whoIsNotThereIsNotFound();
    void theJournalSaysWhoLookedAndWhoChanged();
    void theJournalNamesTheFieldAndNotTheWords();
    void theJournalFollowsLinkedAccounts();
    void theJournalIsReadByPages();
    void theJournalIsForLeads();
};

void TestPeople::theExportHoldsEveryKindOfRowOfACard()
{
    Desk desk;
    desk.fillCard();
    const TestReply reply = desk.lead.get(desk.path + "/export");
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.startsWith("{\n    \"about\""));
    const QJsonObject all = reply.json();
    const auto only = [&](const char *kind) { return all.value(QLatin1StringView(kind)).toArray().at(0).toObject(); };
    QCOMPARE(only("note").value(QStringLiteral("channel")).toString(), QStringLiteral("phone"));
    QCOMPARE(only("person_detail").value(QStringLiteral("value")).toString(), QStringLiteral("Home 300"));
    QCOMPARE(only("consent").value(QStringLiteral("source")).toString(), QStringLiteral("form on the site"));
    QCOMPARE(only("link_proposal").value(QStringLiteral("reasons")).toArray().at(0)[QStringLiteral("second")].toString(),
             QStringLiteral("Vanya"));
    QCOMPARE(only("customer_record").value(QStringLiteral("orders")).toArray().at(0)[QStringLiteral("title")].toString(),
             QStringLiteral("Kettle"));
    QCOMPARE(QByteArray::fromBase64(only("attachments").value(QStringLiteral("base64")).toString().toLatin1()), photo);
    QCOMPARE(only("mention").value(QStringLiteral("text")).toString(), QStringLiteral("Where is my parcel?"));
}

void TestPeople::whoExportsIsWrittenDown()
{
    Desk desk;
    QCOMPARE(desk.lead.get(desk.path + "/export").status, 200);
    QCOMPARE(desk.audited("person.exported", desk.person.value), 1);
    const QJsonObject page = desk.lead.get(desk.path + "/audit").json();
    QCOMPARE(page.value(QStringLiteral("entries")).toArray().at(0)[QStringLiteral("user_name")].toString(), QStringLiteral("lena"));
}

void TestPeople::agentsExportNobody()
{
    Desk desk;
    const TestReply reply = desk.agent.get(desk.path + "/export");
    QCOMPARE(reply.status, 403);
    QVERIFY(!reply.body.contains("parcel"));
    QCOMPARE(desk.audited("person.exported", desk.person.value), 0);
}

void TestPeople::theScopeOfAnErasureRemovesNothing()
{
    Desk desk;
    const auto before = desk.server.everything();
    const TestReply reply = desk.administrator.get(desk.path + "/erasure");
    QCOMPARE(reply.status, 200);
    QCOMPARE(desk.countOf(reply.json(), "mention"), 1);
    QCOMPARE(desk.countOf(reply.json(), "case"), 1);
    QCOMPARE(reply.json().value(QStringLiteral("act")).toString(), QString());
    QCOMPARE(desk.server.everything(), before);
    QCOMPARE(desk.lead.get(desk.path + "/erasure").status, 403);
}

void TestPeople::anErasureAnswersTheActAndTheCounts()
{
    Desk desk;
    desk.fillCard();
    const TestReply reply = desk.erase(desk.administrator);
    QCOMPARE(reply.status, 200);
    const QString act = reply.json().value(QStringLiteral("act")).toString();
    QVERIFY(act.contains(QStringLiteral("letter of 3 May")));
    QVERIFY(act.contains(QStringLiteral("admin")));
    QVERIFY(!act.contains(QStringLiteral("parcel")));
    QCOMPARE(desk.countOf(reply.json(), "consent"), 1);
    QCOMPARE(desk.countOf(reply.json(), "person_detail"), 1);
    QVERIFY(desk.server.row<Person>(desk.person).id.isEmpty());
    QVERIFY(desk.server.row<Mention>(desk.mention.id).id.isEmpty());
    QCOMPARE(desk.audited("person.erased", desk.person.value), 1);
    QVERIFY(desk.server.store->read([](Rows &rows) -> Result<bool> { return WorkspaceStore(rows).isScrubDue(); }).value_or(false));
}

void TestPeople::onlyAdministratorsErase()
{
    Desk desk;
    for (TestClient *client : {&desk.agent, &desk.trainee, &desk.lead})
        QCOMPARE(desk.erase(*client).status, 403);
    QCOMPARE(desk.server.row<Person>(desk.person).id, desk.person);
}

void TestPeople::anErasureNeedsAReason_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("blanks") << QByteArray(R"({"reason":"  "})");
    QTest::newRow("a number") << QByteArray(R"({"reason":7})");
    QTest::newRow("a book") << R"({"reason":")" + QByteArray(1001, 'a') + "\"}";
}

void TestPeople::anErasureNeedsAReason()
{
    QFETCH(QByteArray, body);
    Desk desk;
    QCOMPARE(desk.administrator.send("POST", desk.path + "/erasure", body, "application/json").code(), QStringLiteral("bad_message"));
    QCOMPARE(desk.server.row<Person>(desk.person).id, desk.person);
}

void TestPeople::whoWasErasedIsNotErasedTwice()
{
    Desk desk;
    QCOMPARE(desk.erase(desk.administrator).status, 200);
    const auto after = desk.server.everything();
    const TestReply again = desk.erase(desk.administrator);
    QCOMPARE(again.status, 410);
    QCOMPARE(again.code(), QStringLiteral("erased"));
    for (const char *what : {"/export", "/erasure", "/audit"})
        QCOMPARE(desk.administrator.get(desk.path + what).code(), QStringLiteral("erased"));
    QCOMPARE(desk.server.everything(), after);
}

void TestPeople::whoIsNotThereIsNotFound()
{
    Desk desk;
    for (const QByteArray &id : {desk.fresh<PersonId>().value.toUtf8(), QByteArray("nobody"), QByteArray(300, 'x'),
                                 desk.supportCase.id.value.toUtf8(), QByteArray("%00")}) {
        for (const char *what : {"/export", "/erasure", "/audit"})
            QCOMPARE(desk.administrator.get("/v1/people/" + id + what).code(), QStringLiteral("not_found"));
        QCOMPARE(desk.administrator.post("/v1/people/" + id + "/erasure", {{QStringLiteral("reason"), QStringLiteral("x")}}).code(),
                 QStringLiteral("not_found"));
    }
}

void TestPeople::theJournalSaysWhoLookedAndWhoChanged()
{
    Desk desk;
    ACCEPTED(desk.push(desk.agent, CardView{desk.person}));
    const NoteId note = desk.fresh<NoteId>();
    ACCEPTED(desk.push(desk.trainee, NoteAdd{note, desk.person, QStringLiteral("likes tea")}));
    // Refused: nothing was changed.
    COMPARE_CODE(desk.push(desk.trainee, NoteEdit{note, QStringLiteral("x"), 7}), "note_changed");
    ACCEPTED(desk.push(desk.trainee, NoteRemove{note}));
    QCOMPARE(desk.actions(desk.lead),
             (QStringList{QStringLiteral("note.remove"), QStringLiteral("note.add"), QStringLiteral("card.viewed")}));
    const QJsonArray entries = desk.lead.get(desk.path + "/audit").json().value(QStringLiteral("entries")).toArray();
    QCOMPARE(entries.at(1)[QStringLiteral("user_name")].toString(), QStringLiteral("timur"));
}

void TestPeople::theJournalNamesTheFieldAndNotTheWords()
{
    Desk desk;
    ACCEPTED(desk.push(desk.agent, PersonEdit{desk.person, PersonField::City, QStringLiteral("Omsk"), {}}));
    const TestReply reply = desk.lead.get(desk.path + "/audit");
    QCOMPARE(reply.json().value(QStringLiteral("entries")).toArray().at(0)[QStringLiteral("detail")][QStringLiteral("field")].toString(),
             QStringLiteral("city"));
    QVERIFY(!reply.body.contains("Omsk"));
}

void TestPeople::theJournalFollowsLinkedAccounts()
{
    Desk desk;
    desk.server.ingest({desk.server.post(QStringLiteral("p2"), QStringLiteral("vanya"), QStringLiteral("Hello"))});
    const Case other = desk.server.caseOf(QStringLiteral("p2"));
    ACCEPTED(desk.push(desk.agent, CardView{other.personId}));
    QCOMPARE(desk.actions(desk.lead), QStringList());
    ACCEPTED(desk.push(desk.agent, LinkAccount{desk.fresh<AccountLinkId>(), other.accountId, desk.person}));
    QCOMPARE(desk.actions(desk.lead), (QStringList{QStringLiteral("account.linked"), QStringLiteral("card.viewed")}));
}

void TestPeople::theJournalIsReadByPages()
{
    Desk desk;
    QList<Mutation> looks;
    for (int i = 0; i < 130; ++i)
        looks.append(desk.server.mutation(CardView{desk.person}));
    for (qsizetype from = 0; from < looks.size(); from += 50)
        desk.agent.push(looks.mid(from, 50));
    const QJsonObject first = desk.lead.get(desk.path + "/audit").json();
    const QJsonArray entries = first.value(QStringLiteral("entries")).toArray();
    QCOMPARE(entries.size(), 100);
    QVERIFY(first.value(QStringLiteral("has_more")).toBool());
    const QByteArray last = QByteArray::number(entries.last()[QStringLiteral("id")].toInteger());
    const QJsonObject second = desk.lead.get(desk.path + "/audit?before=" + last).json();
    QCOMPARE(second.value(QStringLiteral("entries")).toArray().size(), 30);
    QVERIFY(!second.value(QStringLiteral("has_more")).toBool());
    for (const char *nonsense : {"0", "-1", "x", "99999999999999999999"})
        QCOMPARE(desk.lead.get(desk.path + "/audit?before=" + nonsense).code(), QStringLiteral("bad_query"));
}

void TestPeople::theJournalIsForLeads()
{
    Desk desk;
    QCOMPARE(desk.agent.get(desk.path + "/audit").status, 403);
    QCOMPARE(desk.administrator.get(desk.path + "/audit").status, 200);
}

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
