#include "ui/decision/casehints.h"

#include <algorithm>

namespace otklik {

namespace {

QStringList wordsOf(const QString &text, const QList<TextSpan> &spans)
{
    QStringList words;
    for (const TextSpan &span : spans)
        words.append(text.mid(span.start, span.length));
    return words;
}

/// From here on a message is called heated, and boiling.
constexpr int warmFrom = 30;
constexpr int hotFrom = 65;

void addHeat(QHash<QString, CaseHint> &hints, const QString &text, const Heat &heat)
{
    if (heat.value < warmFrom)
        return;
    QList<TextSpan> spans;
    for (const HeatEvidence &evidence : heat.evidence)
        if (spans.size() < 5)
            spans.append(evidence.span);
    hints.insert(heatQuestion().key, {heat.value >= hotFrom ? QStringLiteral("hot") : QStringLiteral("warm"), wordsOf(text, spans)});
}

/// The newest word about each question counts.
void applyOverrules(QHash<QString, CaseHint> &hints, const QList<HintOverrule> &overrules)
{
    for (const HintOverrule &one : overrules) {
        CaseHint &hint = hints[one.question];
        if (!hint.isOverruled)
            hint.guess = hint.answer;
        hint.answer = one.answer;
        hint.words.clear();
        hint.isOverruled = true;
    }
}

/// What the customer has written since somebody answered last, oldest first.
QString waitingText(const Conversation &conversation, const MentionId &newest)
{
    QStringList texts;
    for (const ConversationEntry &entry : conversation.entries)
        if (entry.mention.id == newest || isWaiting(entry, conversation.supportCase))
            texts.append(entry.mention.text);
    return texts.join(QStringLiteral("\n\n"));
}

} // namespace

const MatrixQuestion &heatQuestion()
{
    static const MatrixQuestion question{
        QStringLiteral("heat"),
        {QStringLiteral("Насколько накалено?"), QStringLiteral("How heated is it?")},
        {{QStringLiteral("calm"), {QStringLiteral("Спокойно"), QStringLiteral("Calm")}},
         {QStringLiteral("warm"), {QStringLiteral("Накалено"), QStringLiteral("Heated")}},
         {QStringLiteral("hot"), {QStringLiteral("Кипит"), QStringLiteral("Boiling")}}}};
    return question;
}

QHash<QString, CaseHint> caseHints(const Conversation &conversation, const TeamModels &models)
{
    QHash<QString, CaseHint> hints;
    const auto &entries = conversation.entries;
    const auto it = std::find_if(entries.cbegin(), entries.cend(), [&](const ConversationEntry &entry) {
        return entry.mention.id == conversation.supportCase.mentionId;
    });
    if (it == entries.cend())
        return hints;
    const Mention &mention = it->mention;
    const QString text = waitingText(conversation, mention.id);
    const TriageHint hint = triage(text, models);
    // A guess that rests on nothing is none.
    if (!hint.problemEvidence.isEmpty())
        hints.insert(QStringLiteral("about"), {QString(nameOf(hint.problem)), wordsOf(text, hint.problemEvidence), hint.problemConfidence});
    if (hint.character != Character::Unclear)
        hints.insert(QStringLiteral("character"),
                     {QString(nameOf(hint.character)), wordsOf(text, hint.characterEvidence), hint.characterConfidence});
    if (hint.writer.writer != Writer::Customer && !hint.writerEvidence.isEmpty())
        hints.insert(QStringLiteral("who"), {QString(nameOf(hint.writer.writer)), wordsOf(text, hint.writerEvidence), hint.writer.confidence});
    if (mention.visibility == Visibility::Private)
        hints.insert(QStringLiteral("where"), {QStringLiteral("private"), {}});
    else if (entries.first().mention.isBrand && !conversation.hasEarlier)
        hints.insert(QStringLiteral("where"), {QStringLiteral("own_page"), {}});
    addHeat(hints, text, hint.heat);
    for (CaseHint &one : hints)
        one.guess = one.answer;
    applyOverrules(hints, conversation.overrules);
    return hints;
}

std::optional<ProblemType> problemOf(const Conversation &conversation, const TeamModels &models)
{
    const QString about = QStringLiteral("about");
    const QString decided = conversation.decision ? conversation.decision->answers.value(about).toString() : QString();
    if (const auto type = fromName<ProblemType>(decided))
        return type;
    // A team may have answers of its own: then the guess is all that is known of the kind.
    const CaseHint hint = caseHints(conversation, models).value(about);
    const auto type = fromName<ProblemType>(hint.answer);
    return type ? type : fromName<ProblemType>(hint.guess);
}

} // namespace otklik
