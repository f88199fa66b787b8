#pragma once

#include "models/bonus.h"
#include "models/channelcommand.h"
#include "models/consent.h"
#include "models/customer.h"
#include "models/hintoverrule.h"
#include "models/interest.h"
#include "models/linkproposal.h"
#include "models/loyalty.h"
#include "models/moderation.h"
#include "models/mutation.h"
#include "models/promise.h"
#include "models/replycommand.h"
#include "models/result.h"
#include "models/supportcase.h"
#include "models/teamdocument.h"

#include <variant>

namespace otklik {

/// The commands a person can give: the payload of each MutationKind. What the
/// server checks and which codes it refuses with stands in docs/openapi.yaml.

/// Take or renew the claim of a person; a lead may take it from somebody else.
struct ClaimTake final
{
    PersonId personId;
    bool takeOver = false;
    static constexpr auto fields()
    {
        return std::tuple(field("person_id", &ClaimTake::personId), field("take_over", &ClaimTake::takeOver));
    }
};

struct ClaimRelease final
{
    PersonId personId;
    static constexpr auto fields() { return std::tuple(field("person_id", &ClaimRelease::personId)); }
};

struct CaseDecide final
{
    DecisionId id;
    CaseId caseId;
    QJsonObject answers;
    qint64 matrixVersion = 1;
    Outcome outcome = Outcome::AnswerInPlace;
    bool followsMatrix = true;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &CaseDecide::id), field("case_id", &CaseDecide::caseId),
                          field("answers", &CaseDecide::answers), field("matrix_version", &CaseDecide::matrixVersion),
                          field("outcome", &CaseDecide::outcome), field("follows_matrix", &CaseDecide::followsMatrix));
    }
};

struct CaseClose final
{
    CaseId caseId;
    QString reason; ///< never empty (Q7)
    static constexpr auto fields()
    {
        return std::tuple(field("case_id", &CaseClose::caseId), field("reason", &CaseClose::reason));
    }
};

struct CaseReopen final
{
    CaseId caseId;
    static constexpr auto fields() { return std::tuple(field("case_id", &CaseReopen::caseId)); }
};

struct NoteAdd final
{
    NoteId id;
    PersonId personId;
    QString text;
    NoteChannel channel = NoteChannel::Remark;
    std::optional<TimePoint> happenedAt{}; ///< none: now
    static constexpr auto fields()
    {
        return std::tuple(field("id", &NoteAdd::id), field("person_id", &NoteAdd::personId),
                          field("text", &NoteAdd::text), laterField("channel", &NoteAdd::channel),
                          laterField("happened_at", &NoteAdd::happenedAt));
    }
};

struct NoteEdit final
{
    NoteId id;
    QString text;
    qint64 baseRevision = 0;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &NoteEdit::id), field("text", &NoteEdit::text),
                          field("base_revision", &NoteEdit::baseRevision));
    }
};

struct NoteRemove final
{
    NoteId id;
    static constexpr auto fields() { return std::tuple(field("id", &NoteRemove::id)); }
};

struct NoteRestore final
{
    NoteId id;
    static constexpr auto fields() { return std::tuple(field("id", &NoteRestore::id)); }
};

struct ContactAdd final
{
    ContactId id;
    PersonId personId;
    ContactKind kind = ContactKind::Other;
    QString value;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &ContactAdd::id), field("person_id", &ContactAdd::personId),
                          field("kind", &ContactAdd::kind), field("value", &ContactAdd::value));
    }
};

struct ContactRemove final
{
    ContactId id;
    static constexpr auto fields() { return std::tuple(field("id", &ContactRemove::id)); }
};

struct ContactRestore final
{
    ContactId id;
    static constexpr auto fields() { return std::tuple(field("id", &ContactRestore::id)); }
};

enum class PersonField { Name, Language, City, Tags, TimeZone, BirthDate };

template <>
struct EnumNames<PersonField>
{
    using enum PersonField;
    static constexpr EnumTable<PersonField, 6> table{{
        {Name, QLatin1StringView("name")},
        {Language, QLatin1StringView("language")},
        {City, QLatin1StringView("city")},
        {Tags, QLatin1StringView("tags")},
        {TimeZone, QLatin1StringView("time_zone")},
        {BirthDate, QLatin1StringView("birth_date")},
    }};
};

/// One field of a person; a conflict when it no longer holds `expected`.
struct PersonEdit final
{
    PersonId id;
    PersonField which = PersonField::Name;
    QString value;
    QString expected;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &PersonEdit::id), field("field", &PersonEdit::which),
                          field("value", &PersonEdit::value), field("expected", &PersonEdit::expected));
    }
};

/// Puts an account under another person, ending its former link.
struct LinkAccount final
{
    AccountLinkId id;
    AccountId accountId;
    PersonId personId;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &LinkAccount::id), field("account_id", &LinkAccount::accountId),
                          field("person_id", &LinkAccount::personId));
    }
};

