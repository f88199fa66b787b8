#include "models/json.h"
#include "server/retention/retentionworker.h"
#include "server/store/leasestore.h"
#include "server/store/mediastore.h"
#include "server/store/mentionstore.h"
#include "server/store/workspacestore.h"
#include "storage/database/database.h"
#include "tests/server/support/scene.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

constexpr auto year = std::chrono::days(365);

struct Archive final : Scene
{
    qint64 version = 0;

    void publish(const QByteArray &body)
    {
        const TeamDocumentId id = fresh<TeamDocumentId>();
        TestClient client(server.port(), server.tokenOf(server.lead)); // sessions do not last for years
        ACCEPTED(push(client, TeamPublish{id, TeamDocumentKind::Retention, QString::fromUtf8(body), {}, version}));
        version = server.row<TeamDocument>(id.value).version;
    }
    /// All that is due now.
    Retention carryOut()
    {
        Retention retention(*server.store);
        while (retention.emptyTexts().value_or(false)) { }
        if (!retention.startOver())
            qFatal("retention cannot write");
        while (retention.erasePeople().value_or(false)) { }
        return retention;
    }
    void settle()
    {
        ACCEPTED(push(agent, CaseClose{supportCase.id, QStringLiteral("nothing to answer")}));
    }
    /// The case of the person is over, and years go by.
    void forget(int years)
    {
        settle();
        server.clock.advance(years * year);
    }
    bool isThere() { return !server.row<Person>(supportCase.personId).id.isEmpty(); }
    QList<MentionVersion> versions()
    {
        QList<MentionVersion> all;
        const auto rows = server.everything();
        for (auto it = rows.begin(); it != rows.end(); ++it)
            if (it.key().startsWith(QLatin1StringView("mention_version")))
                if (const auto one = fromJson<MentionVersion>(it.value()))
                    all.append(*one);
        return all;
    }
    IncomingPost edited(const QString &text)
    {
        IncomingPost post = server.post(QStringLiteral("p1"), QStringLiteral("ivan"), text);
        post.editedAt = server.clock.now() + 1s;
        return post;
    }
    Result<bool> isScrubDue()
    {
        return server.store->read([](Rows &rows) -> Result<bool> { return WorkspaceStore(rows).isScrubDue(); });
    }
};

} // namespace

/// How long data of people is kept: carried out by the server, by the rules that the team has published.
class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutRulesNothingGoes();
    void oldTextsAreEmptiedAndTheRestStays();
    void eachNetworkHasItsDays();
    void textsThatTheNetworkDeletedGoSooner();
    void deletedTextsCanGoAtOnce();
    void earlierVersionsAndQuotesGoWithTheText();
    void theNetworkDoesNotBringTheWordsBack();
    void emptiedRowsTravelThroughTheFeed();
    void theAuditSaysHowMany();
    void manyTextsGoInBoundedParts();

    void whoWasNotHeardOfForLongIsErased();
    void somethingNewKeepsAPerson_data();
    void somethingNewKeepsAPerson();
    void aLinkedAccountKeepsThePerson();
    void peopleAreGoneThroughInStretchesThatOutliveTheProcess();

    void theScopeTakesNothingAway();
    void anotherProcessHoldsTheLease();
    void theWorkerDoesARoundAndCleansTheFiles();
};

void TestRetention::withoutRulesNothingGoes()
{
    Archive archive;
    archive.forget(50);
    const auto before = archive.server.everything();
    const Retention done = archive.carryOut();
    QCOMPARE(done.emptied() + done.erased(), 0);
    QCOMPARE(archive.server.everything(), before);
}

