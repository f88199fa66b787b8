#include "guidance/matrix/matrixcheck.h"

#include <QSet>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype faultsAtMost = 100;
constexpr int stepsAtMost = 50'000;

/// Walks the questions in order and keeps, for the answers so far, the rows
/// that may still fit; a question that no such row asks about is skipped, so
/// that an example names only answers that matter.
class Walk final
{
public:
    explicit Walk(const Matrix &matrix) : m_matrix(matrix) { }

    QList<MatrixFault> run()
    {
        QList<int> all;
        for (int i = 0; i < static_cast<int>(m_matrix.rows.size()); ++i)
            all.append(i);
        step(0, all, {});
        if (m_steps > stepsAtMost || m_faults.size() >= faultsAtMost) { // what was not seen is not said
            if (m_steps > stepsAtMost)
                m_faults.prepend({MatrixFault::Kind::TooLarge, {}, {}});
            return m_faults;
        }
        for (const int row : all)
            if (!m_reached.contains(row))
                add({MatrixFault::Kind::Unreachable, {row}, {}});
        return m_faults;
    }

private:
    void step(qsizetype at, const QList<int> &rows, const QJsonObject &answers)
    {
        if (++m_steps > stepsAtMost || m_faults.size() >= faultsAtMost)
            return;
        while (at < m_matrix.questions.size() && !isAsked(m_matrix.questions.at(at).key, rows))
            ++at;
        if (rows.isEmpty() || at == m_matrix.questions.size()) {
            judge(rows, answers);
            return;
        }
        const MatrixQuestion &question = m_matrix.questions.at(at);
        for (const MatrixAnswer &answer : question.answers) {
            QList<int> fitting;
            std::copy_if(rows.begin(), rows.end(), std::back_inserter(fitting), [&](int row) {
                const auto &conditions = m_matrix.rows.at(row).conditions;
                return !conditions.contains(question.key) || conditions.value(question.key).contains(answer.key);
            });
            QJsonObject next = answers;
            next.insert(question.key, answer.key);
            step(at + 1, fitting, next);
        }
    }

    [[nodiscard]] bool isAsked(const QString &question, const QList<int> &rows) const
    {
        return std::any_of(rows.begin(), rows.end(),
                           [&](int row) { return m_matrix.rows.at(row).conditions.contains(question); });
    }

    void judge(const QList<int> &rows, const QJsonObject &answers)
    {
        if (rows.isEmpty()) {
            add({MatrixFault::Kind::Gap, {}, answers});
            return;
        }
        m_reached.insert(rows.first());
        for (qsizetype i = 0; i < rows.size(); ++i)
            for (qsizetype j = i + 1; j < rows.size(); ++j) {
                const std::pair<int, int> pair(rows.at(i), rows.at(j));
                if (m_overlaps.contains(pair))
                    continue;
                m_overlaps.insert(pair);
                add({MatrixFault::Kind::Overlap, {pair.first, pair.second}, answers});
            }
    }

    void add(const MatrixFault &fault)
    {
        if (m_faults.size() < faultsAtMost)
            m_faults.append(fault);
    }

    const Matrix &m_matrix;
    QList<MatrixFault> m_faults;
    QSet<int> m_reached; ///< rows that were the first to fit somewhere
    QSet<std::pair<int, int>> m_overlaps;
    int m_steps = 0;
};

} // namespace

QList<MatrixFault> checkMatrix(const Matrix &matrix)
{
    return Walk(matrix).run();
}

} // namespace otklik
