#pragma once

#include "models/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace otklik::bench {

/// One measured number, with the raw limit measured in the same run beside it.
struct Figure final
{
    QString figure; ///< name: "paint_ms"
    double value = 0;
    QString unit;
    std::optional<double> floor; ///< the same done with the least that can do it
    qint64 rows = 0;             ///< how much data it was measured on
};

using Figures = Result<QList<Figure>>;

/// The middle of the values.
[[nodiscard]] double median(QList<double> values);
/// The value below which `part` (0 … 1) of the values lie.
[[nodiscard]] double percentile(QList<double> values, double part);

/// A measurement by its name on the command line.
struct Bench final
{
    const char *name;
    const char *what;
    Figures (*run)();
};

} // namespace otklik::bench
