#include "models/json.h"
#include "models/uuid7.h"
#include "server/store/owncontactstore.h"
#include "server/store/feedstore.h"
#include "server/store/rowrights.h"
#include "server/store/workspacestore.h"
#include "sync/wire/protocol.h"
#include "tests/server/support/testclient.h"
#include "tests/server/support/testserver.h"

#include <QTest>

#include <thread>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

/// What a client knows: every row it was told, by kind and id.
struct Replica final
{
    QMap<QString, QJsonObject> rows;
    qint64 upTo = 0;
    bool isWhole = false;
    QList<QString> order;
    QString checkpoint;
    bool sawOpenWorkDone = false;

    void take(const EntityChange &change)
    {
        const QString key = QString(nameOf(kindOf(change.entity))) + u' ' + idOf(change.entity);
        rows.insert(key, std::visit([](const auto &one) { return toJson(one); }, change.entity));
        order.append(key);
    }

    void takeSnapshot(const QByteArray &body)
    {
        for (const QByteArray &text : body.split('\n')) {
            if (text.isEmpty())
                continue;
            const auto line = wire::decodeSnapshotLine(text);
            QVERIFY2(line, text.constData());
            if (line->change)
                take(*line->change);
            if (!line->checkpoint.isEmpty())
                checkpoint = line->checkpoint;
            if (line->isOpenWorkDone && !sawOpenWorkDone) {
                sawOpenWorkDone = true;
                order.append(QStringLiteral("open work done"));
            }
            if (line->isEnd) {
                isWhole = true;
                upTo = line->upTo;
            }
        }
    }

    void follow(TestClient &client, int limit = 7)
    {
        for (bool hasMore = true; hasMore;) {
            const TestReply reply = client.get("/v1/changes?after=" + QByteArray::number(upTo) + "&limit=" + QByteArray::number(limit));
            const auto page = wire::decodeChanges(reply.body);
            QVERIFY2(page, reply.body.constData());
            for (const EntityChange &change : page->changes)
                take(change);
            upTo = page->upTo;
            hasMore = page->hasMore;
        }
    }
};

/// Some open work and some history.
void fill(TestServer &server, int threads)
{
    QList<IncomingPost> posts;
    for (int i = 0; i < threads; ++i) {
        const QString id = QString::number(i);
        server.clock.advance(1min);
        posts.append(server.post(QStringLiteral("p") + id, QStringLiteral("author") + QString::number(i % 7), QStringLiteral("Help ") + id));
        posts.append(server.post(QStringLiteral("r") + id, QStringLiteral("other") + id, QStringLiteral("Me too ") + id, QStringLiteral("p") + id));
    }
    server.ingest(posts);
    for (IncomingPost &post : posts) {
        post.externalId.prepend(u'h');
        if (!post.inReplyTo.isEmpty())
            post.inReplyTo.prepend(u'h');
    }
    server.ingest(posts, Ingest::Mode::History);
    QVERIFY(server.store->write([&](Rows &rows) -> Result<void> {
        OwnContactStore contacts(rows);
        contacts.add(QStringLiteral("help@shop.example"));
        contacts.add(QStringLiteral("+7 495 123-45-67"));
        contacts.remove(QStringLiteral("help@shop.example"));
        return {};
    }));
}

} // namespace

class TestFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesReachTheStateOfTheDatabase();
    void aRowThatChangedTwiceIsToldOnce();
    void refusesQueriesThatMakeNoSense_data();
    void refusesQueriesThatMakeNoSense();
    void aCursorAheadOfTheServerIsVoid();
    void theSnapshotReachesTheStateOfTheDatabase();
    void historyOlderThanAskedForIsLeftOut();
    void openWorkComesBeforeHistory();
    void aCutSnapshotIsTakenUpAgain();
    void whatChangesDuringTheSnapshotIsInTheChanges();
    void refusesForeignCheckpoints();
    void eventsSayUpToWhereThereIsNews();
    void numbersNeverAppearAfterLaterOnes();
    void aSecondProcessTakesItsNumbersInTurn();
    void aBackupIsWholeAndHasAnotherEpoch();
    void aBackupRestoredTwiceHasTwoEpochs();
};

void TestFeed::changesReachTheStateOfTheDatabase()
{
    TestServer server;
    fill(server, 5);
    TestClient client(server.port(), server.tokenOf(server.agent));
    Replica replica;
    replica.follow(client);
    QCOMPARE(replica.rows, server.everything());
    QVERIFY(replica.rows.size() > 40);
}