/// Puts an account back under its home person.
struct UnlinkAccount final
{
    AccountId accountId;
    static constexpr auto fields() { return std::tuple(field("account_id", &UnlinkAccount::accountId)); }
};

/// A new version of a team document. A conflict when the newest version is another one than `baseVersion`;
/// leads and administrators only. Error of the document itself: "bad_document", with where and what.
struct TeamPublish final
{
    TeamDocumentId id;
    TeamDocumentKind kind = TeamDocumentKind::Matrix;
    QString body;
    QString note;
    qint64 baseVersion = 0; ///< the version that was edited; 0: there was none
    static constexpr auto fields()
    {
        return std::tuple(field("id", &TeamPublish::id), field("kind", &TeamPublish::kind),
                          field("body", &TeamPublish::body), field("note", &TeamPublish::note),
                          field("base_version", &TeamPublish::baseVersion));
    }
};

/// Corrects a guess about a message (T5).
struct OverruleHint final
{
    HintOverruleId id;
    CaseId caseId;
    MentionId mentionId;
    QString question;
    QString hinted;
    QString answer;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &OverruleHint::id), field("case_id", &OverruleHint::caseId),
                          field("mention_id", &OverruleHint::mentionId), field("question", &OverruleHint::question),
                          field("hinted", &OverruleHint::hinted), field("answer", &OverruleHint::answer));
    }
};

/// Starts the clock of what a reply promises.
struct PromiseAdd final
{
    PromiseId id;
    CaseId caseId;
    PublicationId publicationId;
    QString text;
    TimePoint dueAt{};
    static constexpr auto fields()
    {
        return std::tuple(field("id", &PromiseAdd::id), field("case_id", &PromiseAdd::caseId),
                          field("publication_id", &PromiseAdd::publicationId), field("text", &PromiseAdd::text),
                          field("due_at", &PromiseAdd::dueAt));
    }
};

struct PromiseMove final
{
    PromiseId id;
    TimePoint dueAt{};
    TimePoint expected{}; ///< when it was due until now
    static constexpr auto fields()
    {
        return std::tuple(field("id", &PromiseMove::id), field("due_at", &PromiseMove::dueAt),
                          field("expected", &PromiseMove::expected));
    }
};

struct PromiseSettle final
{
    PromiseId id;
    PromiseState state = PromiseState::Open; ///< open: it is not settled after all
    static constexpr auto fields()
    {
        return std::tuple(field("id", &PromiseSettle::id), field("state", &PromiseSettle::state));
    }
};

/// Gives a bonus of the catalogue, or asks a lead for it where a limit is broken.
struct BonusGive final
{
    BonusGrantId id;
    CaseId caseId;
    QString item;
    QString title;   ///< as the agent saw it; the server takes the catalogue's
    qint64 cost = 0; ///< the same
    QString reason;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &BonusGive::id), field("case_id", &BonusGive::caseId),
                          field("item", &BonusGive::item), laterField("title", &BonusGive::title),
                          laterField("cost", &BonusGive::cost), field("reason", &BonusGive::reason));
    }
};

/// A lead gives or refuses what was asked for.
struct BonusReview final
{
    BonusGrantId id;
    bool isApproved = false;
    QString comment; ///< never empty for a refusal
    static constexpr auto fields()
    {
        return std::tuple(field("id", &BonusReview::id), field("is_approved", &BonusReview::isApproved),
                          field("comment", &BonusReview::comment));
    }
};

/// Takes a bonus back that was asked for or given by mistake.
struct BonusWithdraw final
{
    BonusGrantId id;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &BonusWithdraw::id));
    }
};

struct InterestAdd final
{
    InterestId id;
    PersonId personId;
    QString topic;
    InterestSource source = InterestSource::Profile;
    MentionId mentionId;
    QString quote;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &InterestAdd::id), field("person_id", &InterestAdd::personId),
                          field("topic", &InterestAdd::topic), field("source", &InterestAdd::source),
                          field("mention_id", &InterestAdd::mentionId), field("quote", &InterestAdd::quote));
    }
};

struct InterestStrike final
{
    InterestId id;
    bool isStruck = false;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &InterestStrike::id), field("is_struck", &InterestStrike::isStruck));
    }
};

/// Records a warning, or asks for a removal or block. Refused without a rule and a notice, and without the
/// warnings before it: one for a removal, two for a block.
struct ModerationAdd final
{
    ModerationId id;
    MentionId mentionId;
    ModerationKind kind = ModerationKind::Warning;
    QString rule;
    QString notice;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &ModerationAdd::id), field("mention_id", &ModerationAdd::mentionId),
                          field("kind", &ModerationAdd::kind), field("rule", &ModerationAdd::rule),
                          field("notice", &ModerationAdd::notice));
    }
};

struct ModerationReview final
{
    ModerationId id;
    bool isApproved = false;
    QString comment; ///< never empty for a refusal
    static constexpr auto fields()
    {
        return std::tuple(field("id", &ModerationReview::id), field("is_approved", &ModerationReview::isApproved),
                          field("comment", &ModerationReview::comment));
    }
};

