#include "models/uuid7.h"
#include "server/mutations/publicationflow.h"
#include "server/store/peoplestore.h"
#include "tests/server/support/scene.h"

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

IncomingPost brandReply(TestServer &server, const QString &id, const QString &inReplyTo)
{
    IncomingPost post = server.post(id, QStringLiteral("shop"), QStringLiteral("We are looking into it."), inReplyTo);
    post.isBrand = true;
    return post;
}

QStringList versionsOf(TestServer &server, const Mention &mention)
{
    QStringList texts;
    const auto all = server.everything();
    for (auto it = all.begin(); it != all.end(); ++it)
        if (it.key().startsWith(QLatin1StringView("mention_version "))
            && it->value(QStringLiteral("mention_id")).toString() == mention.id.value)
            texts.append(it->value(QStringLiteral("text")).toString());
    return texts;
}

} // namespace

class TestIngest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPostBecomesACaseWithADeadline();
    void theSamePostAgainChangesNothing();
    void anEditKeepsTheEarlierText();
    void anOlderCopyIsNoEdit();
    void aDeletedPostKeepsItsText();
    void aSecondPostExtendsTheCase();
    void theDeadlineIsThatOfTheOldestUnansweredPost();
    void aNewPostReopensAnAnsweredCase();
    void aPostThatWasNotSeenBeforeTheAnswerReopensToo();
    void aReplyFoundInTheNetworkAnswers();
    void aReplyToAnEarlierPostLeavesTheLaterOneWaiting();
    void historyNeverMakesWork();
    void historyBecomesWorkWhenItsPostComesIn();
    void aReplyBeforeItsParentFindsTheThread_data();
    void aReplyBeforeItsParentFindsTheThread();
    void aThreadThatIsNamedLaterKeepsItsCase();
    void threadsThatTurnOutToBeOneKeepAllWork();
    void heatIsMeasuredAndLanguageRecognised();
    void followersAreKeptApart();
    void anAccountIsRenewed();
    void hostilePostsAreStoredAsTheyAre();
    void endlessPostsAreCut();
};

void TestIngest::aPostBecomesACaseWithADeadline()
{
    TestServer server;
    QCOMPARE(server.ingest({server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"))}), (Ingest::Counts{1, 0, 0}));
    const Case one = server.caseOf(QStringLiteral("p"));
    QCOMPARE(one.state, CaseState::Open);
    QCOMPARE(one.mentionCount, 1);
    QCOMPARE(one.mentionId, server.mention(QStringLiteral("p")).id);
    QVERIFY(one.deadlineAt - server.clock.now() == 1h);
    QCOMPARE(server.row<Account>(one.accountId).homePersonId, one.personId);
    QCOMPARE(server.row<Thread>(one.threadId).revision, 1);
}

void TestIngest::theSamePostAgainChangesNothing()
{
    TestServer server;
    const QList<IncomingPost> posts{server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello")),
                                    server.post(QStringLiteral("r"), QStringLiteral("olga"), QStringLiteral("Me too"), QStringLiteral("p"))};
    QCOMPARE(server.ingest(posts), (Ingest::Counts{2, 0, 0}));
    const auto before = server.everything();
    server.clock.advance(1h);
    QCOMPARE(server.ingest(posts), (Ingest::Counts{0, 2, 0}));
    QCOMPARE(server.everything(), before);
    QCOMPARE(server.ingest(posts + posts), (Ingest::Counts{0, 4, 0}));
}

void TestIngest::anEditKeepsTheEarlierText()
{
    TestServer server;
    IncomingPost post = server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("first"));
    server.ingest({post});
    const Mention before = server.mention(QStringLiteral("p"));
    server.clock.advance(1min);
    post.text = QStringLiteral("second");
    post.editedAt = server.clock.now();
    QCOMPARE(server.ingest({post}), (Ingest::Counts{0, 0, 1}));
    const Mention after = server.mention(QStringLiteral("p"));
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.text, QStringLiteral("second"));
    QCOMPARE(after.version, 2);
    QCOMPARE(versionsOf(server, after), QStringList{QStringLiteral("first")});
    QCOMPARE(server.row<Thread>(after.threadId).revision, 2);
    QCOMPARE(server.ingest({post}), (Ingest::Counts{0, 1, 0}));
}

void TestIngest::anOlderCopyIsNoEdit()
{
    TestServer server;
    const IncomingPost first = server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("first"));
    IncomingPost second = first;
    second.text = QStringLiteral("second");
    second.editedAt = server.clock.now() + 1min;
    server.ingest({first});
    server.ingest({second});
    QCOMPARE(server.ingest({first}), (Ingest::Counts{0, 1, 0}));
    QCOMPARE(server.mention(QStringLiteral("p")).text, QStringLiteral("second"));
}

