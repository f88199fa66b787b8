#pragma once

#include "models/result.h"
#include "server/customers/customerimport.h"

namespace otklik::server {

/// Prints what an import did, or would do: the first outcomes in detail, counts, what was left out.
void printReport(const CustomerImportReport &report, bool isDryRun);
/// An outcome as a line of JSON.
[[nodiscard]] QByteArray reportLine(const CustomerOutcome &outcome);
/// What to do about an import that could not be made, or broke off. Empty where the code is not one of imports.
[[nodiscard]] QString importSentence(const Error &error);

} // namespace otklik::server