void TestRetention::oldTextsAreEmptiedAndTheRestStays()
{
    Archive archive;
    archive.publish(R"({"texts":{"*":365}})");
    archive.server.clock.advance(year - 1h);
    QCOMPARE(archive.carryOut().emptied(), 0);
    const Mention before = archive.mention;
    QVERIFY(!before.text.isEmpty());
    archive.server.clock.advance(2h);
    archive.server.ingest({archive.server.post(QStringLiteral("p2"), QStringLiteral("olga"), QStringLiteral("Just now"))});
    QCOMPARE(archive.carryOut().emptied(), 1);
    Mention expected = before;
    expected.text.clear();
    QCOMPARE(toJson(archive.server.row<Mention>(before.id)), toJson(expected));
    QCOMPARE(archive.server.mention(QStringLiteral("p2")).text, QStringLiteral("Just now"));
    QVERIFY(archive.isScrubDue().value_or(false));
    QCOMPARE(archive.carryOut().emptied(), 0);
}

void TestRetention::eachNetworkHasItsDays()
{
    Archive archive;
    Source other = archive.server.addSource(QStringLiteral("wall"), {});
    other.network = QStringLiteral("vk");
    QVERIFY(archive.server.store->write([&](Rows &rows) -> Result<void> {
        rows.put(other);
        return {};
    }));
    archive.server.ingestInto(other, {archive.server.post(QStringLiteral("v1"), QStringLiteral("pavel"), QStringLiteral("Hello"))});
    archive.publish(R"({"texts":{"vk":30}})");
    archive.server.clock.advance(31 * 24h);
    QCOMPARE(archive.carryOut().emptied(), 1);
    QVERIFY(!archive.server.mention(QStringLiteral("p1")).text.isEmpty()); // no rule: for good
    archive.publish(R"({"texts":{"vk":30,"*":31}})");
    QCOMPARE(archive.carryOut().emptied(), 0);
    archive.server.clock.advance(1h);
    QCOMPARE(archive.carryOut().emptied(), 1);
}

void TestRetention::textsThatTheNetworkDeletedGoSooner()
{
    Archive archive;
    archive.publish(R"({"texts":{"*":3650},"deleted":{"*":30}})");
    archive.server.ingest({archive.server.post(QStringLiteral("p2"), QStringLiteral("olga"), QStringLiteral("Stays"))});
    QVERIFY(archive.server.store->write([&](Rows &rows) -> Result<void> {
        Ingest(rows).markDeleted(archive.server.source.id, {QStringLiteral("p1")});
        return {};
    }));
    archive.server.clock.advance(30 * 24h - 1h);
    QCOMPARE(archive.carryOut().emptied(), 0);
    archive.server.clock.advance(2h);
    QCOMPARE(archive.carryOut().emptied(), 1);
    const Mention emptied = archive.server.mention(QStringLiteral("p1"));
    QVERIFY(emptied.text.isEmpty());
    QVERIFY(emptied.deletedAt);
    QCOMPARE(archive.server.mention(QStringLiteral("p2")).text, QStringLiteral("Stays"));
}

void TestRetention::deletedTextsCanGoAtOnce()
{
    Archive archive;
    archive.publish(R"({"deleted":{"mastodon":0}})");
    QVERIFY(archive.server.store->write([&](Rows &rows) -> Result<void> {
        Ingest(rows).markDeleted(archive.server.source.id, {QStringLiteral("p1")});
        return {};
    }));
    QCOMPARE(archive.carryOut().emptied(), 1);
}

