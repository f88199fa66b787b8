#pragma once

#include "benchmarks/figures.h"

namespace otklik::bench {

/// `compose`: typing into a Russian reply of 2,000 characters in a real editor,
/// with colours and every check of the composer after each keystroke. Figure
/// keystroke_p99_ms is processor time; its floor is the same typing into a bare editor.
[[nodiscard]] Figures runCompose();

} // namespace otklik::bench
