#include "guidance/learning/evaluation.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace otklik {

namespace {

double ratio(int part, int whole)
{
    return whole > 0 ? static_cast<double>(part) / whole : 0;
}

} // namespace

const ClassScore *Evaluation::find(const QString &label) const
{
    const auto it =
        std::find_if(classes.begin(), classes.end(), [&](const ClassScore &one) { return one.label == label; });
    return it == classes.end() ? nullptr : &*it;
}

Evaluation evaluate(const QStringList &labels, const QList<int> &truth, const QList<int> &guesses)
{
    Q_ASSERT(truth.size() == guesses.size());
    const auto count = static_cast<size_t>(labels.size());
    std::vector<int> rows(count);
    std::vector<int> guessed(count);
    std::vector<int> hits(count);
    for (qsizetype i = 0; i < truth.size(); ++i) {
        const auto label = static_cast<size_t>(truth.at(i));
        ++rows.at(label);
        if (guesses.at(i) >= 0)
            ++guessed.at(static_cast<size_t>(guesses.at(i)));
        if (guesses.at(i) == truth.at(i))
            ++hits[label];
    }
    Evaluation evaluation;
    evaluation.rows = static_cast<int>(truth.size());
    int classesWithRows = 0;
    for (size_t label = 0; label < count; ++label) {
        ClassScore score{labels.at(static_cast<qsizetype>(label)), rows[label]};
        score.precision = ratio(hits[label], guessed[label]);
        score.recall = ratio(hits[label], score.rows);
        score.f1 = ratio(2 * hits[label], guessed[label] + score.rows);
        if (score.rows > 0) {
            ++classesWithRows;
            evaluation.macroF1 += score.f1;
            evaluation.weightedF1 += score.f1 * ratio(score.rows, evaluation.rows);
        }
        evaluation.classes.append(score);
    }
    evaluation.macroF1 /= std::max(classesWithRows, 1);
    evaluation.accuracy = ratio(std::accumulate(hits.begin(), hits.end(), 0), evaluation.rows);
    return evaluation;
}

} // namespace otklik
