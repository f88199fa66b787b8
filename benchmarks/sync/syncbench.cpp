#include "benchmarks/sync/syncbench.h"

#include "benchmarks/import/bareloader.h"
#include "models/uuid7.h"
#include "server/ingest/ingest.h"
#include "server/store/store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <chrono>
#include <random>
#include <sched.h>

namespace otklik::bench {

namespace {

constexpr int batchSize = 2000;
constexpr int people = 30'000;
constexpr int openCases = 2000;
constexpr int dayOffline = 10'000;
constexpr int notes = 200;
constexpr int patience = 1'800'000; // ms
const QByteArray secret = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// Posts as an import brings them: 8 to 20 words, a tenth of them replies.
class Posts final
{
public:
    QList<IncomingPost> next(int count, TimePoint newest)
    {
        QList<IncomingPost> posts;
        for (int i = 0; i < count; ++i) {
            IncomingPost post;
            post.externalId = QString::number(++m_last);
            if (m_last > 100 && upTo(10) == 0)
                post.inReplyTo = QString::number(m_last - 1 - upTo(100));
            post.authorExternalId = QStringLiteral("user%1").arg(upTo(people));
            post.authorName = QStringLiteral("Имя ") + post.authorExternalId.mid(4);
            QStringList words;
            for (qint64 n = 8 + upTo(13); n > 0; --n)
                words.append(m_words.at(upTo(m_words.size())));
            post.text = words.join(u' ');
            post.publishedAt = newest - std::chrono::seconds(count - i);
            posts.append(post);
        }
        return posts;
    }

private:
    qint64 upTo(qint64 limit) { return static_cast<qint64>(m_random() % static_cast<quint64>(limit)); }

    const QStringList m_words = QStringLiteral("не работает интернет третий день мастер так и не пришёл когда починят "
                                               "верните деньги пожалуйста спасибо за помощь очень ждём ответа почему "
                                               "списали дважды the router keeps dropping please tell me when it will "
                                               "be fixed and what about my refund")
                                    .split(u' ');
    std::mt19937_64 m_random{42};
    qint64 m_last = 0;
};

Result<void> fill(server::Store &store, const Source &source, Posts &posts, int count, TimePoint newest,
                  server::Ingest::Mode mode)
{
    for (int done = 0; done < count; done += batchSize) {
        const int size = std::min(batchSize, count - done);
        const auto batch = posts.next(size, newest - std::chrono::seconds(count - done - size));
        const auto stored = store.write([&](server::Rows &rows) -> Result<void> {
            std::ignore = server::Ingest(rows).store(source, batch, mode);
            return {};
        });
        if (!stored)
            return stored;
    }
    return {};
}

/// Starts a program on the first core this process may use, as one of several.
void bindToOneCore(QProcess &process)
{
    process.setChildProcessModifier([] {
        cpu_set_t all;
        sched_getaffinity(0, sizeof all, &all);
        for (int core = 0; core < CPU_SETSIZE; ++core) {
            if (!CPU_ISSET(core, &all))
                continue;
            cpu_set_t one;
            CPU_ZERO(&one);
            CPU_SET(core, &one);
            sched_setaffinity(0, sizeof one, &one);
            return;
        }
    });
}

QString programNamed(const QString &name)
{
    return QCoreApplication::applicationDirPath() + u'/' + name;
}

/// The real server on a folder.
class Server final
{
public:
    explicit Server(const QString &folder)
    {
        bindToOneCore(m_process);
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(programNamed(QStringLiteral("otklik-server")),
                        {QStringLiteral("serve"), QStringLiteral("--embedded"), QStringLiteral("--data"), folder});
        m_process.write(secret + '\n');
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) { }
        const int port = QJsonDocument::fromJson(m_process.readLine()).object().value(QStringLiteral("port")).toInt();
        url = QStringLiteral("http://127.0.0.1:%1").arg(port);
    }
    ~Server()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(patience);
    }

    QString url;

private:
    QProcess m_process;
};

/// A desktop without windows, and what it says.
class Desk final
{
public:
    struct Said final
    {
        double milliseconds = -1; ///< of the monotonic clock; negative: it ended without saying so
        QList<QByteArray> words;
    };

    Desk(const QString &url, const QString &folder)
    {
        bindToOneCore(m_process);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(programNamed(QStringLiteral("otklik-bench-desk")), {url, QString::fromLatin1(secret), folder});
        m_started = waitFor("started").milliseconds;
        m_pss = 0; // until then it may have been a copy of this process
    }
    ~Desk()
    {
        m_process.write("end\n");
        m_process.waitForFinished(patience);
    }

    Said waitFor(const QByteArray &word)
    {
        for (;;) {
            while (!m_process.canReadLine()) {
                m_pss = std::max(m_pss, pssNow());
                if (!m_process.waitForReadyRead(100) && m_process.state() == QProcess::NotRunning)
                    return {};
            }
            const QList<QByteArray> words = m_process.readLine().trimmed().split(' ');
            if (words.value(1) == word)
                return {words.value(0).toDouble() / 1000, words.mid(2)};
        }
    }
    void tell(const QByteArray &line)
    {
        m_process.write(line + '\n');
        m_process.waitForBytesWritten(patience);
    }
    [[nodiscard]] double started() const { return m_started; }
    [[nodiscard]] double mostPss() const { return m_pss; }

private:
    [[nodiscard]] double pssNow() const
    {
        QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(m_process.processId()));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray &line : file.readAll().split('\n'))
            if (line.startsWith("Pss:"))
                return line.mid(4).simplified().split(' ').value(0).toDouble() / 1024;
        return 0;
    }

    QProcess m_process;
    double m_started = 0;
    double m_pss = 0;
};

} // namespace

