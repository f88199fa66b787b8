#pragma once

#include "guidance/privacy/digitruns.h"

namespace otklik {

/// Numbers said in words, Russian and English: «восемь девятьсот шестнадцать сто двадцать три …»,
/// "four two seven six …". A compound («сорок два») is one group, single digits that follow each
/// other are one group together. Runs of fewer than seven digits are left out. Linear.
[[nodiscard]] QList<DigitRun> findSpelledRuns(const QString &text);

} // namespace otklik