void TestIngest::aDeletedPostKeepsItsText()
{
    TestServer server;
    server.ingest({server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"))});
    for (const qint64 expected : {1, 0}) {
        const auto marked = server.store->write([&](Rows &rows) -> Result<qint64> {
            return Ingest(rows).markDeleted(server.source.id, {QStringLiteral("p"), QStringLiteral("unknown")});
        });
        QCOMPARE(marked.value_or(-1), expected);
    }
    const Mention mention = server.mention(QStringLiteral("p"));
    QVERIFY(mention.deletedAt.has_value());
    QCOMPARE(mention.text, QStringLiteral("Hello"));
    QCOMPARE(server.row<Thread>(mention.threadId).revision, 2);
    // Seeing an old copy of it somewhere does not bring it back; the network's word does.
    server.ingest({server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"))});
    QVERIFY(server.mention(QStringLiteral("p")).deletedAt.has_value());
    for (const qint64 expected : {1, 0}) {
        const auto restored = server.store->write([&](Rows &rows) -> Result<qint64> {
            return Ingest(rows).markRestored(server.source.id, {QStringLiteral("p"), QStringLiteral("unknown")});
        });
        QCOMPARE(restored.value_or(-1), expected);
    }
    QVERIFY(!server.mention(QStringLiteral("p")).deletedAt.has_value());
    QCOMPARE(server.row<Thread>(mention.threadId).revision, 3);
}

void TestIngest::aSecondPostExtendsTheCase()
{
    TestServer server;
    server.ingest({server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"))});
    const Case before = server.caseOf(QStringLiteral("p"));
    server.clock.advance(5min);
    server.ingest({server.post(QStringLiteral("q"), QStringLiteral("ivan"), QStringLiteral("Anybody?"), QStringLiteral("p")),
                   server.post(QStringLiteral("r"), QStringLiteral("olga"), QStringLiteral("Me too"), QStringLiteral("p"))});
    const Case after = server.caseOf(QStringLiteral("q"));
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.mentionCount, 2);
    QCOMPARE(after.mentionId, server.mention(QStringLiteral("q")).id);
    QCOMPARE(after.deadlineAt, before.deadlineAt);
    QVERIFY(server.caseOf(QStringLiteral("r")).id != before.id); // somebody else's
    QCOMPARE(server.caseOf(QStringLiteral("r")).threadId, before.threadId);
}

void TestIngest::theDeadlineIsThatOfTheOldestUnansweredPost()
{
    TestServer server;
    const IncomingPost older = server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"));
    server.clock.advance(10min);
    const IncomingPost newer = server.post(QStringLiteral("q"), QStringLiteral("ivan"), QStringLiteral("Hello?"), QStringLiteral("p"));
    server.ingest({newer});
    server.ingest({older});
    const Case one = server.caseOf(QStringLiteral("p"));
    QCOMPARE(one.waitingSince, older.publishedAt);
    QCOMPARE(one.deadlineAt, TimePoint(older.publishedAt + 1h));
    QCOMPARE(one.mentionId, server.mention(QStringLiteral("q")).id);
}

void TestIngest::aNewPostReopensAnAnsweredCase()
{
    TestServer server;
    server.ingest({server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"))});
    server.clock.advance(1min);
    server.ingest({brandReply(server, QStringLiteral("b"), QStringLiteral("p"))});
    QCOMPARE(server.caseOf(QStringLiteral("p")).state, CaseState::Answered);
    server.clock.advance(1h);
    server.ingest({server.post(QStringLiteral("q"), QStringLiteral("ivan"), QStringLiteral("It did not help"), QStringLiteral("b"))});
    const Case one = server.caseOf(QStringLiteral("q"));
    QCOMPARE(one.id, server.caseOf(QStringLiteral("p")).id);
    QCOMPARE(one.state, CaseState::Open);
    QCOMPARE(one.waitingSince, server.clock.now());
    QVERIFY(one.deadlineAt - server.clock.now() == 1h);
}

/// The agent answers at 12:05 what the customer wrote at 12:00; what he wrote at
/// 12:04 comes in at 12:06, and nobody has seen it.
void TestIngest::aPostThatWasNotSeenBeforeTheAnswerReopensToo()
{
    Scene scene;
    scene.server.clock.advance(4min);
    const IncomingPost unseen = scene.server.post(QStringLiteral("q"), QStringLiteral("ivan"), QStringLiteral("And now?"), QStringLiteral("p1"));
    scene.server.clock.advance(1min);
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
    PublicationSubmit submit;
    submit.id = scene.fresh<PublicationId>();
    submit.caseId = scene.supportCase.id;
    submit.mentionId = scene.mention.id;
    submit.text = QStringLiteral("It is on its way.");
    submit.threadRevision = 1;
    ACCEPTED(scene.push(scene.agent, submit));
    const auto sent = scene.server.store->write([&](Rows &rows) -> Result<bool> {
        PublicationFlow flow(rows);
        return flow.move(*rows.find<Publication>(submit.id), PublicationState::Sending)
            && flow.move(*rows.find<Publication>(submit.id), PublicationState::Sent);
    });
    QVERIFY(sent.value_or(false));
    QCOMPARE(scene.server.caseOf(QStringLiteral("p1")).state, CaseState::Answered);
    scene.server.clock.advance(1min);
    scene.server.ingest({unseen});
    QCOMPARE(scene.server.caseOf(QStringLiteral("p1")).state, CaseState::Open);
}

void TestIngest::aReplyFoundInTheNetworkAnswers()
{
    TestServer server;
    const IncomingPost question = server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"));
    server.clock.advance(5min);
    const IncomingPost reply = brandReply(server, QStringLiteral("b"), QStringLiteral("p"));
    server.ingest({question, reply});
    QCOMPARE(server.caseOf(QStringLiteral("p")).state, CaseState::Answered);
    QVERIFY(server.mention(QStringLiteral("b")).isBrand);
    QVERIFY(server.mention(QStringLiteral("b")).caseId.isEmpty());
    QVERIFY(server.row<Account>(server.mention(QStringLiteral("b")).accountId).isBrand);
    // In the other order, and in two batches.
    TestServer other;
    other.ingest({reply});
    other.ingest({question});
    QCOMPARE(other.caseOf(QStringLiteral("p")).state, CaseState::Answered);
}

void TestIngest::aReplyToAnEarlierPostLeavesTheLaterOneWaiting()
{
    TestServer server;
    const IncomingPost first = server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"));
    server.clock.advance(1min);
    const IncomingPost reply = brandReply(server, QStringLiteral("b"), QStringLiteral("p"));
    server.clock.advance(1min);
    const IncomingPost second = server.post(QStringLiteral("q"), QStringLiteral("ivan"), QStringLiteral("And?"), QStringLiteral("p"));
    server.ingest({first, second});
    server.ingest({reply});
    QCOMPARE(server.caseOf(QStringLiteral("q")).state, CaseState::Open);
}

void TestIngest::historyNeverMakesWork()
{
    TestServer server;
    QCOMPARE(server.ingest({server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"))}, Ingest::Mode::History),
             (Ingest::Counts{1, 0, 0}));
    QVERIFY(server.mention(QStringLiteral("p")).caseId.isEmpty());
    const auto all = server.everything();
    for (auto it = all.begin(); it != all.end(); ++it)
        QVERIFY(!it.key().startsWith(QLatin1StringView("case ")));
}

void TestIngest::historyBecomesWorkWhenItsPostComesIn()
{
    TestServer server;
    const IncomingPost post = server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"));
    server.ingest({post}, Ingest::Mode::History);
    server.ingest({post});
    QCOMPARE(server.caseOf(QStringLiteral("p")).state, CaseState::Open);
    server.ingest({post}, Ingest::Mode::History);
    QCOMPARE(server.caseOf(QStringLiteral("p")).mentionCount, 1);
}

void TestIngest::aReplyBeforeItsParentFindsTheThread_data()
{
    QTest::addColumn<QList<int>>("order"); // of root, reply, reply to the reply
    QTest::addColumn<bool>("isOneBatch");
    for (const bool isOneBatch : {true, false}) {
        QList<int> order{0, 1, 2};
        do
            QTest::addRow("%d %d %d, %s", order.at(0), order.at(1), order.at(2), isOneBatch ? "one batch" : "three batches") << order << isOneBatch;
        while (std::next_permutation(order.begin(), order.end()));
    }
}

void TestIngest::aReplyBeforeItsParentFindsTheThread()
{
    QFETCH(QList<int>, order);
    QFETCH(bool, isOneBatch);
    TestServer server;
    const QList<IncomingPost> posts{
        server.post(QStringLiteral("a"), QStringLiteral("ivan"), QStringLiteral("Root")),
        server.post(QStringLiteral("b"), QStringLiteral("olga"), QStringLiteral("Reply"), QStringLiteral("a")),
        server.post(QStringLiteral("c"), QStringLiteral("ivan"), QStringLiteral("Reply to it"), QStringLiteral("b"))};
    QList<IncomingPost> batch;
    for (const int index : order)
        batch.append(posts.at(index));
    if (isOneBatch)
        server.ingest(batch);
    else
        for (const IncomingPost &post : batch)
            server.ingest({post});
    const ThreadId thread = server.mention(QStringLiteral("a")).threadId;
    QCOMPARE(server.row<Thread>(thread).externalId, QStringLiteral("a"));
    QCOMPARE(server.mention(QStringLiteral("b")).threadId, thread);
    QCOMPARE(server.mention(QStringLiteral("c")).threadId, thread);
    // One case of each customer, with all that each of them wrote.
    const Case ivan = server.caseOf(QStringLiteral("a"));
    QCOMPARE(server.caseOf(QStringLiteral("c")).id, ivan.id);
    QCOMPARE(ivan.mentionCount, 2);
    QCOMPARE(ivan.state, CaseState::Open);
    QCOMPARE(ivan.threadId, thread);
    QCOMPARE(server.caseOf(QStringLiteral("b")).threadId, thread);
}

void TestIngest::aThreadThatIsNamedLaterKeepsItsCase()
{
    TestServer server;
    server.ingest({server.post(QStringLiteral("r"), QStringLiteral("ivan"), QStringLiteral("And the charger, too"), QStringLiteral("p"))});
    IncomingPost first = server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("My phone is broken"));
    first.threadExternalId = QStringLiteral("t"); // the network tells only now
    server.ingest({first});
    QCOMPARE(server.caseOf(QStringLiteral("p")).id, server.caseOf(QStringLiteral("r")).id);
    QCOMPARE(server.caseOf(QStringLiteral("p")).mentionCount, 2);
}

void TestIngest::threadsThatTurnOutToBeOneKeepAllWork()
{
    Scene scene;
    TestServer &server = scene.server;
    // Ivan also answered a post that is not known yet: another thread for now.
    server.clock.advance(1min);
    server.ingest({server.post(QStringLiteral("z"), QStringLiteral("ivan"), QStringLiteral("Awful!"), QStringLiteral("y"))});
    const Case standIn = server.caseOf(QStringLiteral("z"));
    QVERIFY(standIn.id != scene.supportCase.id);
    const DraftId draft = scene.fresh<DraftId>();
    ACCEPTED(scene.push(scene.agent, DraftSave{draft, standIn.id, standIn.mentionId, Visibility::Public, QStringLiteral("Sorry"), 0}));
    // Then its parent comes, and it stands in the first thread.
    server.ingest({server.post(QStringLiteral("y"), QStringLiteral("olga"), QStringLiteral("Same here"), QStringLiteral("p1"))});
    const Case merged = server.caseOf(QStringLiteral("z"));
    QCOMPARE(merged.id, scene.supportCase.id);
    QCOMPARE(merged.mentionCount, 2);
    QCOMPARE(merged.waitingSince, scene.supportCase.waitingSince);
    QCOMPARE(merged.mentionId, server.mention(QStringLiteral("z")).id);
    QCOMPARE(server.mention(QStringLiteral("z")).threadId, scene.mention.threadId);
    QCOMPARE(server.row<Draft>(draft).caseId, merged.id);
    QCOMPARE(server.row<Case>(standIn.id).state, CaseState::Closed);
    // A laptop that still knows the other case reaches the one it became.
    ACCEPTED(scene.push(scene.agent, CaseClose{standIn.id, QStringLiteral("Settled by phone")}));
    QCOMPARE(server.row<Case>(merged.id).state, CaseState::Closed);
}

void TestIngest::heatIsMeasuredAndLanguageRecognised()
{
    TestServer server;
    server.ingest({server.post(QStringLiteral("calm"), QStringLiteral("ivan"), QStringLiteral("Подскажите, пожалуйста, когда откроется магазин на улице Ленина")),
                   server.post(QStringLiteral("hot"), QStringLiteral("olga"), QStringLiteral("ЭТО ПРОСТО УЖАС!!! Третий день жду, позор!!! В суд подам!!!"))});
    QVERIFY(server.caseOf(QStringLiteral("hot")).heat > server.caseOf(QStringLiteral("calm")).heat);
    QCOMPARE(server.mention(QStringLiteral("calm")).language, QStringLiteral("ru"));
}

void TestIngest::followersAreKeptApart()
{
    TestServer server;
    IncomingPost post = server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"));
    post.authorFollowers = 1'000'000;
    server.ingest({post});
    const AccountId account = server.mention(QStringLiteral("p")).accountId;
    const auto count = server.store->read(
        [&](Rows &rows) -> Result<std::optional<qint64>> { return PeopleStore(rows).followers(account); });
    QCOMPARE(count->value_or(0), 1'000'000);
    TestClient client(server.port(), server.tokenOf(server.agent));
    QVERIFY(!client.get("/v1/snapshot").body.contains("1000000"));
}

void TestIngest::anAccountIsRenewed()
{
    TestServer server;
    IncomingPost post = server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"));
    server.ingest({post});
    post.externalId = QStringLiteral("q");
    post.authorName = QStringLiteral("Иван");
    post.authorBio = QStringLiteral("Рыбак");
    server.ingest({post});
    const Account account = server.row<Account>(server.mention(QStringLiteral("p")).accountId);
    QCOMPARE(account.name, QStringLiteral("Иван"));
    QCOMPARE(account.bio, QStringLiteral("Рыбак"));
    QCOMPARE(server.mention(QStringLiteral("q")).accountId, account.id);
}

void TestIngest::hostilePostsAreStoredAsTheyAre()
{
    TestServer server;
    QString text = QStringLiteral("'); DROP TABLE mention;-- <script>\u202e\u0000 \U0001F600 е́е́");
    text += QString(100'000, u'й');
    server.ingest({server.post(QStringLiteral("p';--"), QStringLiteral("'\"\\"), text)});
    if (TestDatabase::isPostgres())
        text.replace(QChar(0), QChar::ReplacementCharacter); // its texts cannot hold one
    QCOMPARE(server.mention(QStringLiteral("p';--")).text, text);
    TestClient client(server.port(), server.tokenOf(server.agent));
    QCOMPARE(client.get("/v1/changes?after=0").status, 200);
}

void TestIngest::endlessPostsAreCut()
{
    TestServer server;
    QList<IncomingPost> posts;
    for (int i = 0; i < 12; ++i) {
        IncomingPost post = server.post(QStringLiteral("p%1").arg(i), QString(5000, u'n'), QString(199'999, u'й') + QStringLiteral("\U0001F600") + QString(100'000, u'й'));
        post.inReplyTo = i > 0 ? QStringLiteral("p0") : QString();
        posts.append(post);
    }
    QCOMPARE(server.ingest(posts).stored, 12);
    QCOMPARE(server.ingest(posts).unchanged, 12);
    // No half of a surrogate pair is left at the end.
    QCOMPARE(server.mention(QStringLiteral("p0")).text, QString(199'999, u'й'));
    QCOMPARE(server.row<Account>(server.mention(QStringLiteral("p0")).accountId).name.size(), 2000);
    // Pages stay small, whatever the limit asked for, and lose nothing.
    TestClient client(server.port(), server.tokenOf(server.agent));
    qint64 after = 0;
    qsizetype rows = 0;
    for (bool hasMore = true; hasMore;) {
        const TestReply reply = client.get("/v1/changes?limit=2000&after=" + QByteArray::number(after));
        QVERIFY(reply.body.size() < 4'000'000);
        rows += reply.json().value(QStringLiteral("changes")).toArray().size();
        after = reply.json().value(QStringLiteral("up_to")).toInteger();
        hasMore = reply.json().value(QStringLiteral("has_more")).toBool();
    }
    QCOMPARE(rows, server.everything().size());
}

QTEST_GUILESS_MAIN(TestIngest)
#include "tst_ingest.moc"
