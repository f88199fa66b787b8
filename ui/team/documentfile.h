#pragma once

#include "models/stores.h"

namespace otklik {

/// The text of a file in UTF-8, no longer than a team document may be. Errors:
/// CorrectInput "file_unreadable", "file_too_large", "file_not_text".
[[nodiscard]] Answer<QString> readDocumentFile(const QString &path);

/// Writes it whole or not at all. Error: CorrectInput "file_unwritable".
[[nodiscard]] Answer<bool> writeDocumentFile(const QString &path, const QString &text);

} // namespace otklik
