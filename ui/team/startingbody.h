#pragma once

#include "models/teamdocument.h"

namespace otklik {

/// What an editor begins with where the team has published nothing: what is in use
/// then, or an example. May be empty.
[[nodiscard]] QString startingBody(TeamDocumentKind kind);

} // namespace otklik
