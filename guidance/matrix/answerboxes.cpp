#include "guidance/matrix/answerboxes.h"

#include <algorithm>
#include <bit>
#include <map>

namespace otklik {

namespace {

/// Beyond this a double does not count every set of answers.
constexpr double largestCountable = 9'007'199'254'740'992.0; // 2^53

double volume(const AnswerBox &box)
{
    double count = 1;
    for (const quint64 answers : box)
        count *= std::popcount(answers);
    return count;
}

bool areDisjoint(const AnswerBox &a, const AnswerBox &b, const AnswerBox &within)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!(a[i] & b[i] & within[i]))
            return true;
    return false;
}

/// The question about which most of the boxes are particular.
std::size_t mostAsked(const AnswerBox &box, const std::vector<const AnswerBox *> &covers)
{
    std::size_t best = 0;
    std::ptrdiff_t most = -1;
    for (std::size_t i = 0; i < box.size(); ++i) {
        const auto count = std::count_if(covers.begin(), covers.end(), [&](const AnswerBox *cover) {
            return ((*cover)[i] & box[i]) != box[i];
        });
        if (count > most) {
            most = count;
            best = i;
        }
    }
    return best;
}

} // namespace

bool isEmpty(const AnswerBox &box)
{
    return std::any_of(box.begin(), box.end(), [](quint64 answers) { return answers == 0; });
}

bool contains(const AnswerBox &outer, const AnswerBox &inner)
{
    for (std::size_t i = 0; i < inner.size(); ++i)
        if (inner[i] & ~outer[i])
            return false;
    return true;
}

AnswerBox intersection(const AnswerBox &a, const AnswerBox &b)
{
    AnswerBox both(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        both[i] = a[i] & b[i];
    return both;
}

std::optional<bool> CoverSearch::isCovered(const AnswerBox &box, const std::vector<AnswerBox> &covers)
{
    m_wantsProofOnly = true;
    const bool isFinished = eachUncovered(box, covers, [](const AnswerBox &) { return false; });
    m_wantsProofOnly = false;
    return isFinished ? std::optional(!m_isLeft) : std::nullopt;
}

bool CoverSearch::eachUncovered(const AnswerBox &box, const std::vector<AnswerBox> &covers,
                                const std::function<bool(const AnswerBox &)> &found)
{
    m_found = found;
    m_isLeft = false;
    Covers touching;
    for (const AnswerBox &cover : covers)
        if (!isEmpty(intersection(cover, box)))
            touching.push_back(&cover);
    if (!isEmpty(box))
        step(box, touching);
    return m_workLeft > 0;
}

/// By counting: boxes that do not overlap cover exactly as much as they hold together.
CoverSearch::State CoverSearch::stateOf(const AnswerBox &box, const Covers &covers)
{
    if (covers.empty())
        return State::Uncovered;
    if (std::any_of(covers.begin(), covers.end(), [&](const AnswerBox *cover) { return contains(*cover, box); }))
        return State::Covered;
    const double whole = volume(box);
    if (whole > largestCountable)
        return State::Unknown;
    double sum = 0;
    for (const AnswerBox *cover : covers) {
        sum += volume(intersection(*cover, box));
        if (sum > whole)
            return State::Unknown;
    }
    if (sum < whole)
        return State::Uncovered;
    for (std::size_t i = 0; i < covers.size(); ++i)
        for (std::size_t j = i + 1; j < covers.size(); ++j)
            if (!areDisjoint(*covers[i], *covers[j], box))
                return State::Uncovered;
    return State::Covered;
}

/// False: stop.
bool CoverSearch::step(const AnswerBox &box, const Covers &covers)
{
    m_workLeft -= static_cast<qint64>(covers.size()) + 1;
    if (m_workLeft <= 0)
        return false;
    const State state = stateOf(box, covers);
    if (state == State::Covered)
        return true;
    if (covers.empty() || (m_wantsProofOnly && state == State::Uncovered)) {
        m_isLeft = true;
        return m_found(box);
    }
    return halve(box, covers);
}

bool CoverSearch::halve(const AnswerBox &box, const Covers &covers)
{
    // Answers that the same boxes hold need not be told apart.
    const std::size_t question = mostAsked(box, covers);
    std::map<std::vector<bool>, quint64> groups;
    for (quint64 left = box[question]; left; left &= left - 1) {
        const quint64 answer = left & ~(left - 1);
        std::vector<bool> holders(covers.size());
        for (std::size_t i = 0; i < covers.size(); ++i)
            holders[i] = ((*covers[i])[question] & answer) != 0;
        groups[holders] |= answer;
    }
    for (const auto &[holders, answers] : groups) {
        AnswerBox part = box;
        part[question] = answers;
        Covers touching;
        for (std::size_t i = 0; i < covers.size(); ++i)
            if (holders[i])
                touching.push_back(covers[i]);
        if (!step(part, touching))
            return false;
    }
    return true;
}

} // namespace otklik
