#pragma once

#include "guidance/checklist/wording.h"
#include "guidance/length/textlength.h"
#include "guidance/privacy/personaldata.h"
#include "guidance/questions/questions.h"
#include "models/clock.h"

#include <optional>

namespace otklik {

/// A line of the checklist, in the order in which it is shown.
enum class CheckKey {
    Interest,     ///< C1
    Need,         ///< C2: asked what the customer needs; not where the solution is there
    Solution,     ///< C1: a solution, or an alternative with what to do next
    Alternative,  ///< C2: where something is refused, another way and what to do next
    Empathy,      ///< C1
    Questions,    ///< C2: every question answered
    Admission,    ///< C2: only when the fault is ours
    Apology,      ///< C2: only when the fault is ours; a false one is stopped
    Thanks,       ///< C2
    NextStep,     ///< C2: what the customer can expect or do next
    Explanation,  ///< C2: in large cases, what is done and why
    PersonalData, ///< C4
    Rudeness,     ///< C5: insults, mockery
    Blame,        ///< C5: reproaches, accusing clarifications
    Honesty,      ///< C2: nothing that cannot be kept, no time that is none
    Officialese,  ///< C2, C5
    StockPhrase,  ///< C2
    Sameness,     ///< C3: somebody else got the same text
    Language,     ///< C5: another one than the customer's
    Variable,     ///< C3: a snippet variable not filled in
    Length,       ///< C7
};

template <>
struct EnumNames<CheckKey>
{
    using enum CheckKey;
    static constexpr EnumTable<CheckKey, 21> table{{
        {Interest, QLatin1StringView("interest")},
        {Need, QLatin1StringView("need")},
        {Solution, QLatin1StringView("solution")},
        {Alternative, QLatin1StringView("alternative")},
        {Empathy, QLatin1StringView("empathy")},
        {Questions, QLatin1StringView("questions")},
        {Admission, QLatin1StringView("admission")},
        {Apology, QLatin1StringView("apology")},
        {Thanks, QLatin1StringView("thanks")},
        {NextStep, QLatin1StringView("next_step")},
        {Explanation, QLatin1StringView("explanation")},
        {PersonalData, QLatin1StringView("personal_data")},
        {Rudeness, QLatin1StringView("rudeness")},
        {Blame, QLatin1StringView("blame")},
        {Honesty, QLatin1StringView("honesty")},
        {Officialese, QLatin1StringView("officialese")},
        {StockPhrase, QLatin1StringView("stock_phrase")},
        {Sameness, QLatin1StringView("sameness")},
        {Language, QLatin1StringView("language")},
        {Variable, QLatin1StringView("variable")},
        {Length, QLatin1StringView("length")},
    }};
};

enum class CheckState {
    Ticked,    ///< there, see the evidence; or, for warnings, nothing found
    Missing,   ///< belongs into the reply and is not there
    Advised,   ///< would be good to have
    Warning,   ///< found and better not said
    Stop,      ///< must be changed before the reply may go out in public
    NotNeeded, ///< this case does not ask for it
};

/// What exactly the checklist wants to say; the sentences stand in
/// resources/guidance/hints.json, in both languages.
enum class HintKey {
    None,
    ShowInterest,
    GiveSolution,
    AddNextStep,      ///< an alternative is there, but not what to do next
    ShowEmpathy,
    AnswerQuestions,
    AdmitFault,
    Apologise,
    FalseApology,
    FaultUnknown,     ///< an apology while nobody has decided whose fault it is
    SayThanks,
    SayNextStep,
    RemovePersonalData,
    PersonalDataPrivate, ///< allowed here, but look twice
    SoftenRudeness,
    DropBlame,
    SimplifyOfficialese,
    ReplaceStockPhrase,
    FillVariable,
    ShortenText,
    AskNeed,
    OfferAlternative,
    ExplainCase,
    DropOverpromise,
    NameTime,        ///< a time that is none, and no other
    WriteAnew,       ///< the same text went to somebody else
    OtherLanguage,
};

template <>
struct EnumNames<HintKey>
{
    using enum HintKey;
    static constexpr EnumTable<HintKey, 27> table{{
        {None, QLatin1StringView("")},
        {ShowInterest, QLatin1StringView("show_interest")},
        {GiveSolution, QLatin1StringView("give_solution")},
        {AddNextStep, QLatin1StringView("add_next_step")},
        {ShowEmpathy, QLatin1StringView("show_empathy")},
        {AnswerQuestions, QLatin1StringView("answer_questions")},
        {AdmitFault, QLatin1StringView("admit_fault")},
        {Apologise, QLatin1StringView("apologise")},
        {FalseApology, QLatin1StringView("false_apology")},
        {FaultUnknown, QLatin1StringView("fault_unknown")},
        {SayThanks, QLatin1StringView("say_thanks")},
        {SayNextStep, QLatin1StringView("say_next_step")},
        {RemovePersonalData, QLatin1StringView("remove_personal_data")},
        {PersonalDataPrivate, QLatin1StringView("personal_data_private")},
        {SoftenRudeness, QLatin1StringView("soften_rudeness")},
        {DropBlame, QLatin1StringView("drop_blame")},
        {SimplifyOfficialese, QLatin1StringView("simplify_officialese")},
        {ReplaceStockPhrase, QLatin1StringView("replace_stock_phrase")},
        {FillVariable, QLatin1StringView("fill_variable")},
        {ShortenText, QLatin1StringView("shorten_text")},
        {AskNeed, QLatin1StringView("ask_need")},
        {OfferAlternative, QLatin1StringView("offer_alternative")},
        {ExplainCase, QLatin1StringView("explain_case")},
        {DropOverpromise, QLatin1StringView("drop_overpromise")},
        {NameTime, QLatin1StringView("name_time")},
        {WriteAnew, QLatin1StringView("write_anew")},
        {OtherLanguage, QLatin1StringView("other_language")},
    }};
};

struct CheckItem final
{
    CheckKey key = CheckKey::Interest;
    CheckState state = CheckState::NotNeeded;
    HintKey hint = HintKey::None;
    QList<TextSpan> evidence; ///< in the draft: what earned the tick or the warning

