#include "tests/faults/support/desk.h"
#include "tests/faults/support/faultproxy.h"
#include "tests/faults/support/serverscript.h"
#include "tests/faults/support/tally.h"

#include "models/uuid7.h"
#include "server/store/workspacestore.h"
#include "tests/server/support/testserver.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace otklik;
using namespace otklik::faults;
using namespace std::chrono_literals;

namespace {

constexpr int shortSeeds = 6;
constexpr int shortMutations = 150;
constexpr int longSeeds = 200;
constexpr int longMutations = 500;
constexpr double share = 0.35;   ///< of the requests meet a fault
constexpr int longest = 120'000; ///< ms; of a promise that is measured, far more than it may take

const QString secret = QString(64, u'a');

TestServer::Setup withSecret()
{
    TestServer::Setup setup;
    setup.embeddedSecret = secret.toLatin1();
    return setup;
}

/// A server with five customers, a network in between, and one desktop.
class Line final
{
public:
    explicit Line(quint32 seed, const SyncPolicy &policy = Desk::quick())
        : server(withSecret())
        , proxy(server.port(), seed)
    {
        QList<IncomingPost> posts;
        for (int i = 0; i < 5; ++i)
            posts.append(server.post(QStringLiteral("p%1").arg(i), QStringLiteral("customer%1").arg(i),
                                     QStringLiteral("Где посылка?")));
        server.ingest(posts);
        for (int i = 0; i < 5; ++i)
            persons.append(server.caseOf(QStringLiteral("p%1").arg(i)).personId);
        Desk::Setup setup;
        setup.file = m_folder.filePath(QStringLiteral("cache.db"));
        setup.owner.userId = server.agent.id;
        setup.owner.workspaceId = server.store
                                      ->read([](server::Rows &rows) -> Result<QString> {
                                          return server::WorkspaceStore(rows).workspace().id;
                                      })
                                      .value_or(QString());
        setup.credentials.secret = secret;
        setup.credentials.actAs = server.agent.login;
        setup.policy = policy;
        file = setup.file;
        auto opened = Desk::open(setup, m_clock);
        if (!opened)
            qFatal("no desk: %s", qPrintable(opened.error().code));
        desk = std::move(*opened);
        desk->connectTo(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())));
    }

    /// What the server holds, and whether the desktop holds the same.
    [[nodiscard]] QString unlike() { return difference(server.everything(), rowsOfCache(file)); }

private:
    SystemClock m_clock;
    QTemporaryDir m_folder;

public:
    TestServer server;
    FaultProxy proxy;
    QList<PersonId> persons;
    QString file;
    std::unique_ptr<Desk> desk; ///< ends first
};

/// Small requests, so that many can be struck.
SyncPolicy manyRequests()
{
    SyncPolicy policy = Desk::quick();
    policy.pushMutations = 5;
    policy.pullRows = 10;
    return policy;
}

/// Commands whose effects can be counted: notes with a text of their own, edited once or never.
class Commands final
{
public:
    Commands(Line &line, quint32 seed)
        : m_line(line)
        , m_random(seed)
    {}

    bool giveOne()
    {
        const int kind = std::uniform_int_distribution(0, 3)(m_random);
        if (kind == 0 && !m_fresh.isEmpty()) {
            const NoteId note = m_fresh.takeFirst();
            if (!m_line.desk->write(NoteEdit{note, textOf(note) + QStringLiteral("!"), 1}))
                return false;
            m_revisions[note.value] = 2;
            return true;
        }
        if (kind == 1)
            return m_line.desk
                ->write(ContactAdd{newId<ContactId>(m_clock), person(), ContactKind::Other,
                                   QStringLiteral("contact %1").arg(m_contacts++)})
                .has_value();
        const NoteId note = newId<NoteId>(m_clock);
        if (!m_line.desk->write(NoteAdd{note, person(), textOf(note)}))
            return false;
        m_fresh.append(note);
        m_revisions[note.value] = 1;
        return true;
    }

