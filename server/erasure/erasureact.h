#pragma once

#include "server/erasure/personeraser.h"

namespace otklik::server {

/// The act of an erasure, as plain text for the file of the company: what was
/// removed, when, by whom, why, and the extract of the journal. Holds ids, not words.
[[nodiscard]] QString actOf(const ErasureReport &report);

/// What an operator has to see before saying yes: who it is, by name, and how much there is.
[[nodiscard]] QString summaryOf(const PersonRows &person);

} // namespace otklik::server