    friend bool operator==(const CheckItem &, const CheckItem &) = default;
};

/// The matrix's question that says it.
inline constexpr QLatin1StringView faultQuestion("fault");

/// Whose fault the case is, as the decision's faultQuestion was answered.
enum class Fault { Undecided, Ours, NotOurs, Unknown };

template <>
struct EnumNames<Fault>
{
    using enum Fault;
    static constexpr EnumTable<Fault, 4> table{{
        {Undecided, QLatin1StringView("")},
        {Ours, QLatin1StringView("ours")},
        {NotOurs, QLatin1StringView("not_ours")},
        {Unknown, QLatin1StringView("unknown")},
    }};
};

/// A reply to somebody else that reads like the draft: see guidance/sameness/samenessindex.h.
struct SameText final
{
    QString text;
    TimePoint sentAt;
    double similarity = 0; ///< 0.8 … 1

    friend bool operator==(const SameText &, const SameText &) = default;
};

/// What the checklist knows about the case a reply is written for.
struct ReplyContext final
{
    QString language;          ///< of the reply: "ru", "en"; empty: by the draft
    QList<Question> questions; ///< of the mention
    Fault fault = Fault::Undecided;
    bool isComplaint = true;   ///< false for thanks and plain questions: no solution or empathy asked for
    bool movesToPrivate = false; ///< the solution comes in private: here it is enough to say what happens next
    NetworkRules rules;
    Visibility visibility = Visibility::Public;
    qint64 instanceLimit = 0;
    PrivacyOptions privacy;
    bool isLargeCase = false; ///< a fire, or many are affected: what is done and why belongs into the reply
    QString customerLanguage; ///< "ru", "en"; empty: not known
    std::optional<SameText> sameText;
};

/// Everything the composer shows about a draft.
struct ReplyReport final
{
    QList<CheckItem> items;                ///< one per CheckKey, in its order
    QList<QuestionMatch> questions;        ///< parallel to ReplyContext::questions
    QList<WordingSpan> wording;            ///< what the editor colours
    QList<PersonalDataSpan> personalData;
    TextLength length;

    [[nodiscard]] const CheckItem &item(CheckKey key) const { return items.at(static_cast<qsizetype>(key)); }
    /// Whether something keeps the reply from going out.
    [[nodiscard]] bool isStopped() const;
};

/// Judges a draft whose phrases have been found already (see
/// guidance/wording/replyanalyzer.h). A draft beyond longestTypedText is
/// stopped, and judged by its beginning. Pure; thread-safe.
[[nodiscard]] ReplyReport makeReport(const ReplyContext &context, const QString &draft,
                                     const QList<WordingSpan> &wording);

/// The sentence behind a hint, in "ru" or else English; empty for None.
[[nodiscard]] QString hintText(HintKey hint, QStringView language);

} // namespace otklik
