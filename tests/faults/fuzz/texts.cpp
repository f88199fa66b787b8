#include "channels/networkrules.h"
#include "guidance/length/textlength.h"
#include "guidance/privacy/personaldata.h"
#include "guidance/questions/questions.h"
#include "guidance/triage/triage.h"
#include "tests/faults/fuzz/input.h"

// What customers write, as guidance reads it: whatever it finds lies within the text.

using namespace otklik;
using namespace otklik::faults;

namespace {

void within(const QString &text, qsizetype start, qsizetype length)
{
    if (start < 0 || length <= 0 || start > text.size() - length)
        broken("what is found lies within the text");
}

void findData(const QString &text)
{
    qsizetype end = 0;
    const auto spans = findPersonalData(text, {{QStringLiteral("help@example.org"), QStringLiteral("@example.net")}});
    for (const PersonalDataSpan &span : spans) {
        within(text, span.start, span.length);
        if (span.start < end)
            broken("in order, without overlaps");
        end = span.start + span.length;
    }
}

void findAnswers(const QString &text)
{
    const auto questions = findQuestions(text);
    for (const Question &question : questions)
        within(text, question.span.start, question.span.length);
    const auto matches = matchAnswers(questions, text);
    if (matches.size() != questions.size())
        broken("each question is looked at");
    for (const QuestionMatch &match : matches)
        for (const TextSpan &span : match.evidence)
            within(text, span.start, span.length);
}

void look(const QString &text)
{
    const TriageHint hint = triage(text);
    if (hint.heat.value < 0 || hint.heat.value > 100)
        broken("heat has its bounds");
    for (const HeatEvidence &one : hint.heat.evidence)
        within(text, one.span.start, one.span.length);
    for (const QList<TextSpan> &spans : {hint.characterEvidence, hint.problemEvidence, hint.writerEvidence})
        for (const TextSpan &span : spans)
            within(text, span.start, span.length);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const FuzzInput input(data, size);
    const QString text = QString::fromUtf8(input.bytes);
    switch (input.choice % 4) {
    case 0:
        findData(text);
        break;
    case 1:
        findAnswers(text);
        break;
    case 2:
        look(text);
        break;
    default:
        for (const NetworkRules &rules : allNetworkRules())
            if (countLength(text, rules, Visibility::Public).used < 0)
                broken("a length is one");
    }
    return 0;
}
