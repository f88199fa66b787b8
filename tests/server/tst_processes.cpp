#include "models/command.h"
#include "models/json.h"
#include "models/uuid7.h"
#include "server/postgres/database.h"
#include "server/store/sessionstore.h"
#include "server/store/store.h"
#include "storage/database/transaction.h"
#include "tests/server/support/testclient.h"
#include "tests/server/support/testdatabase.h"

#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>

using namespace otklik;
using namespace otklik::server;

namespace {

using namespace std::chrono_literals;

constexpr int patience = 30'000;

/// One otklik-server of several on a database.
class ServerProcess final
{
public:
    ServerProcess(const QString &database, const QString &keyFile)
    {
        m_log.open();
        // To a file: a pipe that nobody reads would hold the server up.
        process.setStandardErrorFile(m_log.fileName());
        process.start(QStringLiteral(OTKLIK_BINARY_DIR "/bin/otklik-server"),
                      {QStringLiteral("serve"), QStringLiteral("--database"), database, QStringLiteral("--key-file"), keyFile, QStringLiteral("--listen"),
                       QStringLiteral("127.0.0.1:0"), QStringLiteral("--lease"), QStringLiteral("2")});
        while (!process.canReadLine() && process.waitForReadyRead(patience)) { }
        port = process.readLine().trimmed().split(':').last().toUShort();
    }
    ~ServerProcess()
    {
        process.terminate();
        process.waitForFinished(patience);
    }
    /// Whether it has the right to speak with the networks, by its log.
    [[nodiscard]] bool hasLease() const
    {
        QFile file(m_log.fileName());
        const QByteArray lines = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        return lines.count("\"lease_taken\"") > lines.count("\"lease_ended\"");
    }

    QProcess process;
    quint16 port = 0;

private:
    QTemporaryFile m_log;
};

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// haproxy before some servers, a request to each in turn.
class LoadBalancer final
{
public:
    explicit LoadBalancer(const QList<quint16> &servers) : port(freePort())
    {
        QFile file(m_folder.filePath(QStringLiteral("haproxy.cfg")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no configuration");
        QByteArray text = "defaults\n  mode http\n  timeout connect 2s\n  timeout client 60s\n  timeout server 60s\n"
                          "  retries 3\n  option redispatch\n"
                          "frontend desks\n  bind 127.0.0.1:" + QByteArray::number(port)
            + "\n  default_backend servers\nbackend servers\n  balance roundrobin\n  option httpchk GET /healthz\n";
        for (const quint16 server : servers)
            text += "  server s" + QByteArray::number(server) + " 127.0.0.1:" + QByteArray::number(server)
                + " check inter 200ms fall 1 rise 1\n";
        file.write(text);
        file.close();
        m_process.start(program(), {QStringLiteral("-db"), QStringLiteral("-f"), file.fileName()});
        for (int i = 0; i < 300; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, port);
            if (socket.waitForConnected(100))
                break;
            QTest::qWait(50);
        }
    }
    ~LoadBalancer()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
    }