void TestRetention::earlierVersionsAndQuotesGoWithTheText()
{
    Archive archive;
    IncomingPost edited = archive.edited(QStringLiteral("Where is my parcel? My cat waits, too"));
    edited.media.append(Media{QStringLiteral("photo"), MediaKind::Picture, {}, QStringLiteral("A parcel"), 0, 0, 0});
    archive.server.ingest({edited});
    const auto looked = archive.server.store->write([&](Rows &rows) -> Result<void> {
        MediaStore(rows).put(archive.mention.id, QStringLiteral("photo"), QByteArrayLiteral("bytes"));
        return {};
    });
    QVERIFY(looked);
    const InterestId interest = archive.fresh<InterestId>();
    ACCEPTED(archive.push(archive.agent, InterestAdd{interest, archive.supportCase.personId, QStringLiteral("cats"),
                                                     InterestSource::Message, archive.mention.id, QStringLiteral("My cat waits")}));
    archive.publish(R"({"texts":{"*":365}})");
    archive.server.clock.advance(2 * year);
    QCOMPARE(archive.carryOut().emptied(), 1);
    const QList<MentionVersion> versions = archive.versions();
    QCOMPARE(versions.size(), 1);
    QVERIFY(versions.first().text.isEmpty());
    const auto kept = archive.server.row<Interest>(interest);
    QCOMPARE(kept.topic, QStringLiteral("cats"));
    QVERIFY(kept.quote.isEmpty());
    const auto copies = archive.server.store->read(
        [&](Rows &rows) -> Result<qsizetype> { return MediaStore(rows).all(archive.mention.id).size(); });
    QCOMPARE(copies.value_or(-1), 0);
    for (const QJsonObject &row : archive.server.everything())
        QVERIFY2(!QJsonDocument(row).toJson().contains("parcel"), QJsonDocument(row).toJson().constData());
}

void TestRetention::theNetworkDoesNotBringTheWordsBack()
{
    Archive archive;
    archive.publish(R"({"texts":{"*":365}})");
    archive.server.clock.advance(2 * year);
    QCOMPARE(archive.carryOut().emptied(), 1);
    const auto before = archive.server.everything();
    const IncomingPost again = archive.server.post(QStringLiteral("p1"), QStringLiteral("ivan"), QStringLiteral("Where is my parcel?"));
    QCOMPARE(archive.server.ingest({again}).unchanged, 1);
    QCOMPARE(archive.server.ingest({archive.edited(QStringLiteral("Where is it?"))}).unchanged, 1);
    QCOMPARE(archive.server.ingest({again}, Ingest::Mode::History).unchanged, 1);
    QCOMPARE(archive.server.everything(), before);
}

void TestRetention::emptiedRowsTravelThroughTheFeed()
{
    Archive archive;
    archive.publish(R"({"texts":{"*":365}})");
    archive.server.clock.advance(2 * year);
    const QByteArray after = QByteArray::number(
        archive.server.store->read([](Rows &rows) -> Result<qint64> { return rows.seq(); }).value_or(0));
    archive.carryOut();
    TestClient agent(archive.server.port(), archive.server.tokenOf(archive.server.agent));
    const QJsonArray changes = agent.get("/v1/changes?after=" + after).json().value(QStringLiteral("changes")).toArray();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0)[QStringLiteral("kind")].toString(), QStringLiteral("mention"));
    QCOMPARE(changes.at(0)[QStringLiteral("row")][QStringLiteral("text")].toString(), QString());
}

void TestRetention::theAuditSaysHowMany()
{
    Archive archive;
    archive.publish(R"({"texts":{"*":365}})");
    archive.server.clock.advance(2 * year);
    archive.carryOut();
    const auto detail = archive.server.store->read([](Rows &rows) -> Result<QJsonObject> {
        auto query = rows.database().query("SELECT detail FROM audit WHERE action='retention.texts'");
        return query.next() ? query.value<QJsonObject>(0) : QJsonObject();
    });
    QCOMPARE(detail.value_or(QJsonObject()).value(QStringLiteral("emptied")).toInteger(), 1);
}

void TestRetention::manyTextsGoInBoundedParts()
{
    Archive archive;
    QList<IncomingPost> posts;
    for (int i = 0; i < Retention::textsAtOnce + 5; ++i)
        posts.append(archive.server.post(QStringLiteral("h%1").arg(i), QStringLiteral("olga"), QStringLiteral("Message %1").arg(i)));
    archive.server.ingest(posts, Ingest::Mode::History);
    archive.publish(R"({"texts":{"*":365}})");
    archive.server.clock.advance(2 * year);
    Retention retention(*archive.server.store);
    QCOMPARE(retention.emptyTexts().value_or(false), true);
    QCOMPARE(retention.emptied(), Retention::textsAtOnce);
    // Another process, after this one was ended.
    Retention next(*archive.server.store);
    QCOMPARE(next.emptyTexts().value_or(true), false);
    QCOMPARE(next.emptied(), 6);
}

