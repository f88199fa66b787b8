#include "benchmarks/import/importbench.h"

#include "benchmarks/import/bareloader.h"
#include "server/import/importjob.h"
#include "server/import/storesink.h"
#include "server/store/store.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <random>

namespace otklik::bench {

namespace {

constexpr int rowCount = 100'000;
constexpr int batchSize = 2000;
constexpr qint64 firstId = 1'000'000'000'000'000;

/// Posts of 8 to 20 words by 30,000 people, a tenth of them replies.
bool writeCsv(const QString &path)
{
    static const QStringList words =
        QStringLiteral("не работает интернет третий день мастер так и не пришёл когда починят верните деньги пожалуйста "
                       "спасибо за помощь очень ждём ответа почему списали дважды тариф поменяли без спроса в салоне "
                       "связь пропадает вечером the router keeps dropping please tell me when it will be fixed and "
                       "what about my refund")
            .split(u' ');
    std::mt19937 random(42);
    const auto upTo = [&random](unsigned limit) { return static_cast<qsizetype>(random() % limit); };
    QByteArray text = "id,time,author,author_name,in_reply_to,text\n";
    for (int i = 0; i < rowCount; ++i) {
        QStringList post;
        for (qsizetype n = 8 + upTo(13); n > 0; --n)
            post.append(words[upTo(static_cast<unsigned>(words.size()))]);
        const bool isReply = i > 100 && upTo(10) == 0;
        const QByteArray user = QByteArray::number(upTo(30'000)); // people keep their names
        text += QByteArray::number(firstId + i) + ',' + QByteArray::number(1'700'000'000 + i * 30) + ",user" + user
            + ",Имя " + user + ','
            + (isReply ? QByteArray::number(firstId + i - 1 - upTo(100)) : QByteArray()) + ',' + post.join(u' ').toUtf8()
            + '\n';
    }
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// CPU seconds of the import itself.
Result<double> importCsv(const QString &csv, const QString &database)
{
    const SystemClock clock;
    const double before = cpuSeconds();
    {
        const auto store = server::Store::open(database, clock);
        if (!store)
            return tl::unexpected<Error>(store.error());
        server::StoreSink sink(**store, QStringLiteral("vk"), QStringLiteral("bench"), server::Ingest::Mode::Inbox);
        ImportOptions options;
        options.file = csv;
        options.now = clock.now();
        const std::atomic<bool> cancelled = false;
        const auto summary = ImportJob(options, sink).run([](const ImportProgress &) { }, cancelled);
        if (!summary)
            return tl::unexpected<Error>(summary.error());
        if (summary->counts.stored != rowCount)
            return failure(Error::Kind::GiveUp, QStringLiteral("rows_missing"));
    }
    return cpuSeconds() - before;
}

} // namespace

Figures runImport()
{
    const QTemporaryDir dir;
    const QString csv = dir.filePath(QStringLiteral("posts.csv"));
    if (!dir.isValid() || !writeCsv(csv))
        return failure(Error::Kind::GiveUp, QStringLiteral("temporary_folder"));
    // Three of each, in turn, because the machine may be shared; the quickest counts.
    double ours = 0;
    double bare = 0;
    for (int run = 0; run < 3; ++run) {
        const QString filled = dir.filePath(QStringLiteral("import%1.db").arg(run));
        const auto own = importCsv(csv, filled);
        if (!own)
            return tl::unexpected<Error>(own.error());
        const double raw = loadBare(filled, dir.filePath(QStringLiteral("bare%1.db").arg(run)), "seq",
                                    rowCount / batchSize);
        if (raw < 0)
            return failure(Error::Kind::GiveUp, QStringLiteral("bare_loader"));
        ours = run == 0 ? *own : std::min(ours, *own);
        bare = run == 0 ? raw : std::min(bare, raw);
    }
    return QList<Figure>{
        {QStringLiteral("rows_per_cpu_s"), rowCount / ours, QStringLiteral("rows/s"), rowCount / bare, rowCount}};
}

} // namespace otklik::bench