    void check(const QString &name, Tally &tally)
    {
        QMap<QString, int> texts;
        QMap<QString, qint64> revisions;
        const auto rows = m_line.server.everything();
        for (auto row = rows.begin(); row != rows.end(); ++row) {
            if (row.key().startsWith(QLatin1StringView("note ")))
                revisions.insert(row.key().mid(5), row->value(QStringLiteral("revision")).toInteger());
            if (row.key().startsWith(QLatin1StringView("contact ")))
                ++texts[row->value(QStringLiteral("value")).toString()];
        }
        for (auto it = m_revisions.begin(); it != m_revisions.end(); ++it) {
            if (revisions.value(it.key()) < *it)
                tally.lost(name + QStringLiteral(": note ") + it.key());
            if (revisions.value(it.key()) > *it)
                tally.twice(name + QStringLiteral(": note ") + it.key());
        }
        for (int i = 0; i < m_contacts; ++i) {
            const int count = texts.value(QStringLiteral("contact %1").arg(i));
            if (count == 0)
                tally.lost(name + QStringLiteral(": contact %1").arg(i));
            if (count > 1)
                tally.twice(name + QStringLiteral(": contact %1").arg(i));
        }
        if (const QString unlike = m_line.unlike(); !unlike.isEmpty())
            tally.diverged(name + u' ' + unlike);
    }

private:
    [[nodiscard]] PersonId person()
    {
        return m_line.persons.at(std::uniform_int_distribution<qsizetype>(0, 4)(m_random));
    }
    [[nodiscard]] static QString textOf(const NoteId &id) { return QStringLiteral("note ") + id.value; }

    Line &m_line;
    SystemClock m_clock;
    std::mt19937 m_random;
    QList<NoteId> m_fresh;
    QMap<QString, qint64> m_revisions;
    int m_contacts = 0;
};

/// Lets events happen for a while.
void pass(int milliseconds)
{
    std::ignore = Desk::waitUntil([] { return false; }, milliseconds);
}

/// The most memory that this process has held since forgetPeak(), in KiB.
qint64 peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).chopped(3).trimmed().toLongLong();
    return 0;
}

void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

} // namespace

/// A desktop and a server with a network between them that does everything a
/// network can do to requests.
class TestFaultsNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { keepTemporaryFilesInMemory(); }
    void everySeedEndsAlike();
    void convergesSoonAfterTheNetworkReturns();
    void aBombCostsLittleMemory_data();
    void aBombCostsLittleMemory();
};

void TestFaultsNetwork::everySeedEndsAlike()
{
    const quint32 first = seedOr(1);
    const bool isOne = qEnvironmentVariableIsSet("OTKLIK_FAULTS_SEED");
    const int seeds = isOne ? 1 : isLong() ? longSeeds : TestDatabase::isPostgres() ? shortSeeds / 3 : shortSeeds;
    const int mutations = isLong() ? longMutations : shortMutations;
    Tally tally(QStringLiteral("network"));
    qint64 slowest = 0;
    qint64 struck = 0;
    qint64 requests = 0;
    for (quint32 seed = first; seed < first + static_cast<quint32>(seeds); ++seed) {
        const QString name = QStringLiteral("seed %1").arg(seed);
        Line line(seed, manyRequests());
        line.proxy.trouble(share);
        Commands commands(line, seed);
        std::mt19937 random(seed);
        for (int i = 0; i < mutations; ++i) {
            QVERIFY(commands.giveOne());
            if (i % 10 == 0)
                pass(std::uniform_int_distribution(1, 30)(random));
            // The network comes and goes: what hangs is not all that is tried.
            if (i % 50 == 25)
                line.proxy.heal();
            if (i % 50 == 30)
                line.proxy.trouble(share);
        }
        line.proxy.heal();
        QElapsedTimer timer;
        timer.start();
        tally.tried(mutations);
        if (!line.desk->settles(longest))
            tally.lost(name + QStringLiteral(": does not converge, ") + line.desk->status().problem);
        slowest = std::max(slowest, timer.elapsed());
        struck += line.proxy.struck();
        requests += line.proxy.requests();
        commands.check(name, tally);
    }
    tally.print(QStringLiteral("%1 seeds from %2, %3 of %4 requests struck, slowest convergence %5 ms")
                    .arg(seeds)
                    .arg(first)
                    .arg(struck)
                    .arg(requests)
                    .arg(slowest));
    QVERIFY2(tally.isClean(), qPrintable(tally.offences()));
    QVERIFY(struck > 0);
}