void TestFeed::aRowThatChangedTwiceIsToldOnce()
{
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.agent));
    Replica replica;
    replica.follow(client);
    const qint64 before = replica.upTo;
    for (int i = 0; i < 3; ++i) {
        server.source.title = QString::number(i);
        QVERIFY(server.store->write([&](Rows &rows) -> Result<void> {
            rows.put(server.source);
            return {};
        }));
    }
    const auto page = wire::decodeChanges(client.get("/v1/changes?after=" + QByteArray::number(before)).body);
    QVERIFY(page);
    QCOMPARE(page->changes.size(), 1);
    QCOMPARE(page->upTo, before + 3);
    QCOMPARE(std::get<Source>(page->changes.constFirst().entity).title, QStringLiteral("2"));
}

void TestFeed::refusesQueriesThatMakeNoSense_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("no number") << QByteArray("/v1/changes");
    QTest::newRow("a word") << QByteArray("/v1/changes?after=last");
    QTest::newRow("below zero") << QByteArray("/v1/changes?after=-1");
    QTest::newRow("nothing wanted") << QByteArray("/v1/changes?after=0&limit=0");
    QTest::newRow("too much wanted") << QByteArray("/v1/changes?after=0&limit=2001");
    QTest::newRow("no checkpoint") << QByteArray("/v1/snapshot?from=yesterday");
    QTest::newRow("a strange phase") << QByteArray("/v1/snapshot?from=e.1.9.2.0.");
}

void TestFeed::refusesQueriesThatMakeNoSense()
{
    QFETCH(QByteArray, path);
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.agent));
    const TestReply reply = client.get(path);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), QStringLiteral("bad_query"));
}

void TestFeed::aCursorAheadOfTheServerIsVoid()
{
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.agent));
    const TestReply reply = client.get("/v1/changes?after=1000000");
    QCOMPARE(reply.status, 409);
    QCOMPARE(reply.code(), QStringLiteral("epoch_changed"));
}

void TestFeed::theSnapshotReachesTheStateOfTheDatabase()
{
    TestServer server;
    fill(server, 30);
    TestClient client(server.port(), server.tokenOf(server.agent));
    Replica replica;
    replica.takeSnapshot(client.get("/v1/snapshot").body);
    QVERIFY(replica.isWhole);
    QCOMPARE(replica.rows, server.everything());
}

void TestFeed::historyOlderThanAskedForIsLeftOut()
{
    TestServer server;
    fill(server, 3);
    server.clock.advance(std::chrono::days(100));
    QVERIFY(server
                .ingest({server.post(QStringLiteral("young"), QStringLiteral("new"), QStringLiteral("text"))},
                        Ingest::Mode::History)
                .stored
            > 0);
    TestClient client(server.port(), server.tokenOf(server.agent));
    Replica replica;
    replica.takeSnapshot(client.get("/v1/snapshot?days=30").body);
    QVERIFY(replica.isWhole);
    const auto isIn = [&](const QString &externalId) {
        return replica.rows.contains(QStringLiteral("mention ") + server.mention(externalId).id.value);
    };
    QVERIFY(isIn(QStringLiteral("young")));
    QVERIFY(isIn(QStringLiteral("p0"))); // open work, however old
    QVERIFY(!isIn(QStringLiteral("hp0")));
    QVERIFY(replica.rows.contains(QStringLiteral("account ") + server.mention(QStringLiteral("hp0")).accountId.value));
    QCOMPARE(client.get("/v1/snapshot?days=none").code(), QStringLiteral("bad_query"));

    Replica all;
    all.takeSnapshot(client.get("/v1/snapshot?days=200").body);
    QCOMPARE(all.rows, server.everything());
}

void TestFeed::openWorkComesBeforeHistory()
{
    TestServer server;
    fill(server, 3);
    TestClient client(server.port(), server.tokenOf(server.agent));
    Replica replica;
    replica.takeSnapshot(client.get("/v1/snapshot").body);
    const auto position = [&](const QString &externalId) {
        return replica.order.indexOf(QStringLiteral("mention ") + server.mention(externalId).id.value);
    };
    const qsizetype done = replica.order.indexOf(QStringLiteral("open work done"));
    QVERIFY(done > 0);
    QVERIFY(position(QStringLiteral("p0")) < done);
    QVERIFY(position(QStringLiteral("r2")) < done);
    QVERIFY(position(QStringLiteral("hp0")) > done);
    // Newest history first.
    QVERIFY(position(QStringLiteral("hp2")) < position(QStringLiteral("hp1")));
    // The person before the account, the thread before the mention: referred rows come first.
    const Mention mention = server.mention(QStringLiteral("p0"));
    QVERIFY(replica.order.indexOf(QStringLiteral("account ") + mention.accountId.value) < position(QStringLiteral("p0")));
    QVERIFY(replica.order.indexOf(QStringLiteral("thread ") + mention.threadId.value) < position(QStringLiteral("p0")));
}

