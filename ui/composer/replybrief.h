#pragma once

#include "guidance/checklist/replyreport.h"
#include "guidance/triage/triage.h"
#include "models/conversation.h"

namespace otklik {

class ReplyAnalyzer;

/// What the checks have to know about a case, collected once when the case
/// changes so that a keystroke only pays for the draft.
struct ReplyBrief final
{
    ReplyContext context;      ///< its language is chosen for each draft
    QList<MentionId> askedIn;  ///< parallel to context.questions
    QString customerLanguage;
    QString addressing;        ///< what the network puts before the text: "@anna@example.social "
    QString handle;            ///< of who is answered
};

/// The mention of a conversation, if it is loaded.
[[nodiscard]] const ConversationEntry *entryOf(const Conversation &conversation, const MentionId &id);

/// The brief for answering `mention` and whatever else of the customer's waits.
[[nodiscard]] ReplyBrief briefFor(const Conversation &conversation, const MentionId &mention, Visibility visibility,
                                  const NetworkRules &rules, const TeamModels &models = {});

/// The language a draft is judged in: its own; while too little is written, the customer's.
[[nodiscard]] QString languageOf(const ReplyBrief &brief, const QString &draft);

/// How long a post with this text would be, with what the network adds to it.
[[nodiscard]] TextLength lengthWith(const ReplyBrief &brief, const QString &text);

/// All checks of a draft. The length counts what the network adds.
[[nodiscard]] ReplyReport checkDraft(ReplyAnalyzer &analyzer, const ReplyBrief &brief, const QString &draft);

/// Whether a reply with this report solves a conflict that nothing has solved yet (C6).
[[nodiscard]] bool solvesConflict(const Conversation &conversation, const ReplyReport &report);

} // namespace otklik
