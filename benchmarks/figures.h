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
    QString set = {};            ///< the labelled set it was measured on, if any; `figure` begins with its name
    QString split = {};          ///< the part of the set: "all", "held", "tuned", "test" …
    QString metric = {};         ///< "phone recall": what `figure` says behind the name of the set
    std::optional<double> published = {}; ///< what others reached on the set
};

using Figures = Result<QList<Figure>>;

/// Error::code of a measurement whose data is not at hand.
inline const QString absentSet = QStringLiteral("absent_set");

/// The middle of the values.
[[nodiscard]] double median(QList<double> values);
/// The value below which `part` (0 … 1) of the values lie.
[[nodiscard]] double percentile(QList<double> values, double part);

/// What the command line says besides the name.
struct Options final
{
    QString data; ///< folder of published sets (--data DIR, else OTKLIK_DATA); empty: none is at hand
};

/// A measurement by its name on the command line.
struct Bench final
{
    const char *name;
    const char *what;
    Figures (*run)(const Options &);
};

/// A measurement that asks for no options.
template <Figures (*run)()>
Figures plain(const Options &)
{
    return run();
}

} // namespace otklik::bench
