#include "benchmarks/server/serverbench.h"

#include "benchmarks/server/agents.h"
#include "benchmarks/server/httpload.h"
#include "benchmarks/server/pinnedprocess.h"
#include "models/command.h"
#include "models/uuid7.h"
#include "server/http/httpserver.h"
#include "server/ingest/ingest.h"
#include "server/store/sessionstore.h"
#include "server/store/store.h"
#include "storage/database/database.h"
#include "sync/wire/protocol.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

#include <random>
#include <thread>
#include <unistd.h>

namespace otklik::bench {

namespace {

using namespace std::chrono_literals;

constexpr int people = 500;
constexpr int mentions = 20'000;
constexpr int streams = 2000;
constexpr int connections = 64;
constexpr auto loadTime = 4s;

/// A database with work in it, and everybody signed in.
struct Workplace final
{
    QList<QByteArray> tokens;
    QList<QByteArray> persons;
    qint64 upTo = 0;
};

Result<Workplace> fill(const QString &database, const QString &copy)
{
    const SystemClock clock;
    const auto store = server::Store::open(database, clock);
    if (!store)
        return tl::unexpected<Error>(store.error());
    QList<IncomingPost> posts;
    for (int i = 0; i < mentions; ++i) {
        IncomingPost post;
        post.externalId = QStringLiteral("p%1").arg(i);
        post.authorExternalId = post.authorHandle = QStringLiteral("user%1").arg(i % 5000);
        post.text = QStringLiteral("The kettle number %1 leaks at the lid since Monday, and nobody answers my letters. What shall I do?").arg(i);
        post.publishedAt = clock.now() - std::chrono::minutes(mentions - i);
        posts.append(post);
    }
    const auto filled = (*store)->write([&](server::Rows &rows) -> Result<Workplace> {
        Source source;
        source.id = newId<SourceId>(clock);
        source.network = QStringLiteral("reviews");
        source.title = QStringLiteral("bench");
        rows.put(source);
        server::Ingest(rows).store(source, posts, server::Ingest::Mode::Inbox);
        Workplace place;
        for (int i = 0; i < people; ++i) {
            User user;
            user.id = newId<UserId>(clock);
            user.login = user.name = QStringLiteral("agent%1").arg(i);
            user.isActive = true;
            rows.put(user);
            place.tokens.append(server::SessionStore(rows).create(user.id, false));
        }
        auto query = rows.database().query("SELECT id FROM person");
        while (query.next())
            place.persons.append(query.value<QString>(0).toLatin1());
        place.upTo = rows.seq();
        return place;
    });
    if (const auto copied = (*store)->backup(copy); !copied)
        return tl::unexpected<Error>(copied.error());
    return filled;
}

QString program(const char *name)
{
    return QCoreApplication::applicationDirPath() + u'/' + QString::fromLatin1(name);
}

double perSecond(const LoadResult &result)
{
    return result.seconds > 0 ? static_cast<double>(result.answers) / result.seconds : 0;
}

QList<Figure> measureRoutes(const PinnedProcess &ours, const PinnedProcess &bare, const Workplace &place)
{
    const SystemClock clock;
    std::mt19937 random(1);
    const auto after = [&] { return QByteArray::number(static_cast<qint64>(random() % static_cast<quint64>(place.upTo))); };
    const auto token = [&](qint64 n) { return place.tokens.at(n % place.tokens.size()); };
    const auto pages = load(ours.port(), connections, loadTime, [&](int, qint64 n) {
        return requestText("GET", "/v1/changes?limit=50&after=" + after(), token(n));
    });
    const auto barePages = load(bare.port(), connections, loadTime,
                                [&](int, qint64) { return requestText("GET", "/page/" + after(), {}); });
    const auto note = [&](qint64 n) {
        const NoteAdd command{newId<NoteId>(clock), PersonId{QString::fromLatin1(place.persons.at(n % place.persons.size()))},
                              QStringLiteral("called back, no answer yet")};
        return wire::encodeMutations({makeMutation(command, clock)});
    };
    const auto mutations = load(ours.port(), connections, loadTime, [&](int, qint64 n) {
        return requestText("POST", "/v1/mutations", token(n), note(n));
    });
    const auto bareMutations = load(bare.port(), connections, loadTime,
                                    [&](int, qint64 n) { return requestText("POST", "/mut", {}, note(n)); });
    const auto perSecondUnit = QStringLiteral("1/s");
    return {{QStringLiteral("pages_per_s"), perSecond(pages), perSecondUnit, perSecond(barePages), mentions},
            {QStringLiteral("page_p95_ms"), percentile(pages.millis, 0.95), QStringLiteral("ms"), percentile(barePages.millis, 0.95), mentions},
            {QStringLiteral("mutations_per_s"), perSecond(mutations), perSecondUnit, perSecond(bareMutations), mentions},
            {QStringLiteral("mutation_p95_ms"), percentile(mutations.millis, 0.95), QStringLiteral("ms"), percentile(bareMutations.millis, 0.95), mentions},
            {QStringLiteral("requests_not_200"), static_cast<double>(pages.others + mutations.others), QStringLiteral("requests"), {}, mentions}};
}

QList<Figure> measureStreams(const PinnedProcess &ours, const Workplace &place)
{
    const double before = ours.pssMiB();
    QList<int> open;
    for (int i = 0; i < streams; ++i) {
        open.append(connectTo(ours.port(), 2 + i / 400));
        const QByteArray text = requestText("GET", "/v1/events", place.tokens.at(i % place.tokens.size()));
        std::ignore = ::write(open.constLast(), text.constData(), static_cast<size_t>(text.size()));
    }
    std::this_thread::sleep_for(2s); // a measurement over a time, not a wait
    const double held = ours.pssMiB();
    const double cpu = ours.cpuSeconds();
    std::this_thread::sleep_for(10s);
    const double used = ours.cpuSeconds() - cpu;
    for (const int descriptor : std::as_const(open))
        ::close(descriptor);
    return {{QStringLiteral("streams_pss_mib"), held - before, QStringLiteral("MiB"), {}, streams},
            {QStringLiteral("streams_cpu_percent"), used / 10 * 100, QStringLiteral("%"), {}, streams}};
}

QList<Figure> measureAgents(const PinnedProcess &ours, const Workplace &place)
{
    const bool isLong = qEnvironmentVariableIsSet("OTKLIK_LONG");
    AgentsPlan plan;
    plan.port = ours.port();
    plan.tokens = place.tokens;
    plan.persons = place.persons;
    plan.time = isLong ? 600s : 20s;
    const double cpu = ours.cpuSeconds();
    AgentTimes times = runAgents(plan);
    const double seconds = static_cast<double>(plan.time.count());
    QList<Figure> figures{{QStringLiteral("agents_cpu_percent"), (ours.cpuSeconds() - cpu) / seconds * 100, QStringLiteral("%"), {}, people},
                          {QStringLiteral("agents_pss_mib"), ours.pssMiB(), QStringLiteral("MiB"), {}, people}};
    for (auto it = times.begin(); it != times.end(); ++it) {
        const QString name = it.key().startsWith("POST") ? QStringLiteral("agents_mutations") : QStringLiteral("agents_changes");
        figures.append({name + QStringLiteral("_p95_ms"), percentile(*it, 0.95), QStringLiteral("ms"), {}, it->size()});
    }
    return figures;
}

} // namespace

Figures runServer()
{
    std::ignore = server::makeRoomForConnections(10'000); // for this process, too
    const QTemporaryDir dir(QDir::currentPath() + QStringLiteral("/otklik-bench-XXXXXX")); // on a disk: fsync is part of it
    const QString folder = dir.filePath(QStringLiteral("data"));
    QDir().mkpath(folder);
    const QString bareFile = dir.filePath(QStringLiteral("bare.db"));
    const auto place = fill(folder + QStringLiteral("/otklik.db"), bareFile);
    if (!place)
        return tl::unexpected<Error>(place.error());
    const PinnedProcess ours(program("otklik-server"), {QStringLiteral("serve"), QStringLiteral("--data"), folder,
                                                        QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    const PinnedProcess bare(program("otklik-bareserver"), {bareFile});
    if (ours.port() == 0 || bare.port() == 0)
        return failure(Error::Kind::GiveUp, QStringLiteral("server_missing"));
    QList<Figure> figures = measureRoutes(ours, bare, *place);
    figures += measureStreams(ours, *place);
    figures += measureAgents(ours, *place);
    return figures;
}

} // namespace otklik::bench