/// A person has done it in the network and told the author, or takes it back.
struct ModerationFinish final
{
    ModerationId id;
    bool isDone = false; ///< false: it is taken back
    static constexpr auto fields()
    {
        return std::tuple(field("id", &ModerationFinish::id), field("is_done", &ModerationFinish::isDone));
    }
};

/// Corrects a stage of the formula.
struct LoyaltyMark final
{
    CaseId caseId;
    LoyaltyStage stage = LoyaltyStage::Conflict;
    bool isReached = false;
    static constexpr auto fields()
    {
        return std::tuple(field("case_id", &LoyaltyMark::caseId), field("stage", &LoyaltyMark::stage),
                          field("is_reached", &LoyaltyMark::isReached));
    }
};

/// Another picture of a person, or none; a conflict when the one that is there is not `expected`.
struct PersonPhotoSet final
{
    PersonId id;
    QList<Attachment> attachments; ///< one, or none
    QString expected;              ///< hash; empty: there was none
    static constexpr auto fields()
    {
        return std::tuple(field("id", &PersonPhotoSet::id), field("attachments", &PersonPhotoSet::attachments),
                          field("expected", &PersonPhotoSet::expected));
    }
};

/// A conflict when the contact no longer holds `expected`. One that an import brought is not edited.
struct ContactEdit final
{
    ContactId id;
    QString value;
    QString expected;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &ContactEdit::id), field("value", &ContactEdit::value),
                          field("expected", &ContactEdit::expected));
    }
};

/// A field of the team's own; a conflict when it no longer holds `expected`.
struct PersonDetailSet final
{
    PersonId personId;
    QString key;
    QString value;
    QString expected;
    static constexpr auto fields()
    {
        return std::tuple(field("person_id", &PersonDetailSet::personId), field("key", &PersonDetailSet::key),
                          field("value", &PersonDetailSet::value), field("expected", &PersonDetailSet::expected));
    }
};

struct ConsentAdd final
{
    ConsentId id;
    PersonId personId;
    ConsentKind kind = ConsentKind::Storage;
    bool isGiven = false;
    QString source; ///< never empty
    TimePoint saidAt{};
    static constexpr auto fields()
    {
        return std::tuple(field("id", &ConsentAdd::id), field("person_id", &ConsentAdd::personId),
                          field("kind", &ConsentAdd::kind), field("is_given", &ConsentAdd::isGiven),
                          field("source", &ConsentAdd::source), field("said_at", &ConsentAdd::saidAt));
    }
};

struct ConsentRemove final
{
    ConsentId id;
    bool isRemoved = false; ///< false: it is put back
    static constexpr auto fields()
    {
        return std::tuple(field("id", &ConsentRemove::id), field("is_removed", &ConsentRemove::isRemoved));
    }
};

/// Confirms or refuses that two accounts are one person's, or opens the question again. Confirmed, all
/// accounts of the second's person come under the first's; opened again, or refused after that, each goes
/// back to where it was.
struct ProposalDecide final
{
    LinkProposalId id;
    ProposalState state = ProposalState::Open; ///< open, confirmed or refused
    static constexpr auto fields()
    {
        return std::tuple(field("id", &ProposalDecide::id), field("state", &ProposalDecide::state));
    }
};

/// A colleague has opened a card: for the audit log.
struct CardView final
{
    PersonId personId;
    static constexpr auto fields() { return std::tuple(field("person_id", &CardView::personId)); }
};

/// The alternatives stand in the order of MutationKind.
using Command = std::variant<ClaimTake, ClaimRelease, CaseDecide, CaseClose, CaseReopen, DraftSave, DraftDiscard,
                             PublicationSubmit, PublicationUndo, PublicationRetry, PublicationMove, PublicationResolve, ReviewApprove,
                             ReviewReturn, NoteAdd, NoteEdit, NoteRemove, NoteRestore, ContactAdd, ContactRemove,
                             ContactRestore, PersonEdit, LinkAccount, UnlinkAccount, TeamPublish, OverruleHint, PromiseAdd,
                             PromiseMove, PromiseSettle, BonusGive, BonusReview, BonusWithdraw, InterestAdd, InterestStrike,
                             ModerationAdd, ModerationReview, ModerationFinish, LoyaltyMark, PersonPhotoSet, ContactEdit, PersonDetailSet,
                             ConsentAdd, ConsentRemove, ProposalDecide, CardView, SourceEdit, GapAcknowledge, DutySave, DutyCheck, DutyRemove,
                             MentionCapture>;

/// The member that a PersonEdit is about.
[[nodiscard]] QString &fieldOf(Person &person, PersonField which);

/// A new mutation with a time-ordered id of its own.
[[nodiscard]] Mutation makeMutation(const Command &command, const Clock &clock);

/// The command a mutation carries. Error kind CorrectInput, code "bad_field".
[[nodiscard]] Result<Command> commandOf(const Mutation &mutation);

} // namespace otklik
