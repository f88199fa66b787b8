#include "benchmarks/guidance/mentionspeed.h"

#include "benchmarks/guidance/airline.h"
#include "benchmarks/guidance/processortime.h"
#include "guidance/learning/modeldocument.h"
#include "guidance/triage/triage.h"

#include <algorithm>

namespace otklik::bench {

namespace {

/// The same texts read with the least that looks at every character.
double millisecondsBare(const QList<LabelledText> &rows)
{
    qsizetype letters = 0;
    const double before = processorMs();
    for (const LabelledText &row : rows)
        letters += std::count_if(row.text.begin(), row.text.end(), [](QChar c) { return c.isLetter(); });
    return letters > 0 ? processorMs() - before : 0;
}

/// What each text took.
QList<double> millisecondsEach(const QList<LabelledText> &rows, const TeamModels &models)
{
    QList<double> times;
    (void)triage(rows.first().text, models); // the lexicons are read once
    for (const LabelledText &row : rows) {
        const double before = processorMs();
        (void)triage(row.text, models);
        times.append(processorMs() - before);
    }
    return times;
}

Figure speedFigure(const QString &metric, double value, const QString &unit, qint64 rows)
{
    Figure figure{QStringLiteral("mention_speed ") + metric, value, unit, {}, rows};
    figure.set = QStringLiteral("mention_speed");
    figure.split = QStringLiteral("held");
    figure.metric = metric;
    return figure;
}

QList<Figure> figuresOf(const QString &how, const QList<LabelledText> &rows, const TeamModels &models)
{
    const QList<double> times = millisecondsEach(rows, models);
    double all = 0;
    for (const double one : times)
        all += one;
    const double perMinute = 60'000.0 * static_cast<double>(rows.size()) / all;
    Figure throughput =
        speedFigure(how + QStringLiteral("_texts_per_minute"), perMinute, QStringLiteral("texts"), rows.size());
    throughput.floor = 60'000.0 * static_cast<double>(rows.size()) / millisecondsBare(rows);
    return {speedFigure(how + QStringLiteral("_p99_ms"), percentile(times, 0.99), QStringLiteral("ms"), rows.size()),
            throughput};
}

} // namespace

Figures measureMentionSpeed(const Options &options)
{
    const auto rows = readAirline(options);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    const LabelledSplit split = splitLabelled(*rows);
    const auto model = trainTextModel(split.learned, {}, documentModelBytes);
    if (!model)
        return tl::unexpected<Error>(model.error());
    QList<Figure> figures = figuresOf(QStringLiteral("with_model"), split.held, {&*model});
    figures += figuresOf(QStringLiteral("without_model"), split.held, {});
    return figures;
}

} // namespace otklik::bench
