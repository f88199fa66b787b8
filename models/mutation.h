#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

#include <QJsonObject>

#include <optional>

namespace otklik {

/// What a person can do; the payload of each kind is a struct of models/command.h.
enum class MutationKind {
    ClaimTake,      ///< take or renew the claim of a person
    ClaimRelease,
    CaseDecide,
    CaseClose,      ///< deliberately not answered, with a reason
    CaseReopen,
    DraftSave,
    DraftDiscard,
    PublicationSubmit, ///< send the draft to review, or out
    PublicationUndo,   ///< back to the author while queued or in review
    PublicationRetry,  ///< a failed one again
    PublicationMove,   ///< another time for one that has not left
    PublicationResolve, ///< a person says what became of an unknown one, or that it was posted by hand
    ReviewApprove,
    ReviewReturn,
    NoteAdd,
    NoteEdit,
    NoteRemove,
    NoteRestore,
    ContactAdd,
    ContactRemove,
    ContactRestore,
    PersonEdit,
    AccountLink,
    AccountUnlink,
    TeamPublish,
    HintOverrule,
    PromiseAdd,
    PromiseMove,
    PromiseSettle,
    BonusGive,
    BonusReview,
    BonusWithdraw,
    InterestAdd,
    InterestStrike,
    ModerationAdd,
    ModerationReview,
    ModerationFinish,
    LoyaltyMark,
    PersonPhotoSet,
    ContactEdit,
    PersonDetailSet,
    ConsentAdd,
    ConsentRemove,
    ProposalDecide,
    CardView, ///< for the audit log: a colleague has looked at a card
    SourceEdit,
    GapAcknowledge,
    DutySave,
    DutyCheck,
    DutyRemove,
    MentionCapture, ///< what somebody found by hand
};

template <>
struct EnumNames<MutationKind>
{
    using enum MutationKind;
    static constexpr EnumTable<MutationKind, 51> table{{
        {ClaimTake, QLatin1StringView("claim.take")},
        {ClaimRelease, QLatin1StringView("claim.release")},
        {CaseDecide, QLatin1StringView("case.decide")},
        {CaseClose, QLatin1StringView("case.close")},
        {CaseReopen, QLatin1StringView("case.reopen")},
        {DraftSave, QLatin1StringView("draft.save")},
        {DraftDiscard, QLatin1StringView("draft.discard")},
        {PublicationSubmit, QLatin1StringView("publication.submit")},
        {PublicationUndo, QLatin1StringView("publication.undo")},
        {PublicationRetry, QLatin1StringView("publication.retry")},
        {PublicationMove, QLatin1StringView("publication.move")},
        {PublicationResolve, QLatin1StringView("publication.resolve")},
        {ReviewApprove, QLatin1StringView("review.approve")},
        {ReviewReturn, QLatin1StringView("review.return")},
        {NoteAdd, QLatin1StringView("note.add")},
        {NoteEdit, QLatin1StringView("note.edit")},
        {NoteRemove, QLatin1StringView("note.remove")},
        {NoteRestore, QLatin1StringView("note.restore")},
        {ContactAdd, QLatin1StringView("contact.add")},
        {ContactRemove, QLatin1StringView("contact.remove")},
        {ContactRestore, QLatin1StringView("contact.restore")},
        {PersonEdit, QLatin1StringView("person.edit")},
        {AccountLink, QLatin1StringView("account.link")},
        {AccountUnlink, QLatin1StringView("account.unlink")},
        {TeamPublish, QLatin1StringView("team.publish")},
        {HintOverrule, QLatin1StringView("hint.overrule")},
        {PromiseAdd, QLatin1StringView("promise.add")},
        {PromiseMove, QLatin1StringView("promise.move")},
        {PromiseSettle, QLatin1StringView("promise.settle")},
        {BonusGive, QLatin1StringView("bonus.give")},
        {BonusReview, QLatin1StringView("bonus.review")},
        {BonusWithdraw, QLatin1StringView("bonus.withdraw")},
        {InterestAdd, QLatin1StringView("interest.add")},
        {InterestStrike, QLatin1StringView("interest.strike")},
        {ModerationAdd, QLatin1StringView("moderation.add")},
        {ModerationReview, QLatin1StringView("moderation.review")},
        {ModerationFinish, QLatin1StringView("moderation.finish")},
        {LoyaltyMark, QLatin1StringView("loyalty.mark")},
        {PersonPhotoSet, QLatin1StringView("person_photo.set")},
        {ContactEdit, QLatin1StringView("contact.edit")},
        {PersonDetailSet, QLatin1StringView("person_detail.set")},
        {ConsentAdd, QLatin1StringView("consent.add")},
        {ConsentRemove, QLatin1StringView("consent.remove")},
        {ProposalDecide, QLatin1StringView("proposal.decide")},
        {CardView, QLatin1StringView("card.view")},
        {SourceEdit, QLatin1StringView("source.edit")},
        {GapAcknowledge, QLatin1StringView("gap.acknowledge")},
        {DutySave, QLatin1StringView("duty.save")},
        {DutyCheck, QLatin1StringView("duty.check")},
        {DutyRemove, QLatin1StringView("duty.remove")},
        {MentionCapture, QLatin1StringView("mention.capture")},
    }};
};

/// A command on its way to the server, applied there exactly once by its id.
struct Mutation final
{
    MutationId id;
    MutationKind kind = MutationKind::ClaimTake;
    QJsonObject payload;
    TimePoint createdAt{};

    friend bool operator==(const Mutation &, const Mutation &) = default;
};

enum class MutationVerdict { Accepted, Conflict, Rejected };

template <>
struct EnumNames<MutationVerdict>
{
    using enum MutationVerdict;
    static constexpr EnumTable<MutationVerdict, 3> table{{
        {Accepted, QLatin1StringView("accepted")},
        {Conflict, QLatin1StringView("conflict")},
        {Rejected, QLatin1StringView("rejected")},
    }};
};

/// The server's answer to one mutation.
struct MutationAnswer final
{
    MutationId id;
    MutationVerdict verdict = MutationVerdict::Accepted;
    qint64 seq = 0;  ///< accepted: the change numbers up to here hold its effect
    QString code;    ///< conflict and rejected: stable reason, listed in docs/openapi.yaml
    QJsonObject current; ///< conflict: what stands there instead

    friend bool operator==(const MutationAnswer &, const MutationAnswer &) = default;
};

/// A mutation as it waits on the laptop.
enum class PendingState {
    Waiting, ///< not yet answered by the server
    Refused, ///< conflict or rejected: kept until the person has seen it
};

struct PendingMutation final
{
    Mutation mutation;
    PendingState state = PendingState::Waiting;
    qint64 attempts = 0;
    MutationAnswer answer; ///< of a refused one
    QString problem;       ///< of a waiting one: code of the last attempt's failure
    QString requestId;     ///< of the answer that refused it, or of the last failure
    std::optional<TimePoint> triedAt;   ///< the last attempt
    std::optional<TimePoint> nextTryAt; ///< not before
};

} // namespace otklik