void TestFaultsNetwork::convergesSoonAfterTheNetworkReturns()
{
    SQLITE_ONLY();
    // With the waiting times that people get, and as long as these may become. All at once: it is mostly waiting.
    constexpr std::array kinds{NetworkFault::Drop,       NetworkFault::Reset,  NetworkFault::Cut,
                               NetworkFault::LostAnswer, NetworkFault::Portal, NetworkFault::Unavailable,
                               NetworkFault::Slow,       NetworkFault::Bomb};
    const SyncPolicy policy;
    std::vector<std::unique_ptr<Line>> lines;
    std::vector<std::unique_ptr<Commands>> commands;
    for (size_t i = 0; i < kinds.size(); ++i) {
        lines.push_back(std::make_unique<Line>(static_cast<quint32>(i), policy));
        commands.push_back(std::make_unique<Commands>(*lines.back(), static_cast<quint32>(i)));
    }
    for (const auto &line : lines)
        QVERIFY(line->desk->settles(longest));
    for (size_t i = 0; i < kinds.size(); ++i) {
        lines.at(i)->proxy.only(kinds.at(i));
        lines.at(i)->proxy.heal();
        lines.at(i)->proxy.only(kinds.at(i));
        for (int n = 0; n < 20; ++n)
            QVERIFY(commands.at(i)->giveOne());
    }
    // Until each has backed off as far as it ever does.
    pass(isLong() ? 90'000 : 9'000);
    QElapsedTimer timer;
    timer.start();
    for (const auto &line : lines)
        line->proxy.heal();
    std::vector<qint64> took(kinds.size(), -1);
    const bool allDone = Desk::waitUntil(
        [&] {
            for (size_t i = 0; i < lines.size(); ++i)
                if (took.at(i) < 0 && lines.at(i)->desk->isSettled())
                    took.at(i) = timer.elapsed();
            return std::ranges::none_of(took, [](qint64 one) { return one < 0; });
        },
        longest);
    Tally tally(QStringLiteral("the network's return"));
    tally.tried(static_cast<qint64>(lines.size()));
    QStringList each;
    for (size_t i = 0; i < lines.size(); ++i) {
        each.append(QString::number(took.at(i)));
        if (!allDone && took.at(i) < 0)
            tally.lost(
                QStringLiteral("fault %1: does not converge, %2").arg(i).arg(lines.at(i)->desk->status().problem));
        else if (!lines.at(i)->desk->settles(longest))
            tally.lost(QStringLiteral("fault %1: does not stay").arg(i));
        commands.at(i)->check(QStringLiteral("fault %1").arg(i), tally);
    }
    tally.print(QStringLiteral("converged after ") + each.join(QStringLiteral(", ")) + QStringLiteral(" ms"));
    QVERIFY2(tally.isClean(), qPrintable(tally.offences()));
}

void TestFaultsNetwork::aBombCostsLittleMemory_data()
{
    QTest::addColumn<bool>("isSignedIn");
    QTest::newRow("at the door") << false;
    QTest::newRow("in the middle of work") << true;
}

void TestFaultsNetwork::aBombCostsLittleMemory()
{
    SQLITE_ONLY();
    QFETCH(bool, isSignedIn);
    QVERIFY(gzipBomb().size() > 4'000'000);
    Line line(1);
    if (isSignedIn)
        QVERIFY(line.desk->settles(longest));
    forgetPeak();
    const qint64 before = peakMemory();
    line.proxy.only(NetworkFault::Bomb);
    line.proxy.heal();
    line.proxy.only(NetworkFault::Bomb);
    Commands commands(line, 1);
    for (int i = 0; i < 20; ++i)
        QVERIFY(commands.giveOne());
    // A few of them: each is refused, and another one asked for.
    QVERIFY(Desk::waitUntil([&] { return line.proxy.struck() >= 4; }, longest));
    const qint64 cost = peakMemory() - before;
    line.proxy.heal();
    QVERIFY(line.desk->settles(longest));
    Tally tally(QStringLiteral("answers that inflate to gigabytes, ") + QString::fromLatin1(QTest::currentDataTag()));
    tally.tried(line.proxy.struck());
    commands.check(QStringLiteral("bomb"), tally);
    tally.print(QStringLiteral("at most %1 MiB of memory").arg(cost / 1024));
    QVERIFY2(tally.isClean(), qPrintable(tally.offences()));
    QVERIFY2(cost < 200 * 1024, qPrintable(QString::number(cost)));
}

QTEST_GUILESS_MAIN(TestFaultsNetwork)
#include "tst_faults_network.moc"
