#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// Replies of replies/twcs and replies/ibm_customer_care of the data, labelled by hand for the items of the checklist
/// (tests/guidance/labels/replies.txt: ids and labels, no texts): recall and precision of every item, on the half that
/// rules were made with ("tuned") and on the other ("held"). An item that nobody labelled and the program did not find
/// is left out.
[[nodiscard]] Figures measureLabelledReplies(const Options &options);

} // namespace otklik::bench
