#pragma once

#include <QtGlobal>

#include <functional>
#include <optional>
#include <vector>

namespace otklik {

/// A set of complete answers: per question the answers that belong to it, a bit
/// each. No answer left for a question: the empty set.
using AnswerBox = std::vector<quint64>;

[[nodiscard]] bool isEmpty(const AnswerBox &box);
[[nodiscard]] bool contains(const AnswerBox &outer, const AnswerBox &inner);
[[nodiscard]] AnswerBox intersection(const AnswerBox &a, const AnswerBox &b);

/// Finds what a set of boxes leaves uncovered: by halving the space along the
/// questions that matter, never by listing all answers. The work is counted, so
/// that a hopeless case ends.
class CoverSearch final
{
public:
    /// `work`: how many boxes may be looked at in all, some millions a second.
    explicit CoverSearch(qint64 work) : m_workLeft(work) { }

    /// Whether `covers` leave nothing of `box`; nothing when the work ran out.
    [[nodiscard]] std::optional<bool> isCovered(const AnswerBox &box, const std::vector<AnswerBox> &covers);
    /// Disjoint boxes that make up what is left of `box`, until `found` answers
    /// false. False when the work ran out.
    bool eachUncovered(const AnswerBox &box, const std::vector<AnswerBox> &covers,
                       const std::function<bool(const AnswerBox &)> &found);

private:
    enum class State { Covered, Uncovered, Unknown };
    using Covers = std::vector<const AnswerBox *>;

    [[nodiscard]] static State stateOf(const AnswerBox &box, const Covers &covers);
    bool step(const AnswerBox &box, const Covers &covers);
    bool halve(const AnswerBox &box, const Covers &covers);

    qint64 m_workLeft;
    std::function<bool(const AnswerBox &)> m_found;
    bool m_wantsProofOnly = false; ///< that something is left is enough
    bool m_isLeft = false;
};

} // namespace otklik
