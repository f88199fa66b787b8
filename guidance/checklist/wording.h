#pragma once

#include "guidance/textspan.h"
#include "models/fields.h"

namespace otklik {

/// What a phrase of a reply does. The names are those of the attributes
/// (itemData) in resources/syntax/reply-ru.xml and reply-en.xml.
enum class WordingKind {
    Interest,
    Solution,
    Alternative,
    Empathy,
    Apology,
    Admission, ///< "our mistake"
    Thanks,
    NextStep,
    Promise, ///< by when something will happen
    Officialese,
    StockPhrase,
    Blame,
    Rudeness,
    Variable,    ///< a snippet variable that has not been filled in
    Question,    ///< asked to understand: a clarifying question, a detail asked for
    Refusal,     ///< what cannot be done
    Overpromise, ///< what nobody can keep: "this will never happen again"
    VagueTime,   ///< a time that is none: "as soon as possible"
    Explanation, ///< why
    Experience,  ///< "I've been through the same": empathy by one's own case
};

template <>
struct EnumNames<WordingKind>
{
    using enum WordingKind;
    static constexpr EnumTable<WordingKind, 20> table{{
        {Interest, QLatin1StringView("Interest")},
        {Solution, QLatin1StringView("Solution")},
        {Alternative, QLatin1StringView("Alternative")},
        {Empathy, QLatin1StringView("Empathy")},
        {Apology, QLatin1StringView("Apology")},
        {Admission, QLatin1StringView("Admission")},
        {Thanks, QLatin1StringView("Thanks")},
        {NextStep, QLatin1StringView("Next Step")},
        {Promise, QLatin1StringView("Promise")},
        {Officialese, QLatin1StringView("Officialese")},
        {StockPhrase, QLatin1StringView("Stock Phrase")},
        {Blame, QLatin1StringView("Blame")},
        {Rudeness, QLatin1StringView("Rudeness")},
        {Variable, QLatin1StringView("Variable")},
        {Question, QLatin1StringView("Question")},
        {Refusal, QLatin1StringView("Refusal")},
        {Overpromise, QLatin1StringView("Overpromise")},
        {VagueTime, QLatin1StringView("Vague Time")},
        {Explanation, QLatin1StringView("Explanation")},
        {Experience, QLatin1StringView("Experience")},
    }};
};

/// A phrase of a draft and what it does.
struct WordingSpan final
{
    qsizetype start = 0;
    qsizetype length = 0;
    WordingKind kind = WordingKind::Interest;

    friend bool operator==(const WordingSpan &, const WordingSpan &) = default;
};

} // namespace otklik
