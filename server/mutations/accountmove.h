#pragma once

#include "models/customer.h"
#include "models/linkproposal.h"

#include <optional>

namespace otklik::server {

class Rows;

/// Ends the link that places the account now, places it with `link` if it is not to be at home, and moves
/// its work to `to`. The former link's row stays as history, and so does everything written at either
/// person (K2). `by`: empty for the server.
void moveAccount(Rows &rows, const UserId &by, const Account &account, const PersonId &to,
                 const std::optional<AccountLink> &link);

/// Puts all accounts of the second's person under the first's. Nothing where they are one already.
void linkAccounts(Rows &rows, const UserId &by, const LinkProposal &proposal);

/// Puts every account that stands where linkAccounts() has put it back to where it was before. Those that
/// somebody has moved on since stay.
void unlinkAccounts(Rows &rows, const UserId &by, const LinkProposal &proposal);

} // namespace otklik::server
