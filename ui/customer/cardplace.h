#pragma once

namespace otklik {

/// Where on the first tab of the card another part stands; parts of one place in the order they came.
enum class CardPlace {
    Fields,   ///< below the details
    Accounts, ///< below the accounts
    Care,     ///< above the notes
    End,
};

} // namespace otklik
