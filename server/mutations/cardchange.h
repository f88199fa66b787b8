#pragma once

#include "models/command.h"
#include "models/user.h"

namespace otklik::server {

class Rows;

/// Writes who changed the card of a person to the audit, under the name of the command and about the
/// person, without what was typed. Commands that write an entry of their own, or are about work and not
/// the card, are left out. In the transaction of the command, after it.
void auditCardChange(Rows &rows, const User &me, const Command &command);

} // namespace otklik::server
