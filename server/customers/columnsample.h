#pragma once

#include "models/customerimports.h"

namespace otklik {

inline constexpr int recordsOfSample = 50; ///< how many records are looked at for their columns

/// Adds a text to what is shown of a column: the first three different ones, shortened. Nothing of what is never
/// collected about a person (isSensitive) is shown, wherever it stands.
void addSample(ImportColumn &column, const QString &text);

} // namespace otklik
