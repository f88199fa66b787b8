#pragma once

#include "guidance/learning/textmodel.h"
#include "models/teamdocument.h"

#include <optional>

namespace otklik {

/// The most bytes of a model that a document of the team can hold, as Base64.
inline constexpr qsizetype documentModelBytes = longestDocument / 4 * 3;

[[nodiscard]] QString modelDocument(const TextModel &model);

/// An empty document is no model: the words decide. Fails with "not_a_model" when it is no Base64, and
/// as TextModel::fromBytes().
[[nodiscard]] Result<std::optional<TextModel>> readModelDocument(const QString &body);

} // namespace otklik
