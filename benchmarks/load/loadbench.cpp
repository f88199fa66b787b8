#include "benchmarks/load/loadbench.h"

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
    QList<double> rates;
    for (int run = 0; run < runs; ++run) {
        const double before = cpuSeconds();
        if (const auto built = buildCache(dir.filePath(QString::number(run)), mentions); !built)
            return tl::unexpected<Error>(built.error());
        rates.append(mentions / (cpuSeconds() - before));
    }
    // The quickest counts, because the machine may be shared.
    const double rate = *std::max_element(rates.begin(), rates.end());
    return QList<Figure>{{QStringLiteral("mentions_per_cpu_s"), rate, QStringLiteral("rows/s"), {}, mentions}};
}

} // namespace otklik::bench
