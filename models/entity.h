#pragma once

#include "models/bonus.h"
#include "models/consent.h"
#include "models/coverage.h"
#include "models/customer.h"
#include "models/customerrecord.h"
#include "models/mention.h"
#include "models/network.h"
#include "models/dutyplace.h"
#include "models/erasure.h"
#include "models/hintoverrule.h"
#include "models/interest.h"
#include "models/linkproposal.h"
#include "models/loyalty.h"
#include "models/moderation.h"
#include "models/owncontact.h"
#include "models/persondetail.h"
#include "models/presence.h"
#include "models/promise.h"
#include "models/publication.h"
#include "models/supportcase.h"
#include "models/teamdocument.h"
#include "models/user.h"

#include <variant>

namespace otklik {

/// Every kind of row that the change feed carries, in the order in which rows
/// of one change are sent: what is referred to comes before what refers to it.
enum class EntityKind {
    User,
    Source,
    Person,
    Account,
    AccountLink,
    Contact,
    Note,
    Claim,
    Thread,
    Case,
    Mention,
    MentionVersion,
    Decision,
    Draft,
    Publication,
    OwnContact,
    Erasure,
    TeamDocument,
    HintOverrule,
    Promise,
    BonusGrant,
    Interest,
    Moderation,
    LoyaltyTrack,
    CustomerRecord,
    LinkProposal,
    PersonDetail,
    Consent,
    Presence,
    Coverage,
    SourceGap,
    DutyPlace,
};

template <>
struct EnumNames<EntityKind>
{
    using enum EntityKind;
    static constexpr EnumTable<EntityKind, 32> table{{
        {User, QLatin1StringView("user")},
        {Source, QLatin1StringView("source")},
        {Person, QLatin1StringView("person")},
        {Account, QLatin1StringView("account")},
        {AccountLink, QLatin1StringView("account_link")},
        {Contact, QLatin1StringView("contact")},
        {Note, QLatin1StringView("note")},
        {Claim, QLatin1StringView("claim")},
        {Thread, QLatin1StringView("thread")},
        {Case, QLatin1StringView("case")},
        {Mention, QLatin1StringView("mention")},
        {MentionVersion, QLatin1StringView("mention_version")},
        {Decision, QLatin1StringView("decision")},
        {Draft, QLatin1StringView("draft")},
        {Publication, QLatin1StringView("publication")},
        {OwnContact, QLatin1StringView("own_contact")},
        {Erasure, QLatin1StringView("erasure")},
        {TeamDocument, QLatin1StringView("team_document")},
        {HintOverrule, QLatin1StringView("hint_overrule")},
        {Promise, QLatin1StringView("promise")},
        {BonusGrant, QLatin1StringView("bonus_grant")},
        {Interest, QLatin1StringView("interest")},
        {Moderation, QLatin1StringView("moderation")},
        {LoyaltyTrack, QLatin1StringView("loyalty_track")},
        {CustomerRecord, QLatin1StringView("customer_record")},
        {LinkProposal, QLatin1StringView("link_proposal")},
        {PersonDetail, QLatin1StringView("person_detail")},
        {Consent, QLatin1StringView("consent")},
        {Presence, QLatin1StringView("presence")},
        {Coverage, QLatin1StringView("coverage")},
        {SourceGap, QLatin1StringView("source_gap")},
        {DutyPlace, QLatin1StringView("duty_place")},
    }};
};

/// One row of any kind; the alternatives stand in the order of EntityKind.
using Entity = std::variant<User, Source, Person, Account, AccountLink, Contact, Note, Claim, Thread, Case, Mention,
                            MentionVersion, Decision, Draft, Publication, OwnContact, Erasure, TeamDocument, HintOverrule, Promise,
                            BonusGrant, Interest, Moderation, LoyaltyTrack, CustomerRecord, LinkProposal, PersonDetail, Consent,
                            Presence, Coverage, SourceGap, DutyPlace>;

[[nodiscard]] inline EntityKind kindOf(const Entity &entity)
{
    return static_cast<EntityKind>(entity.index());
}

/// The id of a row, whatever its kind.
[[nodiscard]] inline QString idOf(const Entity &entity)
{
    return std::visit([](const auto &row) { return row.id.value; }, entity);
}

/// A row as the feed tells it: `seq` is its newest change number.
struct EntityChange final
{
    qint64 seq = 0;
    Entity entity;
};

} // namespace otklik
