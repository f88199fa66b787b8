#include "benchmarks/guidance/spanscores.h"

#include <algorithm>

namespace otklik::bench {

namespace {

double share(int part, int whole)
{
    return whole == 0 ? 1 : static_cast<double>(part) / whole;
}

bool areSame(const PersonalDataSpan &a, const PersonalDataSpan &b, SpanMatch match)
{
    if (match == SpanMatch::Exact)
        return a == b;
    return a.kind == b.kind && a.start < b.start + b.length && b.start < a.start + a.length;
}

bool hasSame(const QList<PersonalDataSpan> &spans, const PersonalDataSpan &wanted, SpanMatch match)
{
    return std::any_of(spans.begin(), spans.end(), [&](const auto &span) { return areSame(span, wanted, match); });
}

Figure figureOf(const QString &set, const QString &split, const QString &metric, double value, qint64 rows)
{
    Figure figure{set + u' ' + metric, value, QStringLiteral("share"), {}, rows};
    figure.set = set;
    figure.split = split;
    figure.metric = metric;
    return figure;
}

} // namespace

double SpanScore::recall() const
{
    return share(met, marked);
}

double SpanScore::precision() const
{
    return share(right, found);
}

void SpanScores::add(const QList<PersonalDataSpan> &marked, const QList<PersonalDataSpan> &found)
{
    for (const PersonalDataSpan &mark : marked) {
        SpanScore &score = m_scores[mark.kind];
        ++score.marked;
        score.met += hasSame(found, mark, m_match);
    }
    for (const PersonalDataSpan &find : found) {
        SpanScore &score = m_scores[find.kind];
        ++score.found;
        score.right += hasSame(marked, find, m_match);
    }
}

SpanScore SpanScores::total() const
{
    SpanScore sum;
    for (const SpanScore &score : m_scores) {
        sum.marked += score.marked;
        sum.met += score.met;
        sum.found += score.found;
        sum.right += score.right;
    }
    return sum;
}

QList<Figure> figuresOf(const QString &set, const QString &split, const QString &kind, const SpanScore &score,
                        qint64 rows)
{
    return {figureOf(set, split, kind + QStringLiteral(" recall"), score.recall(), rows),
            figureOf(set, split, kind + QStringLiteral(" precision"), score.precision(), rows)};
}

} // namespace otklik::bench
