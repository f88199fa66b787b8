#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

namespace otklik {

/// What a person is asked about.
enum class ConsentKind {
    Storage,   ///< that their data is kept and used
    Marketing, ///< offers
    Calls,
    Sharing, ///< with partners
};

template <>
struct EnumNames<ConsentKind>
{
    using enum ConsentKind;
    static constexpr EnumTable<ConsentKind, 4> table{{
        {Storage, QLatin1StringView("storage")},
        {Marketing, QLatin1StringView("marketing")},
        {Calls, QLatin1StringView("calls")},
        {Sharing, QLatin1StringView("sharing")},
    }};
};

/// What a person has agreed to or refused, and where they said so. Rows are never changed but for the mark
/// of removal: the newest of a kind that is not removed counts.
struct Consent final
{
    ConsentId id;
    PersonId personId;
    ConsentKind kind = ConsentKind::Storage;
    bool isGiven = false; ///< false: refused or withdrawn
    QString source;       ///< where it was said, never empty: "form on the site", "call of 3 May"
    TimePoint saidAt{};
    UserId recordedBy;
    TimePoint recordedAt{};
    bool isRemoved = false; ///< written down by mistake

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Consent::id), field("person_id", &Consent::personId),
                          field("kind", &Consent::kind), field("is_given", &Consent::isGiven),
                          field("source", &Consent::source), field("said_at", &Consent::saidAt),
                          field("recorded_by", &Consent::recordedBy), field("recorded_at", &Consent::recordedAt),
                          field("is_removed", &Consent::isRemoved));
    }
    friend bool operator==(const Consent &, const Consent &) = default;
};

} // namespace otklik
