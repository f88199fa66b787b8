#pragma once

#include "server/main/labelledfile.h"

namespace otklik::server {

class Store;

/// What the team itself has said about messages: guesses that were corrected, and the answers that
/// decisions were made with, each with the text it was said about. The newest word about a case counts.
/// Codes: those of the store, "too_many_rows".
[[nodiscard]] Result<LabelledFile> readTaughtRows(Store &store, const QString &question);

} // namespace otklik::server
