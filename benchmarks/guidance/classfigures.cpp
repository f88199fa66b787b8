#include "benchmarks/guidance/classfigures.h"

namespace otklik::bench {

namespace {

double macroF1(const Evaluation &evaluation)
{
    return evaluation.macroF1;
}

} // namespace

Figure percentFigure(const QString &set, const QString &split, const QString &metric, double part, qint64 rows)
{
    Figure figure{set + u' ' + metric, 100 * part, QStringLiteral("%"), {}, rows};
    figure.set = set;
    figure.split = split;
    figure.metric = metric;
    return figure;
}

Figures measureClasses(const LabelledSetRun &run)
{
    const auto score = run.score ? run.score : macroF1;
    const QList<LabelledText> &held = run.split.held;
    const auto model = trainTextModel(run.split.learned);
    if (!model)
        return tl::unexpected<Error>(model.error());
    const NaiveBayes bayes(run.split.learned);
    const auto figureOf = [&](const QString &metric, const Evaluation &evaluation) {
        return percentFigure(run.set, run.splitName, metric, score(evaluation), held.size());
    };
    Figure trained = figureOf(run.metric, judge(*model, held));
    trained.floor = 100 * score(judge([&](const QString &text) { return bayes.guess(text); }, held));
    trained.published = run.published;
    QList<Figure> figures{trained};
    const QString commonest = commonestLabel(run.split.learned);
    figures.append(
        figureOf(QStringLiteral("majority ") + run.metric, judge([&](const QString &) { return commonest; }, held)));
    if (run.base)
        figures.append(figureOf(QStringLiteral("untrained ") + run.metric, judge(run.base, held)));
    return figures;
}

} // namespace otklik::bench
