#include "guidance/learning/evaluation.h"

#include <algorithm>

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
    Evaluation evaluation;
    evaluation.rows = static_cast<int>(truth.size());
    int right = 0;
    int classesWithRows = 0;
    for (int label = 0; label < labels.size(); ++label) {
        int hits = 0;
        int guessed = 0;
        ClassScore score{labels.at(label)};
        for (qsizetype i = 0; i < truth.size(); ++i) {
            score.rows += truth.at(i) == label ? 1 : 0;
            guessed += guesses.at(i) == label ? 1 : 0;
            hits += truth.at(i) == label && guesses.at(i) == label ? 1 : 0;
        }
        score.precision = ratio(hits, guessed);
        score.recall = ratio(hits, score.rows);
        score.f1 = ratio(2 * hits, guessed + score.rows);
        right += hits;
        if (score.rows > 0) {
            ++classesWithRows;
            evaluation.macroF1 += score.f1;
            evaluation.weightedF1 += score.f1 * ratio(score.rows, evaluation.rows);
        }
        evaluation.classes.append(score);
    }
    evaluation.macroF1 /= std::max(classesWithRows, 1);
    evaluation.accuracy = ratio(right, evaluation.rows);
    return evaluation;
}

Evaluation evaluateMajority(const QStringList &labels, const QList<int> &learned, const QList<int> &truth)
{
    int commonest = 0;
    for (int label = 1; label < labels.size(); ++label)
        if (learned.count(label) > learned.count(commonest))
            commonest = label;
    return evaluate(labels, truth, QList<int>(truth.size(), commonest));
}

} // namespace otklik
