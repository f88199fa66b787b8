#include "benchmarks/figures.h"

#include <algorithm>

namespace otklik::bench {

double median(QList<double> values)
{
    return percentile(std::move(values), 0.5);
}

double percentile(QList<double> values, double part)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const double at = part * static_cast<double>(values.size() - 1);
    const auto low = static_cast<qsizetype>(at);
    const qsizetype high = std::min(low + 1, values.size() - 1);
    const double rest = at - static_cast<double>(low);
    return values.at(low) * (1 - rest) + values.at(high) * rest;
}

} // namespace otklik::bench
