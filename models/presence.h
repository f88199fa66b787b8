#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

#include <chrono>

namespace otklik {

enum class Doing { Nothing, Looking, Writing };

template <>
struct EnumNames<Doing>
{
    using enum Doing;
    static constexpr EnumTable<Doing, 3> table{{
        {Nothing, QLatin1StringView("nothing")},
        {Looking, QLatin1StringView("looking")},
        {Writing, QLatin1StringView("writing")},
    }};
};

/// Whose card a colleague has open now, by the server's clock. One row per colleague; no promise hangs on
/// it, unlike a claim.
struct Presence final
{
    UserId id; ///< the colleague
    PersonId personId; ///< empty: nobody's
    Doing doing = Doing::Nothing;
    TimePoint until{}; ///< not later than this, unless it is told again

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Presence::id), field("person_id", &Presence::personId),
                          field("doing", &Presence::doing), field("until", &Presence::until));
    }
    friend bool operator==(const Presence &, const Presence &) = default;
};

/// So long a presence holds. Desktops tell again in half of it.
inline constexpr std::chrono::minutes presenceHolds(4);

} // namespace otklik