    static QString program()
    {
        return QStandardPaths::findExecutable(QStringLiteral("haproxy"),
                                              {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
    }

    const quint16 port;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

/// Follows a feed as a desktop does, and holds what it has seen against the whole.
class Follower final
{
public:
    struct Row final
    {
        qint64 number;
        QString id;
    };
    struct Page final
    {
        QList<Row> rows;
        qint64 upTo = 0;
        bool hasMore = false;
    };
    using Read = std::function<Page(qint64 after)>;

    explicit Follower(Read read) : m_read(std::move(read)) { }

    void step()
    {
        const Page page = m_read(m_after);
        for (const Row &row : page.rows) {
            if (row.number <= m_after || row.number > page.upTo)
                m_offences.append(QStringLiteral("%1 between %2 and %3").arg(row.number).arg(m_after).arg(page.upTo));
            m_seen.insert(row.id, row.number);
        }
        if (page.upTo < m_after)
            m_offences.append(QStringLiteral("back from %1 to %2").arg(m_after).arg(page.upTo));
        m_after = page.upTo;
    }
    /// Rows that stand in the feed and never came; after the writers have ended.
    [[nodiscard]] QStringList missing()
    {
        step();
        step();
        QStringList all = m_offences;
        for (qint64 after = 0;;) {
            const Page page = m_read(after);
            for (const Row &row : page.rows)
                if (m_seen.value(row.id) != row.number)
                    all.append(row.id);
            after = page.upTo;
            if (!page.hasMore)
                return all;
        }
    }

private:
    const Read m_read;
    qint64 m_after = 0;
    QHash<QString, qint64> m_seen;
    QStringList m_offences;
};

Follower::Page pageOf(TestClient &client, qint64 after)
{
    const QJsonObject body = client.get("/v1/changes?limit=300&after=" + QByteArray::number(after)).json();
    Follower::Page page;
    page.upTo = body.value(QStringLiteral("up_to")).toInteger();
    page.hasMore = body.value(QStringLiteral("has_more")).toBool();
    for (const QJsonValue &change : body.value(QStringLiteral("changes")).toArray())
        page.rows.append({change[QStringLiteral("seq")].toInteger(),
                          change[QStringLiteral("kind")].toString() + change[QStringLiteral("row")][QStringLiteral("id")].toString()});
    return page;
}

/// The feed as it must not be: each writer takes the next value of a sequence, and commits when it is done.
class NaiveFeed final
{
public:
    explicit NaiveFeed(const QString &place) : m_place(place)
    {
        connection()->execute("CREATE TABLE naive(seq BIGSERIAL PRIMARY KEY, id TEXT NOT NULL)");
    }
    [[nodiscard]] std::unique_ptr<postgres::Database> connection() const { return std::move(*postgres::Database::open(m_place)); }
    [[nodiscard]] Follower::Page read(qint64 after) const
    {
        Follower::Page page;
        page.upTo = after;
        const auto database = connection();
        auto query = database->query("SELECT seq, id FROM naive WHERE seq>? ORDER BY seq");
        query.bind(1, after);
        while (query.next()) {
            page.rows.append({query.value<qint64>(0), query.value<QString>(1)});
            page.upTo = page.rows.constLast().number;
        }
        return page;
    }

private:
    const QString m_place;
};

} // namespace

/// Several servers on one PostgreSQL behind a load balancer: any of them answers
/// anything, the feed stays in its order, and one of them speaks with the networks.
class TestProcesses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theCheckFindsWhatASequenceLoses();
    void theFeedStaysInItsOrder();
    void anyServerAnswersAnything();
    void newsCrossFromServerToServer();
    void oneServerSpeaksWithTheNetworksAndAnotherTakesOver();
    void aServerThatDiesIsNotMissed();
    void theDatabaseMayComeBack();

private:
    void start(int count);
    [[nodiscard]] QByteArray token();
    [[nodiscard]] PersonId addPerson();
    [[nodiscard]] Mutation noteOn(const PersonId &person) const
    {
        return makeMutation(NoteAdd{newId<NoteId>(m_clock), person, QStringLiteral("a note")}, m_clock);
    }

    const SystemClock m_clock;
    std::unique_ptr<TestDatabase> m_database;
    QTemporaryDir m_keys;
    std::unique_ptr<Store> m_store; ///< this process works on it, too
    User m_user;
    std::vector<std::unique_ptr<ServerProcess>> m_servers;
    std::unique_ptr<LoadBalancer> m_balancer;
};

void TestProcesses::initTestCase()
{
    QVERIFY2(TestDatabase::isPostgres(), "start it through ctest");
    QVERIFY2(!LoadBalancer::program().isEmpty(), "haproxy is missing: scripts/setup.sh test");
}

void TestProcesses::init()
{
    m_database = std::make_unique<TestDatabase>();
    auto opened = Store::open(m_database->place(), m_clock);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_store = std::move(*opened);
    m_user = User{newId<UserId>(m_clock), QStringLiteral("anna"), QStringLiteral("Anna"), Role::Lead, false, true, {}};
    QVERIFY(m_store->write([&](Rows &rows) -> Result<void> {
        rows.put(m_user);
        return {};
    }));
}

void TestProcesses::cleanup()
{
    m_balancer.reset();
    m_servers.clear();
    m_store.reset();
    m_database.reset();
}

void TestProcesses::start(int count)
{
    QList<quint16> ports;
    for (int i = 0; i < count; ++i) {
        m_servers.push_back(std::make_unique<ServerProcess>(m_database->place(), m_keys.filePath(QStringLiteral("otklik.key"))));
        QVERIFY(m_servers.back()->port != 0);
        ports.append(m_servers.back()->port);
    }
    m_balancer = std::make_unique<LoadBalancer>(ports);
}

QByteArray TestProcesses::token()
{
    return m_store
        ->write([&](Rows &rows) -> Result<QByteArray> { return SessionStore(rows).create(m_user.id, false); })
        .value_or(QByteArray());
}

PersonId TestProcesses::addPerson()
{
    const Person person{newId<PersonId>(m_clock), {}, {}, {}, {}, {}, {}, {}, {}};
    const auto added = m_store->write([&](Rows &rows) -> Result<void> {
        rows.put(person);
        return {};
    });
    return added ? person.id : PersonId{};
}

/// The check itself: two writers, of whom the one with the lower number commits later.
void TestProcesses::theCheckFindsWhatASequenceLoses()
{
    const NaiveFeed naive(m_database->place());
    Follower follower([&](qint64 after) { return naive.read(after); });
    const auto slow = naive.connection();
    const auto quick = naive.connection();
    slow->execute("BEGIN; INSERT INTO naive(id) VALUES('slow')");
    quick->execute("INSERT INTO naive(id) VALUES('quick')");
    follower.step();
    slow->execute("COMMIT");
    QCOMPARE(follower.missing(), QStringList{QStringLiteral("slow")});

    // The same two writers on the store: the second one waits for the first.
    const auto other = Store::open(m_database->place(), m_clock);
    QVERIFY(other);
    std::atomic<bool> isInside = false;
    std::atomic<bool> mayEnd = false;
    std::thread first([&] {
        std::ignore = m_store->write([&](Rows &rows) -> Result<void> {
            rows.put(Person{newId<PersonId>(m_clock), {}, {}, {}, {}, {}, {}, {}, {}});
            isInside = true;
            while (!mayEnd)
                std::this_thread::sleep_for(1ms);
            return {};
        });
    });
    while (!isInside)
        std::this_thread::sleep_for(1ms);
    std::atomic<bool> isSecondDone = false;
    std::thread second([&] {
        std::ignore = (*other)->write([&](Rows &rows) -> Result<void> {
            rows.put(Person{newId<PersonId>(m_clock), {}, {}, {}, {}, {}, {}, {}, {}});
            return {};
        });
        isSecondDone = true;
    });
    std::this_thread::sleep_for(200ms);
    const bool didWait = !isSecondDone;
    mayEnd = true;
    first.join();
    second.join();
    QVERIFY(didWait);
}

void TestProcesses::theFeedStaysInItsOrder()
{
    constexpr int writers = 6;
    constexpr int pushes = 40;
    start(3);
    const PersonId person = addPerson();
    const QByteArray session = token();
    std::atomic<int> atWork = writers;
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([&] {
            TestClient client(m_balancer->port, session);
            for (int i = 0; i < pushes; ++i) {
                const auto answers = client.push({noteOn(person), noteOn(person)});
                for (const MutationAnswer &answer : answers)
                    refused += answer.verdict != MutationVerdict::Accepted ? 1 : 0;
            }
            --atWork;
        });
    QList<QStringList> missing(3);
    for (int reader = 0; reader < 3; ++reader)
        threads.emplace_back([&, reader] {
            TestClient client(m_servers.at(static_cast<size_t>(reader))->port, session);
            Follower follower([&](qint64 after) { return pageOf(client, after); });
            while (atWork > 0)
                follower.step();
            missing[reader] = follower.missing();
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(refused.load(), 0);
    QCOMPARE(missing, QList<QStringList>(3));
    const auto notes = m_store->read([](Rows &rows) -> Result<qint64> {
        auto count = rows.database().query("SELECT count(*) FROM note");
        return count.next() ? count.value<qint64>(0) : 0;
    });
    QCOMPARE(*notes, writers * pushes * 2);
}

void TestProcesses::anyServerAnswersAnything()
{
    start(3);
    const PersonId person = addPerson();
    const QByteArray session = token();
    const Mutation note = noteOn(person);
    MutationAnswer first;
    for (const auto &server : m_servers) {
        TestClient client(server->port, session);
        const MutationAnswer answer = client.push({note}).value(0);
        QCOMPARE(answer.verdict, MutationVerdict::Accepted);
        if (first.id.isEmpty())
            first = answer;
        QCOMPARE(answer, first); // once, whoever was asked
        QCOMPARE(client.get("/v1/me").status, 200);
    }
    // A snapshot that one server began is taken up by another.
    TestClient one(m_servers.at(0)->port, session);
    const QByteArray begun = one.get("/v1/snapshot").body;
    const qsizetype mark = begun.indexOf("{\"checkpoint\":\"");
    const QByteArray checkpoint = begun.mid(mark + 15, begun.indexOf('"', mark + 15) - mark - 15);
    TestClient other(m_servers.at(1)->port, session);
    QVERIFY(other.get("/v1/snapshot?from=" + checkpoint).body.contains("\"end\":true"));
    // Signed out at one, signed out at all.
    QCOMPARE(one.remove("/v1/sessions/current").status, 204);
    QCOMPARE(other.get("/v1/me").status, 401);
}

void TestProcesses::newsCrossFromServerToServer()
{
    start(2);
    const QByteArray session = token();
    TestClient listener(m_servers.at(0)->port);
    listener.write("GET /v1/events HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + session + "\r\n\r\n");
    QVERIFY(!listener.readUntil("event: news").isEmpty());
    listener.readUntil("\n\n");
    TestClient client(m_servers.at(1)->port, session);
    const MutationAnswer answer = client.push({noteOn(addPerson())}).value(0);
    QCOMPARE(answer.verdict, MutationVerdict::Accepted);
    QVERIFY(!listener.readUntil("{\"up_to\":" + QByteArray::number(answer.seq) + "}").isEmpty());
}

void TestProcesses::oneServerSpeaksWithTheNetworksAndAnotherTakesOver()
{
    start(3);
    const auto holders = [&] {
        return std::count_if(m_servers.begin(), m_servers.end(), [](const auto &server) { return server->hasLease(); });
    };
    QTRY_COMPARE_WITH_TIMEOUT(holders(), 1, patience);
    // Killed: the lease runs out. Stopped: it is given back.
    for (const int signal : {SIGKILL, SIGTERM}) {
        const auto holder = std::find_if(m_servers.begin(), m_servers.end(), [](const auto &server) { return server->hasLease(); });
        QVERIFY(holder != m_servers.end());
        ::kill(static_cast<pid_t>((*holder)->process.processId()), signal);
        (*holder)->process.waitForFinished(patience);
        m_servers.erase(holder);
        QTRY_COMPARE_WITH_TIMEOUT(holders(), 1, patience);
    }
}

void TestProcesses::aServerThatDiesIsNotMissed()
{
    start(3);
    const PersonId person = addPerson();
    const QByteArray session = token();
    int accepted = 0;
    for (int i = 0; i < 30; ++i) {
        if (i == 10)
            m_servers.at(1)->process.kill();
        const Mutation note = noteOn(person);
        // As a desktop does: an answer that did not come is asked for again.
        for (int attempt = 0; attempt < 50; ++attempt) {
            TestClient client(m_balancer->port, session);
            client.write("POST /v1/mutations HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nAuthorization: Bearer " + session
                         + "\r\nConnection: close\r\n" + [&] {
                               const QByteArray body = QJsonDocument(QJsonObject{{QStringLiteral("mutations"), QJsonArray{QJsonObject{
                                   {QStringLiteral("id"), note.id.value}, {QStringLiteral("kind"), QString(nameOf(note.kind))},
                                   {QStringLiteral("payload"), note.payload},
                                   {QStringLiteral("created_at"), json::toValue(note.createdAt)}}}}}).toJson(QJsonDocument::Compact);
                               return "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
                           }());
            if (!client.readUntil("\"verdict\":\"accepted\"", 2000).isEmpty()) {
                ++accepted;
                break;
            }
        }
    }
    QCOMPARE(accepted, 30);
    const auto notes = m_store->read([](Rows &rows) -> Result<qint64> {
        auto count = rows.database().query("SELECT count(*) FROM note");
        return count.next() ? count.value<qint64>(0) : 0;
    });
    QCOMPARE(*notes, 30);
}

/// Every connection to the database is cut: the next request opens new ones.
void TestProcesses::theDatabaseMayComeBack()
{
    start(1);
    const PersonId person = addPerson();
    const QByteArray session = token();
    TestClient client(m_servers.at(0)->port, session);
    QCOMPARE(client.push({noteOn(person)}).value(0).verdict, MutationVerdict::Accepted);
    const auto cut = postgres::Database::open(m_database->place());
    QVERIFY(cut);
    (*cut)->execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE application_name=current_setting('application_name') AND pid<>pg_backend_pid()");
    const Mutation note = noteOn(person);
    QTRY_COMPARE_WITH_TIMEOUT(TestClient(m_servers.at(0)->port, session).get("/v1/me").status, 200, patience);
    QCOMPARE(client.push({note}).value(0).verdict, MutationVerdict::Accepted);
}

QTEST_GUILESS_MAIN(TestProcesses)
#include "tst_processes.moc"
