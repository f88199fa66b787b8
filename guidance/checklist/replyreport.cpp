#include "guidance/checklist/replyreport.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

/// Fills the report item by item, in the order of CheckKey.
class Reporter final
{
public:
    Reporter(const ReplyContext &context, const QString &draft, const QList<WordingSpan> &wording)
        : m_context(context), m_draft(draft)
    {
        m_report.wording = wording;
        m_report.questions = matchAnswers(context.questions, draft);
        m_report.personalData = findPersonalData(draft, context.privacy);
        m_report.length = countLength(draft, context.rules, context.visibility, context.instanceLimit);
        for (const WordingSpan &span : wording)
            m_spans[static_cast<size_t>(span.kind)].append({span.start, span.length});
    }

    ReplyReport run()
    {
        need(CheckKey::Interest, spans({WordingKind::Interest}), m_context.isComplaint, HintKey::ShowInterest);
        solution();
        need(CheckKey::Empathy, spans({WordingKind::Empathy}), m_context.isComplaint, HintKey::ShowEmpathy);
        questions();
        admission();
        apology();
        advise(CheckKey::Thanks, spans({WordingKind::Thanks}), HintKey::SayThanks);
        nextStep();
        personalData();
        warn(CheckKey::Rudeness, WordingKind::Rudeness, HintKey::SoftenRudeness, CheckState::Stop);
        warn(CheckKey::Blame, WordingKind::Blame, HintKey::DropBlame, CheckState::Warning);
        warn(CheckKey::Officialese, WordingKind::Officialese, HintKey::SimplifyOfficialese, CheckState::Warning);
        warn(CheckKey::StockPhrase, WordingKind::StockPhrase, HintKey::ReplaceStockPhrase, CheckState::Warning);
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
        if (!m_report.length.isOver())
            return tick(CheckKey::Length, {});
        add(CheckKey::Length, CheckState::Stop, HintKey::ShortenText, {});
    }

    const ReplyContext &m_context;
    const QString &m_draft;
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
