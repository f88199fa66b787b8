#pragma once

#include <QHash>
#include <QList>

#include <vector>

namespace otklik {

/// Compares one sequence of words with others: the longest common subsequence by Hyyrö's bits, 64 words at a step.
/// One thread.
class WordOrder final
{
public:
    explicit WordOrder(const QList<quint32> &words);

    /// How many words stand in both, in the same order.
    [[nodiscard]] qsizetype common(const quint32 *words, qsizetype count);

private:
    qsizetype m_count;
    qsizetype m_blocks;
    QHash<quint32, qsizetype> m_places; ///< word → its row of m_masks
    std::vector<quint64> m_masks;
    std::vector<quint64> m_open; ///< a zero for each word that is met
};

} // namespace otklik
