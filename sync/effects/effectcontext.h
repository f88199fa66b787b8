#pragma once

#include "models/command.h"
#include "models/effects.h"

namespace otklik::effects {

/// What the effect of one command may look at. Times written into rows are the
/// mutation's own, so that a repeated guess is the same guess.
struct Context final
{
    const UserId &me;
    TimePoint at;  ///< when the command was given
    TimePoint now; ///< for leases only
    EntityReader &rows;

    template <class T, class AnyId>
    [[nodiscard]] std::optional<T> find(EntityKind kind, const AnyId &id) const
    {
        const std::optional<Entity> entity = rows.find(kind, id.value);
        const T *row = entity ? std::get_if<T>(&*entity) : nullptr;
        return row ? std::optional<T>(*row) : std::nullopt;
    }
};

using Rows = QList<Entity>;

[[nodiscard]] Rows of(const ClaimTake &command, const Context &context);
[[nodiscard]] Rows of(const ClaimRelease &command, const Context &context);
[[nodiscard]] Rows of(const CaseDecide &command, const Context &context);
[[nodiscard]] Rows of(const CaseClose &command, const Context &context);
[[nodiscard]] Rows of(const CaseReopen &command, const Context &context);
[[nodiscard]] Rows of(const DraftSave &command, const Context &context);
[[nodiscard]] Rows of(const DraftDiscard &command, const Context &context);
[[nodiscard]] Rows of(const PublicationSubmit &command, const Context &context);
[[nodiscard]] Rows of(const PublicationUndo &command, const Context &context);
[[nodiscard]] Rows of(const PublicationRetry &command, const Context &context);
[[nodiscard]] Rows of(const PublicationMove &command, const Context &context);
[[nodiscard]] Rows of(const PublicationResolve &command, const Context &context);
[[nodiscard]] Rows of(const ReviewApprove &command, const Context &context);
[[nodiscard]] Rows of(const ReviewReturn &command, const Context &context);
[[nodiscard]] Rows of(const NoteAdd &command, const Context &context);
[[nodiscard]] Rows of(const NoteEdit &command, const Context &context);
[[nodiscard]] Rows of(const NoteRemove &command, const Context &context);
[[nodiscard]] Rows of(const NoteRestore &command, const Context &context);
[[nodiscard]] Rows of(const ContactAdd &command, const Context &context);
[[nodiscard]] Rows of(const ContactRemove &command, const Context &context);
[[nodiscard]] Rows of(const ContactRestore &command, const Context &context);
[[nodiscard]] Rows of(const PersonEdit &command, const Context &context);
[[nodiscard]] Rows of(const LinkAccount &command, const Context &context);
[[nodiscard]] Rows of(const UnlinkAccount &command, const Context &context);
[[nodiscard]] Rows of(const TeamPublish &command, const Context &context);
[[nodiscard]] Rows of(const OverruleHint &command, const Context &context);
[[nodiscard]] Rows of(const PromiseAdd &command, const Context &context);
[[nodiscard]] Rows of(const PromiseMove &command, const Context &context);
[[nodiscard]] Rows of(const PromiseSettle &command, const Context &context);
[[nodiscard]] Rows of(const BonusGive &command, const Context &context);
[[nodiscard]] Rows of(const BonusReview &command, const Context &context);
[[nodiscard]] Rows of(const BonusWithdraw &command, const Context &context);
[[nodiscard]] Rows of(const InterestAdd &command, const Context &context);
[[nodiscard]] Rows of(const InterestStrike &command, const Context &context);
[[nodiscard]] Rows of(const ModerationAdd &command, const Context &context);
[[nodiscard]] Rows of(const ModerationReview &command, const Context &context);
[[nodiscard]] Rows of(const ModerationFinish &command, const Context &context);
[[nodiscard]] Rows of(const LoyaltyMark &command, const Context &context);
[[nodiscard]] Rows of(const PersonPhotoSet &command, const Context &context);
[[nodiscard]] Rows of(const ContactEdit &command, const Context &context);
[[nodiscard]] Rows of(const PersonDetailSet &command, const Context &context);
[[nodiscard]] Rows of(const ConsentAdd &command, const Context &context);
[[nodiscard]] Rows of(const ConsentRemove &command, const Context &context);
[[nodiscard]] Rows of(const ProposalDecide &command, const Context &context);
[[nodiscard]] Rows of(const CardView &command, const Context &context);
[[nodiscard]] Rows of(const SourceEdit &command, const Context &context);
[[nodiscard]] Rows of(const GapAcknowledge &command, const Context &context);
[[nodiscard]] Rows of(const DutySave &command, const Context &context);
[[nodiscard]] Rows of(const DutyCheck &command, const Context &context);
[[nodiscard]] Rows of(const DutyRemove &command, const Context &context);
[[nodiscard]] Rows of(const MentionCapture &command, const Context &context);

} // namespace otklik::effects
