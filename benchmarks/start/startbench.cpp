#include "benchmarks/start/startbench.h"

#include "benchmarks/start/cachebuilder.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <chrono>

namespace otklik::bench {

namespace {

constexpr int runs = 15;
constexpr int few = 10'000;
constexpr int many = 100'000;
constexpr int longestRun = 60'000; ///< ms

double nowMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// From the start of a process to the moment that it wrote down, in milliseconds.
Result<double> timeToPaint(const QString &program, const QStringList &arguments, const QString &log)
{
    QFile::remove(log);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const double begin = nowMs();
    process.start(QCoreApplication::applicationDirPath() + u'/' + program, arguments);
    if (!process.waitForFinished(longestRun))
        return failure(Error::Kind::GiveUp, QStringLiteral("no_paint"), program);
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::GiveUp, QStringLiteral("no_paint"), program);
    return file.readAll().trimmed().toDouble() - begin;
}

/// What is started, and the times it took.
struct Contender final
{
    QString program;
    QStringList arguments;
    QList<double> times;
};

} // namespace

Figures runStart()
{
    const QTemporaryDir folder;
    const QString log = folder.filePath(QStringLiteral("painted"));
    const auto otklik = [&](int mentions) -> Result<Contender> {
        const QString data = folder.filePath(QString::number(mentions));
        if (const auto built = buildCache(data, mentions); !built)
            return tl::unexpected<Error>(built.error());
        return Contender{QStringLiteral("otklik"),
                         {QStringLiteral("--data"), data, QStringLiteral("--first-paint-log"), log,
                          QStringLiteral("--quit-after-first-paint")},
                         {}};
    };
    auto small = otklik(few);
    if (!small)
        return tl::unexpected<Error>(small.error());
    auto large = otklik(many);
    if (!large)
        return tl::unexpected<Error>(large.error());
    Contender empty{QStringLiteral("otklik-emptywindow"), {log}, {}};

    // In turn, so that a busy machine is busy for all; the first round only warms the caches up.
    for (int run = 0; run <= runs; ++run) {
        for (Contender *contender : {&empty, &*small, &*large}) {
            const auto time = timeToPaint(contender->program, contender->arguments, log);
            if (!time)
                return tl::unexpected<Error>(time.error());
            if (run > 0)
                contender->times.append(*time);
        }
    }
    const double floor = median(empty.times);
    const double atFew = median(small->times);
    const double atMany = median(large->times);
    return QList<Figure>{
        {QStringLiteral("paint_ms"), atMany, QStringLiteral("ms"), floor, many},
        {QStringLiteral("paint_ms"), atFew, QStringLiteral("ms"), floor, few},
        {QStringLiteral("paint_growth"), atMany / atFew, QStringLiteral("ratio"), 1.0, many},
    };
}

} // namespace otklik::bench
