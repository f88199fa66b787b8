#pragma once

#include <QList>
#include <QStringList>

namespace otklik {

/// How well one class is told from the others, each 0 … 1.
struct ClassScore final
{
    QString label;
    int rows = 0; ///< of that class in truth
    double precision = 0;
    double recall = 0;
    double f1 = 0;
};

/// Guesses held against the truth.
struct Evaluation final
{
    int rows = 0;
    QList<ClassScore> classes; ///< by the order of the labels
    double accuracy = 0;
    double macroF1 = 0;    ///< the mean over the classes that have rows
    double weightedF1 = 0; ///< the mean over the rows

    [[nodiscard]] const ClassScore *find(const QString &label) const;
};

/// `truth` and `guesses` are parallel, indexes into `labels`; -1 as a guess is a wrong one of no class.
[[nodiscard]] Evaluation evaluate(const QStringList &labels, const QList<int> &truth, const QList<int> &guesses);

} // namespace otklik
