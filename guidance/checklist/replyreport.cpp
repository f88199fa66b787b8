#include "guidance/checklist/replyreport.h"

#include "guidance/triage/language.h"
#include "models/typedtext.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

/// Fills the report item by item, in the order of CheckKey.
class Reporter final
{
public:
    Reporter(const ReplyContext &context, const QString &draft, const QList<WordingSpan> &wording)
        : m_context(context), m_draft(draft.left(longestTypedText)), m_isTaken(m_draft.size() == draft.size())
    {
        m_report.wording = wording;
        m_report.questions = matchAnswers(context.questions, m_draft);
        m_report.personalData = findPersonalData(m_draft, context.privacy);
        m_report.length = countLength(draft, context.rules, context.visibility, context.instanceLimit);
        for (const WordingSpan &span : wording)
            m_spans[static_cast<size_t>(span.kind)].append({span.start, span.length});
    }

    ReplyReport run()
    {
        need(CheckKey::Interest, spans({WordingKind::Interest, WordingKind::Question}), m_context.isComplaint,
             HintKey::ShowInterest);
        realNeed();
        solution();
        alternative();
        need(CheckKey::Empathy, spans({WordingKind::Empathy, WordingKind::Experience}), m_context.isComplaint,
             HintKey::ShowEmpathy);
        questions();
        admission();
        apology();
        advise(CheckKey::Thanks, spans({WordingKind::Thanks}), HintKey::SayThanks);
        nextStep();
        explanation();
        personalData();
        warn(CheckKey::Rudeness, WordingKind::Rudeness, HintKey::SoftenRudeness, CheckState::Stop);
        warn(CheckKey::Blame, WordingKind::Blame, HintKey::DropBlame, CheckState::Warning);
        honesty();
        warn(CheckKey::Officialese, WordingKind::Officialese, HintKey::SimplifyOfficialese, CheckState::Warning);
        stockPhrases();
        sameness();
        language();
        warn(CheckKey::Variable, WordingKind::Variable, HintKey::FillVariable, CheckState::Stop);
        length();
        return std::move(m_report);
    }

private:
    [[nodiscard]] QList<TextSpan> spans(std::initializer_list<WordingKind> kinds) const
    {
        QList<TextSpan> all;
        for (const WordingKind kind : kinds)
            all += m_spans[static_cast<size_t>(kind)];
        std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.start < b.start; });
        return all;
    }

    void add(CheckKey key, CheckState state, HintKey hint, const QList<TextSpan> &evidence)
    {
        Q_ASSERT(m_report.items.size() == static_cast<qsizetype>(key));
        m_report.items.append({key, state, hint, evidence});
    }

    void tick(CheckKey key, const QList<TextSpan> &evidence) { add(key, CheckState::Ticked, HintKey::None, evidence); }

    void need(CheckKey key, const QList<TextSpan> &evidence, bool isNeeded, HintKey hint)
    {
        if (!evidence.isEmpty())
            tick(key, evidence);
        else
            add(key, isNeeded ? CheckState::Missing : CheckState::NotNeeded, isNeeded ? hint : HintKey::None, {});
    }

    void advise(CheckKey key, const QList<TextSpan> &evidence, HintKey hint)
    {
        if (!evidence.isEmpty())
            tick(key, evidence);
        else
            add(key, CheckState::Advised, hint, {});
    }

    /// What is solved needs no question.
    void realNeed()
    {
        const QList<TextSpan> asked = spans({WordingKind::Question});
        const bool isSolved = !spans({WordingKind::Solution}).isEmpty() || m_context.movesToPrivate;
        if (asked.isEmpty() && (!m_context.isComplaint || isSolved))
            return add(CheckKey::Need, CheckState::NotNeeded, HintKey::None, {});
        advise(CheckKey::Need, asked, HintKey::AskNeed);
    }

    /// A solution ticks; an alternative does so together with what to do next.
    void solution()
    {
        const QList<TextSpan> solutions = spans({WordingKind::Solution});
        if (!solutions.isEmpty())
            return tick(CheckKey::Solution, spans({WordingKind::Solution, WordingKind::Alternative}));
        const QList<TextSpan> steps = spans({WordingKind::NextStep, WordingKind::Promise});
        if (m_context.movesToPrivate && !steps.isEmpty())
            return tick(CheckKey::Solution, steps);
        const QList<TextSpan> alternatives = spans({WordingKind::Alternative});
        if (alternatives.isEmpty())
            return need(CheckKey::Solution, {}, m_context.isComplaint, HintKey::GiveSolution);
        if (spans({WordingKind::NextStep}).isEmpty())
            return add(CheckKey::Solution, CheckState::Missing, HintKey::AddNextStep, alternatives);
        tick(CheckKey::Solution, spans({WordingKind::Alternative, WordingKind::NextStep}));
    }

    /// What is refused asks for another way, and for what to do then.
    void alternative()
    {
        const QList<TextSpan> alternatives = spans({WordingKind::Alternative});
        const QList<TextSpan> refusals = spans({WordingKind::Refusal});
        if (alternatives.isEmpty() && refusals.isEmpty())
            return add(CheckKey::Alternative, CheckState::NotNeeded, HintKey::None, {});
        if (alternatives.isEmpty())
            return add(CheckKey::Alternative, spans({WordingKind::Solution}).isEmpty() ? CheckState::Missing : CheckState::Advised,
                       HintKey::OfferAlternative, refusals);
        if (!refusals.isEmpty() && spans({WordingKind::NextStep, WordingKind::Promise, WordingKind::Solution}).isEmpty())
            return add(CheckKey::Alternative, CheckState::Missing, HintKey::AddNextStep, alternatives);
        tick(CheckKey::Alternative, alternatives);
    }

    void questions()
    {
        QList<TextSpan> evidence;
        bool areAllAnswered = true;
        bool isAnyAsked = false;
        for (qsizetype i = 0; i < m_context.questions.size(); ++i) {
            if (m_context.questions.at(i).isRhetorical)
                continue;
            isAnyAsked = true;
            areAllAnswered = areAllAnswered && m_report.questions.at(i).isAnswered;
            evidence += m_report.questions.at(i).evidence;
        }
        if (!isAnyAsked)
            add(CheckKey::Questions, CheckState::NotNeeded, HintKey::None, {});
        else if (areAllAnswered)
            tick(CheckKey::Questions, evidence);
        else
            add(CheckKey::Questions, CheckState::Missing, HintKey::AnswerQuestions, evidence);
    }

    void admission()
    {
        need(CheckKey::Admission, spans({WordingKind::Admission}), m_context.fault == Fault::Ours, HintKey::AdmitFault);
    }

    /// C2: an apology only when there was a fault, and then always.
    void apology()
    {
        const QList<TextSpan> apologies = spans({WordingKind::Apology});
        switch (m_context.fault) {
        case Fault::Ours: return need(CheckKey::Apology, apologies, true, HintKey::Apologise);
        case Fault::NotOurs:
            if (!apologies.isEmpty())
                return add(CheckKey::Apology, CheckState::Stop, HintKey::FalseApology, apologies);
            break;
        case Fault::Undecided:
        case Fault::Unknown:
            if (!apologies.isEmpty())
                return add(CheckKey::Apology, CheckState::Warning, HintKey::FaultUnknown, apologies);
            break;
        }
        add(CheckKey::Apology, CheckState::NotNeeded, HintKey::None, {});
    }

    void nextStep()
    {
        const QList<TextSpan> steps = spans({WordingKind::NextStep, WordingKind::Promise});
        if (!m_context.isComplaint && steps.isEmpty())
            return add(CheckKey::NextStep, CheckState::NotNeeded, HintKey::None, {});
        advise(CheckKey::NextStep, steps, HintKey::SayNextStep);
    }

    /// In large cases: what is done, and why.
    void explanation()
    {
        const QList<TextSpan> reasons = spans({WordingKind::Explanation});
        const QList<TextSpan> deeds = spans({WordingKind::Solution, WordingKind::Interest, WordingKind::NextStep});
        if (!m_context.isLargeCase)
            return add(CheckKey::Explanation, CheckState::NotNeeded, HintKey::None, {});
        if (reasons.isEmpty() || deeds.isEmpty())
            return add(CheckKey::Explanation, CheckState::Missing, HintKey::ExplainCase, reasons);
        tick(CheckKey::Explanation, reasons);
    }

    /// Words that nobody can keep, and times that are none while no other is named.
    void honesty()
    {
        const QList<TextSpan> promised = spans({WordingKind::Overpromise});
        if (!promised.isEmpty())
            return add(CheckKey::Honesty, CheckState::Warning, HintKey::DropOverpromise, promised);
        if (const QList<TextSpan> vague = spans({WordingKind::VagueTime}); !vague.isEmpty() && !isTimeNamed())
            return add(CheckKey::Honesty, CheckState::Warning, HintKey::NameTime, vague);
        tick(CheckKey::Honesty, {});
    }

    void stockPhrases()
    {
        // next to a real time, a vague one is only a phrase
        const QList<TextSpan> found = isTimeNamed() ? spans({WordingKind::StockPhrase, WordingKind::VagueTime})
                                                    : spans({WordingKind::StockPhrase});
        if (found.isEmpty())
            tick(CheckKey::StockPhrase, {});
        else
            add(CheckKey::StockPhrase, CheckState::Warning, HintKey::ReplaceStockPhrase, found);
    }

    [[nodiscard]] bool isTimeNamed() const { return !m_spans[static_cast<size_t>(WordingKind::Promise)].isEmpty(); }

    void sameness()
    {
        if (!m_context.sameText)
            return tick(CheckKey::Sameness, {});
        add(CheckKey::Sameness, CheckState::Warning, HintKey::WriteAnew, {{0, m_draft.size()}});
    }

    /// Asks only: the customer may have changed over, or the company answers in one language.
    void language()
    {
        constexpr qsizetype enough = 12; // "OK!" is every language
        const bool canTell = !m_context.customerLanguage.isEmpty() && m_draft.size() >= enough;
        const QString own = canTell ? recogniseLanguage(m_draft) : QString();
        if (own.isEmpty() || own == m_context.customerLanguage)
            return tick(CheckKey::Language, {});
        add(CheckKey::Language, CheckState::Warning, HintKey::OtherLanguage, {{0, m_draft.size()}});
    }

    void personalData()
    {
        QList<TextSpan> evidence;
        for (const PersonalDataSpan &span : m_report.personalData)
            evidence.append({span.start, span.length});
        if (evidence.isEmpty())
            tick(CheckKey::PersonalData, {});
        else if (m_context.visibility == Visibility::Public)
            add(CheckKey::PersonalData, CheckState::Stop, HintKey::RemovePersonalData, evidence);
        else
            add(CheckKey::PersonalData, CheckState::Warning, HintKey::PersonalDataPrivate, evidence);
    }

    void warn(CheckKey key, WordingKind kind, HintKey hint, CheckState state)
    {
        const QList<TextSpan> found = spans({kind});
        if (found.isEmpty())
            tick(key, {});
        else
            add(key, state, hint, found);
    }

    void length()
    {
        if (!m_report.length.isOver() && m_isTaken)
            return tick(CheckKey::Length, {});
        add(CheckKey::Length, CheckState::Stop, HintKey::ShortenText, {});
    }

    const ReplyContext &m_context;
    const QString m_draft; ///< what of it is judged
    const bool m_isTaken;  ///< by the server, as far as its length goes
    std::array<QList<TextSpan>, EnumNames<WordingKind>::table.size()> m_spans;
    ReplyReport m_report;
};

} // namespace

bool ReplyReport::isStopped() const
{
    return std::any_of(items.begin(), items.end(), [](const CheckItem &one) { return one.state == CheckState::Stop; });
}

ReplyReport makeReport(const ReplyContext &context, const QString &draft, const QList<WordingSpan> &wording)
{
    return Reporter(context, draft, wording).run();
}

} // namespace otklik
