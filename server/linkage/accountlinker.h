#pragma once

#include "identity/linkage/linker.h"
#include "models/linkproposal.h"

#include <chrono>
#include <optional>

// How accounts are compared: the same for the linkage that proposes and for whoever asks what it would propose.

namespace otklik::server {

class Rows;

constexpr quint32 leastAccountsToLearn = 300; ///< with fewer, what is usual holds

[[nodiscard]] identity::LinkerOptions accountLinkerOptions();
/// While there are too few accounts to learn from.
[[nodiscard]] identity::Weights usualAccountWeights(quint32 accounts);
/// What was learned less than relearning ago; nothing else.
[[nodiscard]] std::optional<identity::Weights> keptAccountWeights(Rows &rows);
constexpr std::chrono::hours relearning{24};

/// As proposals tell it: bits in hundredths, the probability in thousandths and never quite one.
[[nodiscard]] qint64 hundredthsOf(double bits);
[[nodiscard]] qint64 thousandthsOf(double probability);
[[nodiscard]] QList<ProposalReason> reasonsOf(const identity::Waterfall &waterfall);

} // namespace otklik::server
