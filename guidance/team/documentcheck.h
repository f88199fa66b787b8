#pragma once

#include "models/result.h"
#include "models/teamdocument.h"

namespace otklik {

/// Whether a document can be what its kind asks for: read by the same readers
/// that use it. Error "bad_document", detail where and what. Definitions of
/// wording are only read as XML here: what their expressions do is tried where
/// they are used.
[[nodiscard]] Result<void> checkDocument(TeamDocumentKind kind, const QString &body);

} // namespace otklik