void TestFeed::aCutSnapshotIsTakenUpAgain()
{
    TestServer server;
    fill(server, 60);
    TestClient client(server.port(), server.tokenOf(server.agent));
    const QByteArray whole = client.get("/v1/snapshot").body;
    const QList<QByteArray> lines = whole.split('\n');
    for (qsizetype cut = 0; cut < lines.size(); cut += 97) {
        Replica replica;
        replica.takeSnapshot(lines.mid(0, cut).join('\n'));
        const TestReply rest = client.get("/v1/snapshot?from=" + replica.checkpoint.toLatin1());
        QCOMPARE(rest.status, 200);
        // A desktop takes the same place again for a server that does not get on.
        QVERIFY(replica.checkpoint.isEmpty() || !rest.body.contains(replica.checkpoint.toLatin1()));
        replica.takeSnapshot(rest.body);
        QVERIFY(replica.isWhole);
        replica.follow(client);
        QCOMPARE(replica.rows, server.everything());
        QVERIFY(cut < 200 || rest.body.size() < whole.size());
    }
}

void TestFeed::whatChangesDuringTheSnapshotIsInTheChanges()
{
    TestServer server;
    fill(server, 20);
    TestClient client(server.port(), server.tokenOf(server.agent));
    // The first lines only, then the database moves on, then the rest.
    Replica replica;
    const QByteArray whole = client.get("/v1/snapshot").body;
    const qsizetype line = whole.indexOf('\n', whole.indexOf("\"checkpoint\""));
    replica.takeSnapshot(whole.left(line));
    server.clock.advance(1h);
    fill(server, 25); // new texts under known ids are edits, and there are new posts
    replica.takeSnapshot(client.get("/v1/snapshot?from=" + replica.checkpoint.toLatin1()).body);
    QVERIFY(replica.isWhole);
    replica.follow(client);
    QCOMPARE(replica.rows, server.everything());
}

void TestFeed::refusesForeignCheckpoints()
{
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.agent));
    const TestReply reply = client.get("/v1/snapshot?from=another-epoch.1.2.2.5.");
    QCOMPARE(reply.status, 409);
    QCOMPARE(reply.code(), QStringLiteral("epoch_changed"));
}

void TestFeed::eventsSayUpToWhereThereIsNews()
{
    TestServer::Setup setup;
    setup.limits.heartbeat = 50ms;
    TestServer server(setup);
    TestClient client(server.port(), server.tokenOf(server.agent));
    const TestReply head = client.get("/v1/events");
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("content-type"), QByteArray("text/event-stream"));
    QVERIFY(client.readUntil("event: news\ndata: {\"up_to\":5}\n\n").size() > 0);
    QVERIFY(client.readUntil(":\n\n").size() > 0); // a heartbeat
    server.ingest({server.post(QStringLiteral("p"), QStringLiteral("ivan"), QStringLiteral("Hello"))});
    const QByteArray news = client.readUntil("}\n\n");
    const qsizetype data = news.indexOf("data: ");
    const auto upTo = wire::decodeNews(news.mid(data + 6));
    QVERIFY(upTo);
    QVERIFY(*upTo > 5);
}

