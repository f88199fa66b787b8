#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

namespace otklik {

/// A field of the team's own on the card of a person; what it is called and what it may hold stands in the
/// team's document of card fields. One row per field, so that two colleagues edit two fields without meeting.
struct PersonDetail final
{
    PersonDetailId id; ///< detailIdOf()
    PersonId personId;
    QString key;   ///< of the field
    QString value; ///< empty: taken away
    UserId setBy;
    TimePoint setAt{};

    static constexpr auto fields()
    {
        return std::tuple(field("id", &PersonDetail::id), field("person_id", &PersonDetail::personId),
                          field("key", &PersonDetail::key), field("value", &PersonDetail::value),
                          field("set_by", &PersonDetail::setBy), field("set_at", &PersonDetail::setAt));
    }
    friend bool operator==(const PersonDetail &, const PersonDetail &) = default;
};

/// The same for whoever sets it first.
[[nodiscard]] inline PersonDetailId detailIdOf(const PersonId &person, const QString &key)
{
    return {person.value + u'.' + key};
}

inline constexpr qsizetype longestDetailKey = 60; ///< characters

} // namespace otklik
