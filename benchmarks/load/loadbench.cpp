#include "benchmarks/load/loadbench.h"

#include "app/workplace.h"
#include "benchmarks/import/bareloader.h"
#include "benchmarks/start/cachebuilder.h"

#include <QTemporaryDir>

#include <algorithm>

namespace otklik::bench {

namespace {

constexpr int mentions = 100'000;
constexpr int runs = 3;

} // namespace

Figures runLoad()
{
    const QTemporaryDir dir;
    double rate = 0;
    double floor = 0;
    // The quickest of each counts, because the machine may be shared.
    for (int run = 0; run < runs; ++run) {
        const QString folder = dir.filePath(QString::number(run));
        const double before = cpuSeconds();
        const auto built = buildCache(folder, mentions);
        if (!built)
            return tl::unexpected<Error>(built.error());
        rate = std::max(rate, mentions / (cpuSeconds() - before));
        const double bare = loadBare(cachePath(folder, *built), folder + QStringLiteral("/bare.db"), "1", mentions / batchMentions);
        if (bare < 0)
            return failure(Error::Kind::GiveUp, QStringLiteral("bare_loader"));
        floor = std::max(floor, mentions / bare);
    }
    return QList<Figure>{{QStringLiteral("mentions_per_cpu_s"), rate, QStringLiteral("rows/s"), floor, mentions}};
}

} // namespace otklik::bench