/// Several threads write while one reads: what it has read up to is never added to.
void TestFeed::numbersNeverAppearAfterLaterOnes()
{
    TestServer server;
    std::atomic<int> running = 4;
    std::vector<std::thread> writers;
    for (int w = 0; w < 4; ++w)
        writers.emplace_back([&] {
            for (int i = 0; i < 40; ++i)
                std::ignore = server.store->write([&](Rows &rows) -> Result<void> {
                    for (int n = 0; n < 3; ++n)
                        rows.put(Person{newId<PersonId>(server.clock), {}, {}, {}, {}, {}, {}, {}, {}});
                    return i % 5 == 4 ? Result<void>(failure(Error::Kind::GiveUp, QStringLiteral("rolled_back"))) : Result<void>();
                });
            --running;
        });
    QMap<QString, QJsonObject> seen;
    qint64 upTo = 0;
    for (bool isLast = false; !isLast;) {
        isLast = running == 0;
        const auto page = server.store->read(
            [&](Rows &rows) -> Result<FeedStore::Page> {
                RowRights all(rows, server.administrator);
                return FeedStore(rows, all).changes(upTo, 11);
            });
        QVERIFY(page);
        qint64 last = upTo;
        for (const EntityChange &change : page->changes) {
            QVERIFY(change.seq > last);
            last = change.seq;
            seen.insert(QString(nameOf(kindOf(change.entity))) + u' ' + idOf(change.entity),
                        std::visit([](const auto &one) { return toJson(one); }, change.entity));
        }
        upTo = page->upTo;
        isLast = isLast && !page->hasMore;
    }
    for (std::thread &writer : writers)
        writer.join();
    QCOMPARE(seen.size(), 5 + 4 * 32 * 3);
    QCOMPARE(seen, server.everything());
}

/// Two stores on one file are what two processes are: import beside the server.
void TestFeed::aSecondProcessTakesItsNumbersInTurn()
{
    TestServer server;
    const auto other = Store::open(server.store->place(), server.clock);
    QVERIFY(other);
    const auto writeWith = [&](Store &store) {
        for (int i = 0; i < 50; ++i)
            QVERIFY(store.write([&](Rows &rows) -> Result<void> {
                rows.put(Person{newId<PersonId>(server.clock), {}, {}, {}, {}, {}, {}, {}, {}});
                return {};
            }));
    };
    std::thread second([&] { writeWith(**other); });
    writeWith(*server.store);
    second.join();
    QCOMPARE(server.everything().size(), 5 + 100);
    const auto seq = server.store->read([](Rows &rows) -> Result<qint64> { return rows.seq(); });
    QCOMPARE(*seq, 5 + 100);
}

void TestFeed::aBackupIsWholeAndHasAnotherEpoch()
{
    SQLITE_ONLY();
    TestServer server;
    fill(server, 5);
    const auto before = server.everything().size();
    const QString file = server.folder.filePath(QStringLiteral("backup.db"));
    std::atomic<bool> stop = false;
    std::thread writer([&] {
        while (!stop)
            std::ignore = server.store->write([&](Rows &rows) -> Result<void> {
                rows.put(Person{newId<PersonId>(server.clock), {}, {}, {}, {}, {}, {}, {}, {}});
                rows.put(Person{newId<PersonId>(server.clock), {}, {}, {}, {}, {}, {}, {}, {}});
                return {};
            });
    });
    const auto done = server.store->backup(file);
    stop = true;
    writer.join();
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(server.store->backup(file).error().code, QStringLiteral("file_exists"));
    auto copy = Store::open(file, server.clock);
    QVERIFY(copy);
    const auto rows = (*copy)->read([&](Rows &r) -> Result<QPair<qint64, qsizetype>> {
        RowRights all(r, server.administrator);
        return QPair(r.seq(), FeedStore(r, all).changes(0, 1'000'000).changes.size());
    });
    QVERIFY(rows);
    QVERIFY(rows->second >= before);
    QCOMPARE((rows->second - before) % 2, 0); // transactions are there as a whole
    TestClient client(server.port(), server.tokenOf(server.agent));
    const QString mine = client.get("/v1/me").json().value(QStringLiteral("epoch")).toString();
    const auto epochOf = [](Store &store) {
        return store.read([](Rows &r) -> Result<QString> { return WorkspaceStore(r).workspace().epoch; }).value_or(QString());
    };
    const QString theirs = epochOf(**copy);
    QVERIFY(theirs != mine);
    copy->reset();
    QCOMPARE(epochOf(**Store::open(file, server.clock)), theirs); // it stays what it has become
    QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestFeed::aBackupRestoredTwiceHasTwoEpochs()
{
    SQLITE_ONLY();
    TestServer server;
    const QString file = server.folder.filePath(QStringLiteral("backup.db"));
    QVERIFY(server.store->backup(file));
    QSet<QString> epochs;
    for (const char *name : {"first.db", "second.db"}) {
        const QString place = server.folder.filePath(QString::fromLatin1(name));
        QVERIFY(QFile::copy(file, place));
        const auto restored = Store::open(place, server.clock);
        QVERIFY(restored);
        epochs.insert((*restored)->read([](Rows &r) -> Result<QString> { return WorkspaceStore(r).workspace().epoch; }).value());
    }
    QCOMPARE(epochs.size(), 2);
}

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"
