#include "guidance/matrix/matrixcheck.h"

#include "guidance/matrix/answerboxes.h"

#include <QSet>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype faultsAtMost = 100;
constexpr qsizetype answersAtMost = 64;
constexpr qint64 workAtMost = 2'000'000;
/// Who shadows a row is told exactly up to so many rows above it.
constexpr std::size_t shadowsAtMost = 40;

class Check final
{
public:
    explicit Check(const Matrix &matrix) : m_matrix(matrix) { }

    QList<MatrixFault> run()
    {
        const auto &questions = m_matrix.questions;
        if (std::any_of(questions.begin(), questions.end(),
                        [](const MatrixQuestion &one) { return one.answers.size() > answersAtMost; }))
            return {{MatrixFault::Kind::TooLarge, {}, {}}};
        for (const MatrixQuestion &question : questions)
            m_all.push_back(mask(question, nullptr));
        for (const MatrixRow &row : m_matrix.rows)
            m_rows.push_back(boxOf(row));
        findUnreachable();
        findOverlaps();
        findGaps();
        if (m_gaveUp)
            m_faults.prepend({MatrixFault::Kind::TooLarge, {}, {}});
        return m_faults.mid(0, faultsAtMost);
    }

private:
    /// The bits of the answers named, of all without names.
    static quint64 mask(const MatrixQuestion &question, const QStringList *keys)
    {
        quint64 bits = 0;
        for (qsizetype i = 0; i < question.answers.size(); ++i)
            if (!keys || keys->contains(question.answers.at(i).key))
                bits |= quint64(1) << i;
        return bits;
    }

    [[nodiscard]] AnswerBox boxOf(const MatrixRow &row) const
    {
        AnswerBox box = m_all;
        qsizetype known = 0;
        for (std::size_t i = 0; i < box.size(); ++i) {
            const MatrixQuestion &question = m_matrix.questions.at(static_cast<qsizetype>(i));
            const auto keys = row.conditions.constFind(question.key);
            if (keys == row.conditions.constEnd())
                continue;
            box[i] = mask(question, &*keys);
            ++known;
        }
        // A question that is not there is never answered.
        if (known < row.conditions.size())
            std::fill(box.begin(), box.end(), 0);
        return box;
    }

    [[nodiscard]] QMap<QString, QStringList> conditionsOf(const AnswerBox &box) const
    {
        QMap<QString, QStringList> conditions;
        for (std::size_t i = 0; i < box.size(); ++i) {
            const MatrixQuestion &question = m_matrix.questions.at(static_cast<qsizetype>(i));
            for (qsizetype j = 0; box[i] != m_all[i] && j < question.answers.size(); ++j)
                if (box[i] >> j & 1)
                    conditions[question.key].append(question.answers.at(j).key);
        }
        return conditions;
    }

    void add(MatrixFault::Kind kind, const QList<int> &rows, const AnswerBox &box)
    {
        MatrixFault fault{kind, rows, {}, {}, conditionsOf(box)};
        for (auto it = fault.where.cbegin(); it != fault.where.cend(); ++it)
            fault.example.insert(it.key(), it.value().first());
        m_faults.append(fault);
    }

    [[nodiscard]] bool isFull() const { return m_faults.size() >= faultsAtMost; }

    void findUnreachable()
    {
        for (std::size_t i = 0; i < m_rows.size() && !isFull(); ++i) {
            std::vector<int> above;
            for (std::size_t j = 0; j < i; ++j)
                if (!isEmpty(intersection(m_rows[i], m_rows[j])))
                    above.push_back(static_cast<int>(j));
            if (!isEmpty(m_rows[i]) && !isCovered(m_rows[i], above))
                continue;
            const auto row = static_cast<int>(i);
            m_unreachable.insert(row);
            MatrixFault fault{MatrixFault::Kind::Unreachable, {row}, {}};
            fault.shadowedBy = isEmpty(m_rows[i]) ? QList<int>() : shadowsOf(m_rows[i], above);
            m_faults.append(fault);
        }
    }

    bool isCovered(const AnswerBox &box, const std::vector<int> &rows)
    {
        std::vector<AnswerBox> covers;
        for (const int row : rows)
            covers.push_back(m_rows[static_cast<std::size_t>(row)]);
        const auto answer = m_search.isCovered(box, covers);
        m_gaveUp = m_gaveUp || !answer;
        return answer.value_or(false);
    }

    /// As few of the rows as cover the box together: without any one of them something is left.
    QList<int> shadowsOf(const AnswerBox &box, std::vector<int> rows)
    {
        // Those far above go first: what stands nearest explains best.
        for (std::size_t i = 0; rows.size() <= shadowsAtMost && i < rows.size();) {
            std::vector<int> others = rows;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            if (isCovered(box, others))
                rows = others;
            else
                ++i;
        }
        return QList<int>(rows.begin(), rows.end());
    }

    void findOverlaps()
    {
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            for (std::size_t j = i + 1; j < m_rows.size() && !isFull(); ++j) {
                const QList<int> pair{static_cast<int>(i), static_cast<int>(j)};
                if (m_unreachable.contains(pair.first()) || m_unreachable.contains(pair.last()))
                    continue;
                const AnswerBox both = intersection(m_rows[i], m_rows[j]);
                if (!isEmpty(both))
                    add(MatrixFault::Kind::Overlap, pair, both);
            }
    }

    void findGaps()
    {
        if (isFull())
            return;
        std::vector<AnswerBox> told;
        const bool isFinished = m_search.eachUncovered(m_all, m_rows, [&](const AnswerBox &gap) {
            if (std::any_of(told.begin(), told.end(), [&](const AnswerBox &one) { return contains(one, gap); }))
                return true;
            told.push_back(widened(gap));
            add(MatrixFault::Kind::Gap, {}, told.back());
            return !isFull();
        });
        m_gaveUp = m_gaveUp || !isFinished;
    }

    /// The gap with every answer more that no row fits either.
    [[nodiscard]] AnswerBox widened(AnswerBox gap) const
    {
        const auto isFree = [&](const AnswerBox &box) {
            return std::all_of(m_rows.begin(), m_rows.end(),
                               [&](const AnswerBox &row) { return isEmpty(intersection(row, box)); });
        };
        for (std::size_t i = 0; i < gap.size(); ++i)
            for (quint64 left = m_all[i] & ~gap[i]; left; left &= left - 1) {
                AnswerBox wider = gap;
                wider[i] |= left & ~(left - 1);
                if (isFree(wider))
                    gap = wider;
            }
        return gap;
    }

    const Matrix &m_matrix;
    CoverSearch m_search{workAtMost};
    AnswerBox m_all;
    std::vector<AnswerBox> m_rows;
    QSet<int> m_unreachable;
    QList<MatrixFault> m_faults;
    bool m_gaveUp = false;
};

} // namespace

QList<MatrixFault> checkMatrix(const Matrix &matrix)
{
    return Check(matrix).run();
}

} // namespace otklik
