#pragma once

#include "models/teamdocument.h"

namespace otklik {

/// The document that counts until the team has published one of its own; empty
/// for kinds that begin empty.
[[nodiscard]] QString builtInBody(TeamDocumentKind kind);

} // namespace otklik
