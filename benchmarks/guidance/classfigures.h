#pragma once

#include "benchmarks/figures.h"
#include "benchmarks/guidance/naivebayes.h"

namespace otklik::bench {

/// A set of labelled texts as it is measured.
struct LabelledSetRun final
{
    QString set;
    LabelledSplit split;
    QString splitName = QStringLiteral("held"); ///< how the rows of split.held were chosen
    QString metric = QStringLiteral("macro F1");
    double (*score)(const Evaluation &) = nullptr; ///< 0 … 1: what the metric is; macro F1 when null
    std::optional<double> published = {};          ///< in percent
    Guesser base = {};                             ///< what needs no training, if there is such
};

/// Percent of the metric on the held rows: after training on the learned ones, beside Naive Bayes learned
/// from the same rows as the floor; always saying the commonest class; and the base without training.
[[nodiscard]] Figures measureClasses(const LabelledSetRun &run);

[[nodiscard]] Figure percentFigure(const QString &set, const QString &split, const QString &metric, double part,
                                   qint64 rows);

} // namespace otklik::bench