void TestRetention::whoWasNotHeardOfForLongIsErased()
{
    Archive archive;
    archive.publish(R"({"people":1825})");
    archive.forget(5);
    QCOMPARE(archive.carryOut().erased(), 0); // to the day, and the case was closed after the message
    archive.server.clock.advance(24h);
    QCOMPARE(archive.carryOut().erased(), 1);
    QVERIFY(!archive.isThere());
    QVERIFY(archive.server.row<Mention>(archive.mention.id).id.isEmpty());
    QCOMPARE(archive.audited("person.erased", archive.supportCase.personId.value), 1);
    QVERIFY(archive.isScrubDue().value_or(false));
    // Written in the audit as what it was.
    const auto reason = archive.server.store->read([](Rows &rows) -> Result<QJsonObject> {
        auto query = rows.database().query("SELECT detail FROM audit WHERE action='person.erased'");
        return query.next() ? query.value<QJsonObject>(0) : QJsonObject();
    });
    QCOMPARE(reason.value_or(QJsonObject()).value(QStringLiteral("reason")).toString(), QStringLiteral("retention"));
}

void TestRetention::somethingNewKeepsAPerson_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"message", "note", "open case", "open promise", "publication", "consent", "import", "field"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestRetention::somethingNewKeepsAPerson()
{
    QFETCH(QString, what);
    Archive archive;
    archive.publish(R"({"people":365})");
    const PersonId person = archive.supportCase.personId;
    const auto put = [&](const auto &row) {
        QVERIFY(archive.server.store->write([&](Rows &rows) -> Result<void> {
            rows.put(row);
            return {};
        }));
    };
    if (what == u"open promise") {
        Promise promise;
        promise.id = archive.fresh<PromiseId>();
        promise.caseId = archive.supportCase.id;
        promise.personId = person;
        put(promise);
    }
    if (what == u"publication") {
        Publication publication;
        publication.id = archive.fresh<PublicationId>();
        publication.caseId = archive.supportCase.id;
        publication.mentionId = archive.mention.id;
        publication.state = PublicationState::InReview;
        put(publication);
    }
    if (what != u"open case")
        archive.settle();
    archive.server.clock.advance(2 * year);
    TestClient agent(archive.server.port(), archive.server.tokenOf(archive.server.agent));
    if (what == u"message")
        archive.server.ingest({archive.server.post(QStringLiteral("p2"), QStringLiteral("ivan"), QStringLiteral("Me again"))},
                              Ingest::Mode::History);
    if (what == u"note")
        ACCEPTED(archive.push(agent, NoteAdd{archive.fresh<NoteId>(), person, QStringLiteral("has called")}));
    if (what == u"consent")
        ACCEPTED(archive.push(agent, ConsentAdd{archive.fresh<ConsentId>(), person, ConsentKind::Storage, true,
                                                QStringLiteral("letter"), archive.server.clock.now()}));
    if (what == u"field")
        ACCEPTED(archive.push(agent, PersonDetailSet{person, QStringLiteral("tariff"), QStringLiteral("Home 300"), {}}));
    if (what == u"import") {
        CustomerRecord record;
        record.id = archive.fresh<AccountId>();
        record.personId = person;
        record.importedAt = archive.server.clock.now();
        put(record);
    }
    QCOMPARE(archive.carryOut().erased(), 0);
    QVERIFY(archive.isThere());
}

