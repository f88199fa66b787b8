#pragma once

#include "guidance/textspan.h"
#include "guidance/triage/heat.h"
#include "guidance/triage/writer.h"
#include "models/fields.h"

#include <QList>

namespace otklik {

/// What kind of message this is (T1). The names are the answer keys of the
/// question "about" in the default matrix.
enum class ProblemType {
    ProductBroken,
    Cheated,  ///< bill, claim, credit
    Offended, ///< by staff
    GroundlessAttack,
    JustifiedAttack,
    Question,
    Thanks,
    Other,
};

template <>
struct EnumNames<ProblemType>
{
    using enum ProblemType;
    static constexpr EnumTable<ProblemType, 8> table{{
        {ProductBroken, QLatin1StringView("product_broken")},
        {Cheated, QLatin1StringView("cheated")},
        {Offended, QLatin1StringView("offended")},
        {GroundlessAttack, QLatin1StringView("groundless_attack")},
        {JustifiedAttack, QLatin1StringView("justified_attack")},
        {Question, QLatin1StringView("question")},
        {Thanks, QLatin1StringView("thanks")},
        {Other, QLatin1StringView("other")},
    }};
};

/// Whether the customer has a grievance, whoever is right.
[[nodiscard]] constexpr bool isComplaint(ProblemType type)
{
    switch (type) {
    case ProblemType::ProductBroken:
    case ProblemType::Cheated:
    case ProblemType::Offended:
    case ProblemType::GroundlessAttack:
    case ProblemType::JustifiedAttack:
        return true;
    case ProblemType::Question:
    case ProblemType::Thanks:
    case ProblemType::Other:
        break;
    }
    return false;
}

/// Written in the heat of the moment, or after thought (T2). The names are the
/// answer keys of the question "character" in the default matrix.
enum class Character { Unclear, Spontaneous, Considered };

template <>
struct EnumNames<Character>
{
    using enum Character;
    static constexpr EnumTable<Character, 3> table{{
        {Unclear, QLatin1StringView("unclear")},
        {Spontaneous, QLatin1StringView("spontaneous")},
        {Considered, QLatin1StringView("considered")},
    }};
};

class TextModel;

/// What a team has taught, a model for a question; null: nothing, the words decide. They outlive the call.
struct TeamModels final
{
    const TextModel *problem = nullptr;   ///< labels: names of ProblemType
    const TextModel *character = nullptr; ///< labels: names of Character
    const TextModel *writer = nullptr;    ///< labels: names of Writer
};

/// From this confidence on a team's model goes before the words of the lexicons.
constexpr double sureEnough = 0.6;

/// What a guess rests on.
enum class GuessSource { Words, Model };

/// First guesses about a message, each with the words it rests on and how sure it is, 0 … 1. Hints only:
/// the agent decides (T5). What rests on no words is no guess: Unclear, Other, Customer.
struct TriageHint final
{
    QString language; ///< "ru", "en" or empty
    Heat heat;
    Character character = Character::Unclear;
    QList<TextSpan> characterEvidence;
    double characterConfidence = 0;
    GuessSource characterSource = GuessSource::Words;
    ProblemType problem = ProblemType::Other;
    QList<TextSpan> problemEvidence;
    double problemConfidence = 0;
    GuessSource problemSource = GuessSource::Words;
    WriterHint writer; ///< a model's guess has evidence in writerEvidence only
    QList<TextSpan> writerEvidence;
    GuessSource writerSource = GuessSource::Words;
};

/// Looks at one message, in less than a millisecond with models, a tenth of that without. Linear; thread-safe.
[[nodiscard]] TriageHint triage(QStringView text, const TeamModels &models = {});

} // namespace otklik
