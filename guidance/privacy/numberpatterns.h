#pragma once

#include "guidance/privacy/personaldata.h"
#include "guidance/textspan.h"

#include <QList>
#include <QString>

namespace otklik {

/// Why a team's pattern is not used.
enum class PatternFault {
    None,         ///< it is used
    Malformed,    ///< it does not compile
    MatchesEmpty, ///< it matches where there is nothing
    TooSlow,      ///< it backtracks without end on some text: tried when it is first used, and watched from then on
};

/// Whether a pattern can be used. What has once been too slow stays so until the
/// program ends. Thread-safe.
[[nodiscard]] PatternFault patternFault(const NumberPattern &pattern);

/// What a pattern finds: nothing, if it cannot be used. A find is 64 characters
/// long at most. Time-boxed: steps from each place and processor time for each
/// stretch of text are bounded, so that no expression holds up a keystroke.
[[nodiscard]] QList<TextSpan> findByPattern(const QString &text, const NumberPattern &pattern);

} // namespace otklik
