#pragma once

#include "models/fields.h"
#include "models/id.h"

namespace otklik {

/// A public contact of the company itself: the help line, the address of the
/// shop. It is nobody's personal data and may be written in public (C4).
struct OwnContact final
{
    OwnContactId id;
    QString value; ///< as PrivacyOptions::ownContacts takes it: "help@shop.example", "@shop.example", a phone
    bool isRemoved = false;

    static constexpr auto fields()
    {
        return std::tuple(field("id", &OwnContact::id), field("value", &OwnContact::value),
                          field("is_removed", &OwnContact::isRemoved));
    }
    friend bool operator==(const OwnContact &, const OwnContact &) = default;
};

} // namespace otklik
