#pragma once

#include "benchmarks/figures.h"
#include "guidance/privacy/personaldata.h"

#include <QMap>

namespace otklik::bench {

/// How marks and what was found met.
struct SpanScore final
{
    int marked = 0; ///< marks in the set
    int met = 0;    ///< of them found
    int found = 0;  ///< what was found
    int right = 0;  ///< of it marked

    [[nodiscard]] double recall() const;    ///< 0 … 1; without marks 1
    [[nodiscard]] double precision() const; ///< 0 … 1; without finds 1
};

/// When a find and a mark of one kind are the same.
enum class SpanMatch {
    Exact,   ///< they begin and end at the same places
    Overlap, ///< they share a character: for marks that others set by other rules
};

/// Adds up over the rows of a set; each kind by itself.
class SpanScores final
{
public:
    explicit SpanScores(SpanMatch match)
        : m_match(match)
    {}

    void add(const QList<PersonalDataSpan> &marked, const QList<PersonalDataSpan> &found);

    [[nodiscard]] QMap<PersonalDataKind, SpanScore> byKind() const { return m_scores; }
    /// A kind without marks and finds has a score of its own.
    [[nodiscard]] SpanScore of(PersonalDataKind kind) const { return m_scores.value(kind); }
    [[nodiscard]] SpanScore total() const;

private:
    SpanMatch m_match;
    QMap<PersonalDataKind, SpanScore> m_scores;
};

/// Recall and precision of a kind as two figures of a set.
[[nodiscard]] QList<Figure> figuresOf(const QString &set, const QString &split, const QString &kind,
                                      const SpanScore &score, qint64 rows);

} // namespace otklik::bench
