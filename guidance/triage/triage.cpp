#include "guidance/triage/triage.h"

#include "guidance/learning/textmodel.h"
#include "guidance/questions/questions.h"
#include "guidance/triage/confidence.h"
#include "guidance/triage/language.h"
#include "guidance/triage/lexicon.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

constexpr qsizetype readAtMost = 20'000;
constexpr double thinConfidence = 0.4;     ///< of what is told by heat alone
constexpr double questionConfidence = 0.6; ///< of a question among words that say nothing else

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
        hint.characterConfidence = confidenceOf(outbursts * 2, facts);
    } else if (facts >= 3 && facts > outbursts) {
        hint.character = Character::Considered;
        hint.characterEvidence = considered;
        hint.characterConfidence = confidenceOf(facts, outbursts);
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

    const int votes = weights[best];
    weights[best] = 0;
    hint.problemConfidence = confidenceOf(votes, *std::max_element(weights.begin(), weights.end()));

    const bool isAttack = hint.problem == ProblemType::GroundlessAttack || hint.problem == ProblemType::JustifiedAttack;
    if (hint.problem == ProblemType::Thanks && hint.heat.value >= 45) { // «спасибо, что всё сломали!!!»
        hint.problem = attackType(hint, hits, text);
        hint.problemConfidence = thinConfidence;
    } else if (isAttack || (hint.problem == ProblemType::Other && hint.heat.value >= 40)) {
        hint.problem = attackType(hint, hits, text);
        hint.problemConfidence = std::max(hint.problemConfidence, thinConfidence);
        if (hint.problemEvidence.isEmpty())
            for (const auto &cue : hint.heat.evidence)
                hint.problemEvidence.append(cue.span);
    } else if (hint.problem == ProblemType::Other) {
        const auto questions = findQuestions(text.toString());
        for (const Question &question : questions)
            if (!question.isRhetorical)
                hint.problemEvidence.append(question.span);
        if (!hint.problemEvidence.isEmpty()) {
            hint.problem = ProblemType::Question;
            hint.problemConfidence = questionConfidence;
        }
    }
}

/// A matter is what an answer could deal with: a problem, a question, facts.
void judgeWriter(QStringView text, const QList<Lexicon::Hit> &hits, TriageHint &hint)
{
    QList<TextSpan> insults;
    for (const HeatEvidence &one : hint.heat.evidence)
        if (one.cue == HeatCue::Rudeness)
            insults.append(one.span);
    const bool hasMatter = std::any_of(hits.begin(), hits.end(), [](const Lexicon::Hit &hit) {
        return hit.kind == Fact || hit.kind == static_cast<int>(ProblemType::ProductBroken)
            || hit.kind == static_cast<int>(ProblemType::Cheated) || hit.kind == static_cast<int>(ProblemType::Offended)
            || hit.kind == static_cast<int>(ProblemType::Question);
    });
    hint.writer = guessWriter(text, insults, hasMatter || hint.problem == ProblemType::Question);
    for (const WriterEvidence &one : hint.writer.evidence)
        hint.writerEvidence.append(one.span);
}

/// What a model is sure of, and can say by which words: its value, confidence and evidence.
template <class Value>
void askModel(const TextModel *model, QStringView text, Value &value, double &confidence, QList<TextSpan> &evidence,
              GuessSource &source)
{
    if (!model)
        return;
    const ModelGuess guess = model->guess(text);
    const auto named = fromName<Value>(model->labels().at(guess.label));
    if (guess.confidence < sureEnough || !named)
        return;
    QList<TextSpan> words = model->explain(text, guess.label);
    if (words.isEmpty())
        return;
    value = *named;
    confidence = guess.confidence;
    evidence = std::move(words);
    source = GuessSource::Model;
}

} // namespace

TriageHint triage(QStringView text, const TeamModels &models)
{
    text = text.left(readAtMost);
    TriageHint hint;
    hint.language = recogniseLanguage(text);
    hint.heat = measureHeat(text);
    const auto hits = lexicon().find(NormalText(text));
    judgeCharacter(text, hits, hint);
    judgeProblem(text, hits, hint);
    judgeWriter(text, hits, hint);
    askModel(models.problem, text, hint.problem, hint.problemConfidence, hint.problemEvidence, hint.problemSource);
    askModel(models.character, text, hint.character, hint.characterConfidence, hint.characterEvidence,
             hint.characterSource);
    askModel(models.writer, text, hint.writer.writer, hint.writer.confidence, hint.writerEvidence, hint.writerSource);
    if (hint.writerSource == GuessSource::Model)
        hint.writer.evidence.clear();
    return hint;
}

} // namespace otklik
