#include "benchmarks/guidance/russianprivacy.h"

#include "benchmarks/guidance/markedtexts.h"
#include "benchmarks/guidance/spanscores.h"

namespace otklik::bench {

namespace {

Figures measureSplit(const QString &split)
{
    const auto texts = readMarkedTexts(QStringLiteral(":/otklik/sets/personal-data-ru.%1.txt").arg(split));
    if (!texts)
        return tl::unexpected<Error>(texts.error());
    SpanScores scores(SpanMatch::Exact);
    for (const MarkedText &row : texts->rows)
        scores.add(row.spans, findPersonalData(row.text, texts->options));
    const QString set = QStringLiteral("personal-data-ru");
    QList<Figure> figures = figuresOf(set, split, QStringLiteral("all"), scores.total(), texts->rows.size());
    const auto byKind = scores.byKind();
    for (auto it = byKind.begin(); it != byKind.end(); ++it)
        figures += figuresOf(set, split, nameOf(it.key()), it.value(), texts->rows.size());
    return figures;
}

} // namespace

Figures measureRussianPrivacy()
{
    const Figures tuned = measureSplit(QStringLiteral("tuned"));
    const Figures held = measureSplit(QStringLiteral("held"));
    if (!tuned || !held)
        return tuned ? held : tuned;
    return *tuned + *held;
}

} // namespace otklik::bench
