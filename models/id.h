#pragma once

#include <QHashFunctions>
#include <QString>

namespace otklik {

/// The identifier of one kind of entity: a UUIDv7 in its 36-character text form,
/// or empty for "none". The tag keeps a person's id from being passed for a case's.
template <class Tag>
struct Id final
{
    QString value;

    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.value < b.value; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.value, seed); }
};

using UserId = Id<struct UserTag>;
using SourceId = Id<struct SourceTag>;
using AccountId = Id<struct AccountTag>;
using PersonId = Id<struct PersonTag>;
using ContactId = Id<struct ContactTag>;
using OwnContactId = Id<struct OwnContactTag>;
using NoteId = Id<struct NoteTag>;
using AccountLinkId = Id<struct AccountLinkTag>;
using ThreadId = Id<struct ThreadTag>;
using MentionId = Id<struct MentionTag>;
using MentionVersionId = Id<struct MentionVersionTag>;
using CaseId = Id<struct CaseTag>;
using DecisionId = Id<struct DecisionTag>;
using DraftId = Id<struct DraftTag>;
using PublicationId = Id<struct PublicationTag>;
using ReviewId = Id<struct ReviewTag>;
using ErasureId = Id<struct ErasureTag>;
using TeamDocumentId = Id<struct TeamDocumentTag>;
using HintOverruleId = Id<struct HintOverruleTag>;
using PromiseId = Id<struct PromiseTag>;
using BonusGrantId = Id<struct BonusGrantTag>;
using InterestId = Id<struct InterestTag>;
using ModerationId = Id<struct ModerationTag>;
using LinkProposalId = Id<struct LinkProposalTag>;
using PersonDetailId = Id<struct PersonDetailTag>;
using ConsentId = Id<struct ConsentTag>;
using SourceGapId = Id<struct SourceGapTag>;
using DutyPlaceId = Id<struct DutyPlaceTag>;
using MutationId = Id<struct MutationTag>;

} // namespace otklik
