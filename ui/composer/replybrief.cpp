#include "ui/composer/replybrief.h"

#include "guidance/triage/language.h"
#include "guidance/triage/triage.h"
#include "guidance/wording/replyanalyzer.h"
#include "guidance/wording/replychecker.h"
#include "ui/decision/casehints.h"

#include <algorithm>

namespace otklik {

namespace {

/// From here on a thread is a large case: what is done and why belongs into the reply (C2).
constexpr qsizetype manyCustomers = 10;

Fault faultOf(const std::optional<Decision> &decision)
{
    const QString answer = decision ? decision->answers.value(faultQuestion).toString() : QString();
    return fromName<Fault>(answer).value_or(Fault::Undecided);
}

/// Thanks and plain questions ask for no empathy.
bool asksForEmpathy(ProblemType problem)
{
    return problem != ProblemType::Question && problem != ProblemType::Thanks;
}

} // namespace

const ConversationEntry *entryOf(const Conversation &conversation, const MentionId &id)
{
    const auto &entries = conversation.entries;
    const auto it = std::find_if(entries.cbegin(), entries.cend(),
                                 [&](const ConversationEntry &entry) { return entry.mention.id == id; });
    return it == entries.cend() ? nullptr : &*it;
}

ReplyBrief briefFor(const Conversation &conversation, const MentionId &mention, Visibility visibility,
                    const NetworkRules &rules, const TeamModels &models)
{
    ReplyBrief brief;
    brief.context.rules = rules;
    brief.context.visibility = visibility;
    brief.context.instanceLimit = conversation.source.lengthLimit;
    brief.context.privacy.ownContacts = conversation.ownContacts;
    brief.context.fault = faultOf(conversation.decision);
    brief.context.movesToPrivate = visibility == Visibility::Public && conversation.decision
        && conversation.decision->outcome == Outcome::MoveToPrivate;

    QSet<AccountId> customers;
    for (const ConversationEntry &entry : conversation.entries)
        if (!entry.mention.isBrand)
            customers.insert(entry.mention.accountId);
    brief.context.isLargeCase = customers.size() >= manyCustomers;

    for (const ConversationEntry &entry : conversation.entries) {
        if (!isOpen(conversation.supportCase.state)
            || (entry.mention.id != mention && !isWaiting(entry, conversation.supportCase)))
            continue;
        for (const Question &question : findQuestions(entry.mention.text)) {
            brief.context.questions.append(question);
            brief.askedIn.append(entry.mention.id);
        }
    }
    if (const ConversationEntry *entry = entryOf(conversation, mention)) {
        brief.customerLanguage = entry->mention.language.isEmpty() ? recogniseLanguage(entry->mention.text)
                                                                   : entry->mention.language;
        brief.context.customerLanguage = brief.customerLanguage;
        brief.context.isComplaint = asksForEmpathy(problemOf(conversation, models).value_or(ProblemType::Other));
        brief.handle = entry->handle;
        // Where people are addressed across servers ("@name@host"), a reply
        // reaches its reader only when it names him; the connector sees to that.
        if (rules.mentionsCountLocalPartOnly && !entry->handle.isEmpty())
            brief.addressing = QStringLiteral("@%1 ").arg(entry->handle);
    }
    return brief;
}

QString languageOf(const ReplyBrief &brief, const QString &draft)
{
    const QString own = recogniseLanguage(draft);
    if (own == u"ru" || own == u"en")
        return own;
    return brief.customerLanguage == u"en" ? QStringLiteral("en") : QStringLiteral("ru");
}

TextLength lengthWith(const ReplyBrief &brief, const QString &text)
{
    const ReplyContext &context = brief.context;
    TextLength length = countLength(text, context.rules, context.visibility, context.instanceLimit);
    const bool isAddressed = brief.addressing.isEmpty() || text.contains(brief.addressing.trimmed(), Qt::CaseInsensitive);
    if (!isAddressed && length.limit > 0)
        length.used += countLength(brief.addressing, context.rules, context.visibility, context.instanceLimit).used;
    return length;
}

ReplyReport checkDraft(ReplyAnalyzer &analyzer, const ReplyBrief &brief, const QString &draft)
{
    ReplyContext context = brief.context;
    context.language = languageOf(brief, draft);
    qint64 added = 0;
    const bool isAddressed = brief.addressing.isEmpty() || draft.contains(brief.addressing.trimmed(), Qt::CaseInsensitive);
    if (!isAddressed) {
        const TextLength addressing = countLength(brief.addressing, context.rules, context.visibility, context.instanceLimit);
        if (addressing.limit > 0) {
            added = addressing.used;
            context.instanceLimit = std::max<qint64>(1, addressing.limit - added);
        }
    }
    ReplyReport report = checkReply(analyzer, context, draft);
    if (added > 0) {
        report.length.used += added;
        report.length.limit += added;
    }
    return report;
}

bool solvesConflict(const Conversation &conversation, const ReplyReport &report)
{
    const auto &track = conversation.loyalty;
    if ((track && track->solvedAt) || report.item(CheckKey::Solution).state != CheckState::Ticked)
        return false;
    if (track && track->conflictAt)
        return true;
    // Decided a moment ago: the server has not begun the track yet.
    const QString about = conversation.decision ? conversation.decision->answers.value(u"about").toString() : QString();
    const auto type = fromName<ProblemType>(about);
    return type && isComplaint(*type);
}

} // namespace otklik