Figures runSync()
{
    const QTemporaryDir dir;
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("OTKLIK_BENCH_ROWS", &isNumber);
    const int rows = isNumber && asked > openCases ? asked : 1'000'000;
    const SystemClock clock;
    const QString data = dir.filePath(QStringLiteral("server"));
    if (!dir.isValid() || !QDir().mkpath(data))
        return failure(Error::Kind::GiveUp, QStringLiteral("temporary_folder"));
    auto store = server::Store::open(data + QStringLiteral("/otklik.db"), clock);
    if (!store)
        return tl::unexpected<Error>(store.error());
    Posts posts;
    Source source;
    source.id = newId<SourceId>(clock);
    source.network = QStringLiteral("vk");
    source.title = QStringLiteral("bench");
    PersonId person;
    const auto added = (*store)->write([&](server::Rows &all) -> Result<void> {
        all.put(source);
        person = newId<PersonId>(clock);
        all.put(Person{person, {}, {}, {}, {}, {}, {}, {}, {}});
        return {};
    });
    if (!added)
        return tl::unexpected<Error>(added.error());
    const TimePoint before = clock.now() - std::chrono::hours(24);
    if (auto done = fill(**store, source, posts, rows - openCases, before, server::Ingest::Mode::History); !done)
        return tl::unexpected<Error>(done.error());
    if (auto done = fill(**store, source, posts, openCases, clock.now(), server::Ingest::Mode::Inbox); !done)
        return tl::unexpected<Error>(done.error());

    const Server server(data);
    const QString first = dir.filePath(QStringLiteral("first"));
    const QString second = dir.filePath(QStringLiteral("second"));
    QDir().mkpath(first);
    QDir().mkpath(second);
    double queue = 0;
    double pss = 0;
    double cpu = 0;
    {
        Desk desk(server.url, first);
        queue = desk.waitFor("queue").milliseconds - desk.started();
        const auto complete = desk.waitFor("complete");
        if (complete.milliseconds < 0)
            return failure(Error::Kind::GiveUp, QStringLiteral("first_sync"));
        cpu = complete.words.value(0).toDouble();
        pss = desk.mostPss();
    }
    const QString cache = first + QStringLiteral("/cache.db");
    const QString bareCache = dir.filePath(QStringLiteral("bare.db"));
    const double bare = loadBare(cache, bareCache, "1", rows / batchSize);
    const double bareWords = bare < 0 ? -1 : indexBare(cache, bareCache, rows / batchSize);
    if (bareWords < 0)
        return failure(Error::Kind::GiveUp, QStringLiteral("bare_loader"));

    // A day away.
    if (auto done = fill(**store, source, posts, dayOffline, clock.now(), server::Ingest::Mode::Inbox); !done)
        return tl::unexpected<Error>(done.error());
    QFile::copy(cache, second + QStringLiteral("/cache.db"));
    Desk desk(server.url, first);
    const double back = desk.waitFor("complete").milliseconds - desk.started();
    Desk other(server.url, second);
    if (other.waitFor("complete").milliseconds < 0)
        return failure(Error::Kind::GiveUp, QStringLiteral("second_desk"));

    other.tell("watch " + person.value.toLatin1());
    QList<double> ways;
    for (int i = 1; i <= notes; ++i) {
        desk.tell("note " + person.value.toLatin1());
        const double written = desk.waitFor("written").milliseconds;
        for (;;) {
            const auto seen = other.waitFor("seen");
            if (seen.milliseconds < 0)
                return failure(Error::Kind::GiveUp, QStringLiteral("note_not_seen"));
            if (seen.words.value(0).toInt() < i)
                continue;
            ways.append(seen.milliseconds - written);
            break;
        }
    }
    pss = std::max({pss, desk.mostPss(), other.mostPss()});
    return QList<Figure>{
        {QStringLiteral("snapshot_rows_per_cpu_s"), rows / cpu, QStringLiteral("rows/s"), rows / (bare + bareWords), rows},
        {QStringLiteral("snapshot_rows_per_cpu_s_without_words"), rows / cpu, QStringLiteral("rows/s"), rows / bare, rows},
        {QStringLiteral("first_queue_ms"), queue, QStringLiteral("ms"), std::nullopt, rows},
        {QStringLiteral("desk_to_desk_p95_ms"), percentile(ways, 0.95), QStringLiteral("ms"), std::nullopt, rows},
        {QStringLiteral("day_offline_s"), back / 1000, QStringLiteral("s"), std::nullopt, dayOffline},
        {QStringLiteral("desktop_pss_mib"), pss, QStringLiteral("MiB"), std::nullopt, rows},
    };
}

} // namespace otklik::bench