void TestRetention::aLinkedAccountKeepsThePerson()
{
    Archive archive;
    archive.publish(R"({"people":365})");
    archive.server.ingest({archive.server.post(QStringLiteral("p2"), QStringLiteral("vanya"), QStringLiteral("Hello"))});
    const Case other = archive.server.caseOf(QStringLiteral("p2"));
    ACCEPTED(archive.push(archive.agent, LinkAccount{archive.fresh<AccountLinkId>(), other.accountId, archive.supportCase.personId}));
    archive.settle();
    ACCEPTED(archive.push(archive.agent, CaseClose{other.id, QStringLiteral("nothing to answer")}));
    archive.server.clock.advance(2 * year);
    archive.server.ingest({archive.server.post(QStringLiteral("p3"), QStringLiteral("vanya"), QStringLiteral("Hello again"))},
                          Ingest::Mode::History);
    QCOMPARE(archive.carryOut().erased(), 0);
    archive.server.clock.advance(year + 24h);
    QCOMPARE(archive.carryOut().erased(), 1); // one human being
    QVERIFY(!archive.isThere());
    QVERIFY(archive.server.row<Person>(other.personId).id.isEmpty());
    QVERIFY(archive.server.row<Mention>(other.mentionId).id.isEmpty());
}

void TestRetention::peopleAreGoneThroughInStretchesThatOutliveTheProcess()
{
    Archive archive;
    archive.publish(R"({"people":365})");
    archive.settle();
    QVERIFY(archive.server.store->write([&](Rows &rows) -> Result<void> {
        for (int i = 0; i < Retention::peopleAtOnce; ++i) {
            Person person;
            person.id.value = QStringLiteral("00000000-0000-7000-8000-%1").arg(i, 12, 10, QLatin1Char('0'));
            person.updatedAt = rows.now() + 10 * year;
            rows.put(person);
        }
        return {};
    }));
    archive.server.clock.advance(2 * year);
    Retention first(*archive.server.store);
    QCOMPARE(first.erasePeople().value_or(false), true);
    QCOMPARE(first.erased(), 0);
    Retention second(*archive.server.store);
    QCOMPARE(second.erasePeople().value_or(true), false);
    QCOMPARE(second.erased(), 1);
}

void TestRetention::theScopeTakesNothingAway()
{
    Archive archive;
    archive.publish(R"({"texts":{"*":365},"people":365})");
    archive.forget(2);
    const auto before = archive.server.everything();
    const auto scope = Retention(*archive.server.store).scope();
    QVERIFY(scope);
    QCOMPARE(scope->texts.size(), 1);
    QCOMPARE(scope->texts.first().network, QStringLiteral("mastodon"));
    QCOMPARE(scope->texts.first().old, 1);
    QCOMPARE(scope->texts.first().deleted, 0);
    QCOMPARE(scope->people, QList<PersonId>{archive.supportCase.personId});
    QCOMPARE(archive.server.everything(), before);
}

void TestRetention::anotherProcessHoldsTheLease()
{
    Archive archive;
    archive.publish(R"({"texts":{"*":365},"people":365})");
    archive.forget(2);
    QVERIFY(archive.server.store->write([](Rows &rows) -> Result<void> {
        (void)LeaseStore(rows).seize(QStringLiteral("retention"), QStringLiteral("another one"), 10min);
        return {};
    }));
    Log log([](const QByteArray &) { });
    RetentionWorker worker(*archive.server.store, log, true);
    QCOMPARE(worker.step(), std::chrono::milliseconds(1h));
    QVERIFY(archive.isThere());
    QVERIFY(!archive.server.mention(QStringLiteral("p1")).text.isEmpty());
    archive.server.clock.advance(11min); // it has died
    worker.step();
    QVERIFY(archive.server.mention(QStringLiteral("p1")).text.isEmpty());
}

void TestRetention::theWorkerDoesARoundAndCleansTheFiles()
{
    Archive archive;
    archive.publish(R"({"texts":{"*":365},"people":365})");
    archive.forget(2);
    QByteArray logged;
    Log log([&](const QByteArray &line) { logged += line; });
    RetentionWorker worker(*archive.server.store, log, false);
    int steps = 0;
    while (worker.step() < 1h)
        QVERIFY(++steps < 10);
    QVERIFY(!archive.isThere());
    QCOMPARE(archive.isScrubDue().value_or(true), false);
    QVERIFY(logged.contains("\"people\":1"));
}

QTEST_GUILESS_MAIN(TestRetention)
#include "tst_retention.moc"
