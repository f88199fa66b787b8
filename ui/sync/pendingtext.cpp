#include "ui/sync/pendingtext.h"

#include "ui/common/errortext.h"
#include "ui/common/relativetime.h"

namespace otklik {

QString PendingText::deed(MutationKind kind)
{
    using enum MutationKind;
    switch (kind) {
    case ClaimTake:
        return tr("Claim a customer");
    case ClaimRelease:
        return tr("Release a customer");
    case CaseDecide:
        return tr("Decision on a case");
    case CaseClose:
        return tr("Close a case without an answer");
    case CaseReopen:
        return tr("Open a case again");
    case DraftSave:
        return tr("Draft of a reply");
    case DraftDiscard:
        return tr("Discard a draft");
    case PublicationSubmit:
        return tr("Send a reply");
    case PublicationUndo:
        return tr("Take a reply back");
    case PublicationRetry:
        return tr("Try a reply again");
    case PublicationMove:
        return tr("Another time for a reply");
    case PublicationResolve:
        return tr("What became of a reply");
    case ReviewApprove:
        return tr("Approve a reply");
    case ReviewReturn:
        return tr("Return a reply with a comment");
    case NoteAdd:
        return tr("New note");
    case NoteEdit:
        return tr("Change a note");
    case NoteRemove:
        return tr("Remove a note");
    case NoteRestore:
        return tr("Bring a note back");
    case ContactAdd:
        return tr("New contact");
    case ContactRemove:
        return tr("Remove a contact");
    case ContactRestore:
        return tr("Bring a contact back");
    case PersonEdit:
        return tr("Change a customer's details");
    case AccountLink:
        return tr("Put an account under a customer");
    case AccountUnlink:
        return tr("Take an account apart again");
    case TeamPublish:
        return tr("Publish a team document");
    case HintOverrule:
        return tr("Correct a guess about a message");
    case PromiseAdd:
        return tr("New promise");
    case PromiseMove:
        return tr("Another time for a promise");
    case PromiseSettle:
        return tr("What became of a promise");
    case BonusGive:
        return tr("Give a bonus");
    case BonusReview:
        return tr("Decide about a bonus");
    case BonusWithdraw:
        return tr("Take a bonus back");
    case InterestAdd:
        return tr("New interest of a customer");
    case InterestStrike:
        return tr("Strike out an interest");
    case ModerationAdd:
        return tr("Warning, removal or block");
    case ModerationReview:
        return tr("Decide about a removal or block");
    case ModerationFinish:
        return tr("What became of a removal or block");
    case LoyaltyMark:
        return tr("Correct a stage towards loyalty");
    case PersonPhotoSet:
        return tr("Another picture of a customer");
    case ContactEdit:
        return tr("Change a contact");
    case PersonDetailSet:
        return tr("Change a field of a card");
    case ConsentAdd:
        return tr("Consent of a customer");
    case ConsentRemove:
        return tr("Correct a consent");
    case ProposalDecide:
        return tr("Decide whether two accounts are one person's");
    case CardView:
        return tr("Note in the journal that a card was opened");
    case SourceEdit:
        return tr("Change what a channel promises");
    case GapAcknowledge:
        return tr("Acknowledge a gap in what was heard");
    case DutySave:
        return tr("A place to look at by hand");
    case DutyCheck:
        return tr("A look at a place by hand");
    case DutyRemove:
        return tr("Remove or bring back a place to look at by hand");
    case MentionCapture:
        return tr("A message found by hand");
    }
    return {};
}

QString PendingText::state(const PendingMutation &pending)
{
    if (pending.state == PendingState::Refused)
        return ErrorText::sentence(pending.answer.code);
    if (pending.attempts > 0)
        return tr("Waits for the server, tried %n time(s)", nullptr, static_cast<int>(pending.attempts));
    return tr("Waits for the server");
}

QString PendingText::attempt(const PendingMutation &pending, TimePoint now)
{
    QStringList sentences;
    if (pending.triedAt)
        sentences.append(tr("Tried last %1.").arg(RelativeTime::inSentence(*pending.triedAt, now)));
    if (pending.state == PendingState::Waiting && !pending.problem.isEmpty())
        sentences.append(ErrorText::sentence(pending.problem));
    if (pending.state == PendingState::Waiting && pending.nextTryAt && *pending.nextTryAt > now)
        sentences.append(tr("Next try %1.").arg(RelativeTime::inSentence(*pending.nextTryAt, now)));
    if (!pending.requestId.isEmpty())
        sentences.append(request(pending.requestId));
    return sentences.join(u' ');
}

QString PendingText::request(const QString &id)
{
    return tr("Request %1 (name it when you ask your administrator)").arg(id);
}

} // namespace otklik
