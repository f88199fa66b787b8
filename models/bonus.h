#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

namespace otklik {

enum class BonusState {
    Asked, ///< over a limit: waits for a lead
    Given,
    Refused,
    Withdrawn, ///< taken back; counts for nothing
};

template <>
struct EnumNames<BonusState>
{
    using enum BonusState;
    static constexpr EnumTable<BonusState, 4> table{{
        {Asked, QLatin1StringView("asked")},
        {Given, QLatin1StringView("given")},
        {Refused, QLatin1StringView("refused")},
        {Withdrawn, QLatin1StringView("withdrawn")},
    }};
};

/// A bonus for one person in one case (C6): a line of the ledger. Lines are never removed or changed but
/// for their state.
struct BonusGrant final
{
    BonusGrantId id;
    CaseId caseId;
    PersonId personId;
    QString item; ///< key in the catalogue
    QString title; ///< of the item when it was given
    qint64 cost = 0; ///< in hundredths of the currency, when it was given
    QString reason; ///< why this person gets this
    BonusState state = BonusState::Asked;
    QString problem; ///< the limit that it broke, as a code; empty: none
    UserId givenBy;
    TimePoint givenAt{};
    UserId reviewedBy;
    std::optional<TimePoint> reviewedAt;
    QString comment; ///< of who reviewed it

    static constexpr auto fields()
    {
        return std::tuple(field("id", &BonusGrant::id), field("case_id", &BonusGrant::caseId),
                          field("person_id", &BonusGrant::personId), field("item", &BonusGrant::item),
                          field("title", &BonusGrant::title), field("cost", &BonusGrant::cost),
                          field("reason", &BonusGrant::reason), field("state", &BonusGrant::state),
                          field("problem", &BonusGrant::problem), field("given_by", &BonusGrant::givenBy),
                          field("given_at", &BonusGrant::givenAt), field("reviewed_by", &BonusGrant::reviewedBy),
                          field("reviewed_at", &BonusGrant::reviewedAt), field("comment", &BonusGrant::comment));
    }
    friend bool operator==(const BonusGrant &, const BonusGrant &) = default;
};

} // namespace otklik
