#include "benchmarks/guidance/naivebayes.h"

#include <cmath>
#include <limits>

namespace otklik::bench {

namespace {

QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    for (const QChar c : text + u' ') {
        if (c.isLetterOrNumber()) {
            word += c.toLower();
        } else if (!word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    return words;
}

} // namespace

NaiveBayes::NaiveBayes(const QList<LabelledText> &rows)
    : m_rows(rows.size())
{
    for (const LabelledText &row : rows) {
        Class &one = m_classes[row.label];
        ++one.rows;
        const QStringList words = wordsOf(row.text);
        for (const QString &word : words) {
            ++one.words;
            ++one.counts[word];
            ++m_vocabulary[word];
        }
    }
}

QString NaiveBayes::guess(const QString &text) const
{
    QString best;
    double bestChance = -std::numeric_limits<double>::infinity();
    const QStringList words = wordsOf(text);
    for (auto it = m_classes.cbegin(); it != m_classes.cend(); ++it) {
        double chance = std::log(static_cast<double>(it->rows) / static_cast<double>(m_rows));
        for (const QString &word : words)
            if (m_vocabulary.contains(word))
                chance +=
                    std::log((it->counts.value(word) + 1.0) / (it->words + static_cast<double>(m_vocabulary.size())));
        if (chance > bestChance) {
            bestChance = chance;
            best = it.key();
        }
    }
    return best;
}

} // namespace otklik::bench
