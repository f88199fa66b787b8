#include "guidance/triage/triage.h"

#include "guidance/questions/questions.h"
#include "guidance/triage/language.h"
#include "guidance/triage/lexicon.h"

#include <array>

namespace otklik {

namespace {

constexpr qsizetype readAtMost = 20'000;

/// Classes of resources/lexicons/problems.txt: the first ones are ProblemType
/// values, then what the character is told by, then what a claim can rest on.
enum Cue { Greeting = 8, Fact = 9 };

const Lexicon &lexicon()
{
    static const Lexicon words(QStringLiteral(":/otklik/lexicons/problems.txt"), [] {
        QStringList kinds;
        for (const auto &[value, name] : EnumNames<ProblemType>::table)
            kinds.append(name);
        kinds.append({QStringLiteral("greeting"), QStringLiteral("fact")});
        return kinds;
    }());
    return words;
}

/// Dates, sums, times, order numbers: digits are what a considered letter has.
QList<TextSpan> numbersIn(QStringView text)
{
    QList<TextSpan> numbers;
    for (qsizetype i = 0; i < text.size() && numbers.size() < 20;) {
        if (!text.at(i).isDigit()) {
            ++i;
            continue;
        }
        const qsizetype start = i;
        while (i < text.size() && (text.at(i).isDigit() || text.at(i) == u'.' || text.at(i) == u':'))
            ++i;
        numbers.append({start, i - start});
    }
    return numbers;
}

void judgeCharacter(QStringView text, const QList<Lexicon::Hit> &hits, TriageHint &hint)
{
    QList<TextSpan> considered = numbersIn(text);
    int facts = static_cast<int>(considered.size());
    for (const auto &hit : hits) {
        if (hit.kind != Greeting && hit.kind != Fact)
            continue;
        considered.append(hit.span);
        facts += hit.weight;
    }
    if (text.size() > 300)
        facts += 2;
    const int outbursts = static_cast<int>(hint.heat.evidence.size());
    if (hint.heat.value >= 30 && outbursts * 2 > facts) {
        hint.character = Character::Spontaneous;
        for (const auto &cue : hint.heat.evidence)
            hint.characterEvidence.append(cue.span);
    } else if (facts >= 3 && facts > outbursts) {
        hint.character = Character::Considered;
        hint.characterEvidence = considered;
    }
}

/// An attack that names facts is one to take seriously.
ProblemType attackType(const TriageHint &hint, const QList<Lexicon::Hit> &hits, QStringView text)
{
    qsizetype facts = numbersIn(text).size();
    for (const auto &hit : hits)
        facts += hit.kind == Fact ? 1 : 0;
    const bool isReasoned = facts >= 2 || (text.size() > 200 && hint.character != Character::Spontaneous);
    return isReasoned ? ProblemType::JustifiedAttack : ProblemType::GroundlessAttack;
}

void judgeProblem(QStringView text, const QList<Lexicon::Hit> &hits, TriageHint &hint)
{
    std::array<int, 8> weights{};
    for (const auto &hit : hits)
        if (hit.kind < 8)
            weights[static_cast<size_t>(hit.kind)] += hit.weight;
    size_t best = 7;
    for (size_t i = 0; i < weights.size(); ++i)
        if (weights[i] > weights[best] || (weights[i] > 0 && weights[best] == 0))
            best = i;
    hint.problem = weights[best] > 0 ? static_cast<ProblemType>(best) : ProblemType::Other;
    for (const auto &hit : hits)
        if (hit.kind == static_cast<int>(best))
            hint.problemEvidence.append(hit.span);

    const bool isAttack = hint.problem == ProblemType::GroundlessAttack || hint.problem == ProblemType::JustifiedAttack;
    if (hint.problem == ProblemType::Thanks && hint.heat.value >= 45) { // «спасибо, что всё сломали!!!»
        hint.problem = attackType(hint, hits, text);
    } else if (isAttack || (hint.problem == ProblemType::Other && hint.heat.value >= 40)) {
        hint.problem = attackType(hint, hits, text);
        if (hint.problemEvidence.isEmpty())
            for (const auto &cue : hint.heat.evidence)
                hint.problemEvidence.append(cue.span);
    } else if (hint.problem == ProblemType::Other) {
        const auto questions = findQuestions(text.toString());
        for (const Question &question : questions)
            if (!question.isRhetorical)
                hint.problemEvidence.append(question.span);
        if (!hint.problemEvidence.isEmpty())
            hint.problem = ProblemType::Question;
    }
}

} // namespace

TriageHint triage(QStringView text)
{
    text = text.left(readAtMost);
    TriageHint hint;
    hint.language = recogniseLanguage(text);
    hint.heat = measureHeat(text);
    const auto hits = lexicon().find(NormalText(text));
    judgeCharacter(text, hits, hint);
    judgeProblem(text, hits, hint);
    return hint;
}

} // namespace otklik
