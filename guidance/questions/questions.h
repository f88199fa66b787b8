#pragma once

#include "guidance/textspan.h"
#include "models/fields.h"

#include <QList>
#include <QString>

namespace otklik {

/// What an answer to a question has to hold.
enum class AnswerType {
    Anything, ///< no type could be told: the topic's words decide
    YesNo,
    Time,     ///< when, how long, by what date
    Sum,      ///< how much money
    Amount,   ///< how many, how far
    Place,    ///< where; an address or a link
    Person,   ///< who, whom to turn to
    Reason,   ///< why, for what
    Way,      ///< how, what to do
};

template <>
struct EnumNames<AnswerType>
{
    using enum AnswerType;
    static constexpr EnumTable<AnswerType, 9> table{{
        {Anything, QLatin1StringView("anything")},
        {YesNo, QLatin1StringView("yes_no")},
        {Time, QLatin1StringView("time")},
        {Sum, QLatin1StringView("sum")},
        {Amount, QLatin1StringView("amount")},
        {Place, QLatin1StringView("place")},
        {Person, QLatin1StringView("person")},
        {Reason, QLatin1StringView("reason")},
        {Way, QLatin1StringView("way")},
    }};
};

/// One question of a customer. Rhetorical shouting («Сколько можно?!») is
/// listed too, so that nobody overlooks it, but needs no answer of its own.
struct Question final
{
    TextSpan span; ///< in the mention
    QString text;  ///< tidied for a list: one line, one sign at the end
    AnswerType asks = AnswerType::Anything;
    bool isRhetorical = false;

    friend bool operator==(const Question &, const Question &) = default;
};

/// The questions of a text in order, at most 50: sentences with a question
/// mark, and requests to be told something without one («хотелось бы узнать»,
/// "I wonder"). Russian and English. Linear; thread-safe.
[[nodiscard]] QList<Question> findQuestions(const QString &text);

/// How a draft deals with one question.
struct QuestionMatch final
{
    bool isAnswered = false;
    QList<TextSpan> evidence; ///< in the draft: the words that answer

    friend bool operator==(const QuestionMatch &, const QuestionMatch &) = default;
};

/// For each question, in the same order, whether `draft` answers it: a sentence
/// of the draft shares its topic's stems and, where the question asks for a
/// time, a sum or a yes, holds one. A helper to the agent, who reads both.
[[nodiscard]] QList<QuestionMatch> matchAnswers(const QList<Question> &questions, const QString &draft);

} // namespace otklik
