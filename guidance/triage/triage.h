#pragma once

#include "guidance/textspan.h"
#include "guidance/triage/heat.h"
#include "models/fields.h"

#include <QList>

namespace otklik {

/// What kind of message this is (T1). The names are the answer keys of the
/// question "about" in the default matrix.
enum class ProblemType {
    ProductBroken,
    Cheated,          ///< bill, claim, credit
    Offended,         ///< by staff
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

/// First guesses about a message, each with the words it rests on. Hints only:
/// the agent decides (T5).
struct TriageHint final
{
    QString language; ///< "ru", "en" or empty
    Heat heat;
    Character character = Character::Unclear;
    QList<TextSpan> characterEvidence;
    ProblemType problem = ProblemType::Other;
    QList<TextSpan> problemEvidence;
};

/// Looks at one message. Linear; thread-safe.
[[nodiscard]] TriageHint triage(QStringView text);

} // namespace otklik
