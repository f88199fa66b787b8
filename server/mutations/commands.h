#pragma once

#include "models/command.h"
#include "server/mutations/verdict.h"

namespace otklik::server {

class Rows;

/// Who gives a command, and the transaction in which it takes effect.
struct CommandContext final
{
    Rows &rows;
    const User &me;
};

/// One function per command: checks, then changes rows. A refusal changes
/// nothing that stays: MutationApplier undoes what was begun.
[[nodiscard]] Verdict apply(const ClaimTake &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ClaimRelease &command, CommandContext &context);
[[nodiscard]] Verdict apply(const CaseDecide &command, CommandContext &context);
[[nodiscard]] Verdict apply(const CaseClose &command, CommandContext &context);
[[nodiscard]] Verdict apply(const CaseReopen &command, CommandContext &context);
[[nodiscard]] Verdict apply(const DraftSave &command, CommandContext &context);
[[nodiscard]] Verdict apply(const DraftDiscard &command, CommandContext &context);
[[nodiscard]] Verdict apply(const PublicationSubmit &command, CommandContext &context);
[[nodiscard]] Verdict apply(const PublicationUndo &command, CommandContext &context);
[[nodiscard]] Verdict apply(const PublicationRetry &command, CommandContext &context);
[[nodiscard]] Verdict apply(const PublicationMove &command, CommandContext &context);
[[nodiscard]] Verdict apply(const PublicationResolve &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ReviewApprove &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ReviewReturn &command, CommandContext &context);
[[nodiscard]] Verdict apply(const NoteAdd &command, CommandContext &context);
[[nodiscard]] Verdict apply(const NoteEdit &command, CommandContext &context);
[[nodiscard]] Verdict apply(const NoteRemove &command, CommandContext &context);
[[nodiscard]] Verdict apply(const NoteRestore &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ContactAdd &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ContactRemove &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ContactRestore &command, CommandContext &context);
[[nodiscard]] Verdict apply(const PersonEdit &command, CommandContext &context);
[[nodiscard]] Verdict apply(const LinkAccount &command, CommandContext &context);
[[nodiscard]] Verdict apply(const UnlinkAccount &command, CommandContext &context);
[[nodiscard]] Verdict apply(const TeamPublish &command, CommandContext &context);
[[nodiscard]] Verdict apply(const OverruleHint &command, CommandContext &context);
[[nodiscard]] Verdict apply(const PromiseAdd &command, CommandContext &context);
[[nodiscard]] Verdict apply(const PromiseMove &command, CommandContext &context);
[[nodiscard]] Verdict apply(const PromiseSettle &command, CommandContext &context);
[[nodiscard]] Verdict apply(const BonusGive &command, CommandContext &context);
[[nodiscard]] Verdict apply(const BonusReview &command, CommandContext &context);
[[nodiscard]] Verdict apply(const BonusWithdraw &command, CommandContext &context);
[[nodiscard]] Verdict apply(const InterestAdd &command, CommandContext &context);
[[nodiscard]] Verdict apply(const InterestStrike &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ModerationAdd &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ModerationReview &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ModerationFinish &command, CommandContext &context);
[[nodiscard]] Verdict apply(const LoyaltyMark &command, CommandContext &context);
[[nodiscard]] Verdict apply(const PersonPhotoSet &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ContactEdit &command, CommandContext &context);
[[nodiscard]] Verdict apply(const PersonDetailSet &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ConsentAdd &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ConsentRemove &command, CommandContext &context);
[[nodiscard]] Verdict apply(const ProposalDecide &command, CommandContext &context);
[[nodiscard]] Verdict apply(const CardView &command, CommandContext &context);
[[nodiscard]] Verdict apply(const SourceEdit &command, CommandContext &context);
[[nodiscard]] Verdict apply(const GapAcknowledge &command, CommandContext &context);
[[nodiscard]] Verdict apply(const DutySave &command, CommandContext &context);
[[nodiscard]] Verdict apply(const DutyCheck &command, CommandContext &context);
[[nodiscard]] Verdict apply(const DutyRemove &command, CommandContext &context);
[[nodiscard]] Verdict apply(const MentionCapture &command, CommandContext &context);

} // namespace otklik::server
